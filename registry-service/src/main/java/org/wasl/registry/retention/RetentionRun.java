package org.wasl.registry.retention;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.wasl.platform.value.Uuid7;

/** What a rule did when: how many, never who. */
@Entity
@Table(name = "retention_run")
class RetentionRun {
    @Id
    private UUID id;

    @Column(name = "rule_id")
    private UUID ruleId;

    private Instant at;
    private long removed;
    private long held;

    protected RetentionRun() {}

    RetentionRun(RetentionRule rule, Retained.Removal removal, Instant now) {
        id = Uuid7.next();
        ruleId = rule.rawId();
        at = now;
        removed = removal.removed();
        held = removal.held();
    }

    Instant at() {
        return at;
    }

    long removed() {
        return removed;
    }

    long held() {
        return held;
    }
}
