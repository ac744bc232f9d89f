package org.wasl.referral.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ServiceType;
import org.wasl.referral.metrics.MetricsResource.GroupBy;

/** Two statements over the referrals of a period, whatever they are grouped by. */
@ApplicationScoped
class MetricsQuery {
    private static final String STEPS = """
            count(*) as sent,
            count(*) filter (where contact_due_at is not null) as accepted,
            count(*) filter (where r.status = 'DECLINED') as declined,
            count(*) filter (where r.status = 'COMPLETED') as completed,
            count(*) filter (where r.status = 'FAILED') as failed,
            count(*) filter (where exists (select 1 from referral n where n.chain_id = r.chain_id
                                              and n.previous_referral_id = r.id and n.sent_at is not null
                                              and (%s or %s))) as re_referred,
            avg(case when answered_at is null and (r.status = 'EXPIRED' or decide_due_at < :now) then 1.0 else 0.0 end) as no_answer,
            avg(case received_service when 'YES' then 1.0 when 'PARTLY' then 1.0 when 'NO' then 0.0 end) as confirmed""";

    private static final List<String[]> CLOCKS = List.of(
            new String[] {"acknowledge", "received_at", "sent_at", "acknowledge_due_at"},
            new String[] {"decide", "answered_at", "sent_at", "decide_due_at"},
            new String[] {"contact", "started_at", "decided_at", "contact_due_at"},
            new String[] {"outcome", "done_at", "decided_at", "outcome_due_at"});

    private static final String FROM = """

             from (select x.*, l.governorate, coalesce(x.waitlisted_at, x.decided_at) as answered_at,
                          case when x.status in ('COMPLETED', 'FAILED') then x.closed_at end as done_at
                     from referral x
                     join service_at_location p on p.id = x.service_at_location_id
                     join service s on s.id = p.service_id
                     join location l on l.id = p.location_id
                    where x.sent_at >= :from and x.sent_at < :to and x.status <> 'ENTERED_IN_ERROR' and %s) r""";

    private final EntityManager entities;
    private final Clock clock;

