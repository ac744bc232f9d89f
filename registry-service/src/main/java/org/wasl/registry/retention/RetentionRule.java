package org.wasl.registry.retention;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.wasl.contracts.code.RetentionSubject;
import org.wasl.platform.value.Aggregate;

/** For how long something is kept, and why. Of the whole registry, not of one agency. */
@Entity
@Table(name = "retention_rule")
public class RetentionRule extends Aggregate {
    @Enumerated(EnumType.STRING)
    private RetentionSubject subject;

    @Column(name = "keep_days")
    private int keepDays;

    private boolean active;
    private String basis;

    protected RetentionRule() {}

    boolean is(int days, boolean inUse, String why) {
        return keepDays == days && active == inUse && Objects.equals(basis, why);
    }

    void becomes(int days, boolean inUse, String why, Clock clock) {
        keepDays = days;
        active = inUse;
        basis = why;
        touch(clock);
    }

    Duration keep() {
        return Duration.ofDays(keepDays);
    }

    /** What is from before that time is kept no longer. */
    Instant limit(Clock clock) {
        return clock.instant().minus(keep());
    }

    RetentionSubject subject() {
        return subject;
    }

    int keepDays() {
        return keepDays;
    }

    boolean isActive() {
        return active;
    }

    String basis() {
        return basis;
    }
}
