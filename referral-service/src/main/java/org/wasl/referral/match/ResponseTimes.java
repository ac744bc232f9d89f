package org.wasl.referral.match;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How recipients answered in the last half year: the best guess of how they will answer. */
@ApplicationScoped
class ResponseTimes {
    /** Fewer tell more of persons than of the recipient. */
    private static final int FEWEST = 5;

    private static final Duration LATELY = Duration.ofDays(182);

    private final EntityManager entities;
    private final Clock clock;

    @Inject
    ResponseTimes(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * @param referrals sent to it in half a year and answered, or left without an answer past the time
     * @param medianHours from sending to accepting, declining or the waiting list; null where half were never answered
     * @param acceptedShare of all, 0 to 1
     * @param noAnswerShare expired without an answer
     */
    @Schema(name = "ExpectedResponse")
    record Expected(
            long referrals,
            @Schema(nullable = true) Double medianHours,
            @Schema(nullable = true) Double p90Hours,
            double acceptedShare,
            double noAnswerShare) {}

    /** By service at a location; without those of whom too little is known. */
    Map<UUID, Expected> of(Collection<UUID> places) {
        Map<UUID, Expected> all = new HashMap<>();
        if (places.isEmpty()) {
            return all;
        }
        @SuppressWarnings("unchecked")
        List<Object[]> rows = entities.createNativeQuery("""
                        select service_at_location_id, count(*),
                               percentile_cont(0.5) within group (order by hours) as median,
                               percentile_cont(0.9) within group (order by hours) as p90,
                               avg(case when accepted then 1.0 else 0.0 end),
                               avg(case when hours is null then 1.0 else 0.0 end)
                          from (select service_at_location_id, contact_due_at is not null as accepted,
                                       extract(epoch from coalesce(waitlisted_at, decided_at) - sent_at) / 3600.0 as hours
                                  from referral
                                 where service_at_location_id in (:places) and sent_at > :since
                                   and (decided_at is not null or waitlisted_at is not null or status = 'EXPIRED')) r
                         group by service_at_location_id
                        having count(*) >= :fewest""")
                .setParameter("places", places)
                .setParameter("since", clock.instant().minus(LATELY))
                .setParameter("fewest", FEWEST)
                .getResultList();
        rows.forEach(row -> all.put(
                (UUID) row[0],
                new Expected(
                        ((Number) row[1]).longValue(), hours(row[2]), hours(row[3]), share(row[4]), share(row[5]))));
        return all;
    }

    private static Double hours(Object value) {
        return value == null ? null : Math.round(((Number) value).doubleValue() * 10) / 10.0;
    }

    private static double share(Object value) {
        return Math.round(((Number) value).doubleValue() * 100) / 100.0;
    }
}