    @Inject
    MetricsQuery(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Which referrals count: none that the caller may not know of, so that neither a figure nor the difference of two tells of one.
     *
     * @param condition on {@code x} (the referral) and {@code s} (the service)
     * @param agency of the caller
     * @param known the confidential ones that the caller knows
     * @param withPersonsWord whether what the persons said is told: not to the recipient, who could tell one answer from the difference of two figures
     */
    record Whose(String condition, UUID agency, List<UUID> known, boolean withPersonsWord) {}

    /** In SQL, on a row of referrals: it is neither of a restricted case nor to a sensitive service. */
    static String notConfidential(String row) {
        return "not %1$s.sensitive_service and %1$s.sensitivity <> 'RESTRICTED'".formatted(row);
    }

    /** In SQL, on a row of referrals: it is one of those that the caller knows. */
    static String known(String row) {
        return row + ".id = any(cast(:known as uuid[]))";
    }

    List<Metrics> of(Instant from, Instant to, Set<GroupBy> by, Whose whose) {
        String groups = by.isEmpty()
                ? ""
                : " group by "
                        + String.join(", ", by.stream().map(GroupBy::column).toList());
        StringBuilder select = new StringBuilder("select ");
        by.forEach(
                g -> select.append(g.column()).append(" as ").append(g.name()).append(", "));
        select.append(STEPS.formatted(notConfidential("n"), known("n")));
        CLOCKS.forEach(c -> select.append(clock(c[0], c[1], c[2], c[3])));
        Map<Metrics.Group, List<Metrics.Reason>> reasons = reasons(from, to, by, whose);
        List<Metrics> all = new ArrayList<>();
        for (Tuple row : rows(select + FROM.formatted(whose.condition()) + groups, from, to, whose)) {
            Metrics.Group group = group(row, by);
            if (count(row, "sent") > 0) {
                all.add(read(row, group, whose, reasons.getOrDefault(group, List.of())));
            }
        }
        return all;
    }

    private static String clock(String name, String done, String since, String due) {
        String hours = "extract(epoch from %s - %s) / 3600.0".formatted(done, since);
        return """
                ,
                avg(case when %1$s <= %2$s then 1.0 when %1$s is not null or %2$s < :now then 0.0 end) as %3$s_on_time,
                percentile_cont(0.5) within group (order by %4$s) as %3$s_median,
                percentile_cont(0.9) within group (order by %4$s) as %3$s_p90""".formatted(done, due, name, hours);
    }

    private Map<Metrics.Group, List<Metrics.Reason>> reasons(Instant from, Instant to, Set<GroupBy> by, Whose whose) {
        List<String> columns = new ArrayList<>(by.stream().map(GroupBy::column).toList());
        columns.addAll(List.of("status", "reason_code"));
        StringBuilder select = new StringBuilder("select ");
        by.forEach(
                g -> select.append(g.column()).append(" as ").append(g.name()).append(", "));
        select.append("status, reason_code, count(*) as number");
        Map<Metrics.Group, List<Metrics.Reason>> all = new HashMap<>();
        String query = select + FROM.formatted(whose.condition())
                + " where status in ('DECLINED', 'FAILED', 'CANCELLED') and reason_code is not null group by "
                + String.join(", ", columns) + " order by count(*) desc, reason_code";
        for (Tuple row : rows(query, from, to, whose)) {
            String step =
                    switch (row.get("status", String.class)) {
                        case "DECLINED" -> "decline";
                        case "FAILED" -> "fail";
                        default -> "cancel";
                    };
            all.computeIfAbsent(group(row, by), g -> new ArrayList<>())
                    .add(new Metrics.Reason(
                            step, row.get("reason_code", String.class), ((Number) row.get("number")).longValue()));
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, Instant from, Instant to, Whose whose) {
        Query query = entities.createNativeQuery(sql, Tuple.class)
                .setParameter("from", from)
                .setParameter("to", to);
        if (sql.contains(":now")) {
            query.setParameter("now", clock.instant());
        }
        if (sql.contains(":agency")) {
            query.setParameter("agency", whose.agency());
        }
        if (sql.contains(":known")) {
            query.setParameter(
                    "known", whose.known().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")));
        }
        return query.getResultList();
    }

    private static Metrics.Group group(Tuple row, Set<GroupBy> by) {
        return new Metrics.Group(
                by.contains(GroupBy.PROVIDER) ? row.get("PROVIDER", UUID.class) : null,
                by.contains(GroupBy.SERVICE_TYPE) ? ServiceType.valueOf(row.get("SERVICE_TYPE", String.class)) : null,
                by.contains(GroupBy.PRIORITY) ? ReferralPriority.valueOf(row.get("PRIORITY", String.class)) : null,
                by.contains(GroupBy.GOVERNORATE) ? row.get("GOVERNORATE", String.class) : null);
    }

    private static Metrics read(Tuple row, Metrics.Group group, Whose whose, List<Metrics.Reason> reasons) {
        return new Metrics(
                group.providerId(),
                group.serviceType(),
                group.priority(),
                group.governorate(),
                count(row, "sent"),
                count(row, "accepted"),
                count(row, "declined"),
                count(row, "completed"),
                count(row, "failed"),
                count(row, "re_referred"),
                rounded(row, "no_answer", 1000),
                whose.withPersonsWord() ? rounded(row, "confirmed", 1000) : null,
                time(row, "acknowledge"),
                time(row, "decide"),
                time(row, "contact"),
                time(row, "outcome"),
                reasons);
    }

    private static Metrics.StepTime time(Tuple row, String step) {
        return new Metrics.StepTime(
                rounded(row, step + "_on_time", 1000),
                rounded(row, step + "_median", 10),
                rounded(row, step + "_p90", 10));
    }

    private static long count(Tuple row, String name) {
        return ((Number) row.get(name)).longValue();
    }

    private static Double rounded(Tuple row, String name, int parts) {
        Number value = (Number) row.get(name);
        return value == null ? null : (double) Math.round(value.doubleValue() * parts) / parts;
    }
}
