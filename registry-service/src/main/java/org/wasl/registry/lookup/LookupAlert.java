package org.wasl.registry.lookup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.LookupAlertId;
import org.wasl.platform.value.Aggregate;

/** One account looked up unusually many persons within one hour. */
@Entity
@Table(name = "lookup_alert")
public class LookupAlert extends Aggregate {
    private String subject;

    @Column(name = "window_start")
    private Instant windowStart;

    private long lookups;
    private long records;

    protected LookupAlert() {}

    LookupAlert(AgencyId agency, String subject, Instant windowStart, Clock clock) {
        super(agency, clock);
        this.subject = subject;
        this.windowStart = windowStart;
    }

    /** @return whether there are more than were known of */
    boolean counted(long lookups, long records, Clock clock) {
        if (lookups == this.lookups && records == this.records) {
            return false;
        }
        this.lookups = lookups;
        this.records = records;
        touch(clock);
        return true;
    }

    LookupAlertId id() {
        return new LookupAlertId(rawId());
    }

    String subject() {
        return subject;
    }

    Instant windowStart() {
        return windowStart;
    }

    long lookups() {
        return lookups;
    }

    long records() {
        return records;
    }
}
