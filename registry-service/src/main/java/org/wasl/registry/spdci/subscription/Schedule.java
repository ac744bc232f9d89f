package org.wasl.registry.spdci.subscription;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.wasl.platform.value.JordanTime;

/**
 * When a subscriber is told: between two moments, at the times of a cron expression.
 *
 * @param cron of Quartz, with seconds, in Jordan's time
 */
@Embeddable
record Schedule(
        @Column(name = "starts_at") Instant startsAt,
        @Column(name = "ends_at") Instant endsAt,
        String cron) {
    private static final CronParser PARSER =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));

    boolean possible() {
        try {
            return startsAt.isBefore(endsAt) && parsed() != null;
        } catch (IllegalArgumentException noCron) {
            return false;
        }
    }

    private Cron parsed() {
        return PARSER.parse(cron).validate();
    }

    /** The next time at or after this moment; the moment itself where there is none. */
    Instant next(Instant moment) {
        return ExecutionTime.forCron(parsed())
                .nextExecution(moment.atZone(JordanTime.ZONE))
                .map(java.time.ZonedDateTime::toInstant)
                .orElse(moment);
    }

    boolean runs(Instant at) {
        return !startsAt.isAfter(at) && endsAt.isAfter(at);
    }
}
