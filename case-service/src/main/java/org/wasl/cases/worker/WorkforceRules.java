package org.wasl.cases.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.wasl.contracts.code.RiskLevel;

/** The numbers of the workforce, which the ministry confirms and which are therefore rows. */
@ApplicationScoped
public class WorkforceRules {
    private final EntityManager entities;

    @Inject
    WorkforceRules(EntityManager entities) {
        this.entities = entities;
    }

    /** What one worker holds at most, in weighted cases. */
    public int mostCases() {
        return Integer.parseInt(rule("most-cases"));
    }

    /** How many workers one supervisor guides at most. */
    public int mostWorkers() {
        return Integer.parseInt(rule("most-workers-of-a-supervisor"));
    }

    /** For how long emergency access is refused, the first time and after; beyond the last of them until it is lifted. */
    public List<Duration> breakGlassRefusals() {
        return Arrays.stream(rule("break-glass-refusals").split(","))
                .map(Duration::parse)
                .toList();
    }

    public Duration breakGlassReviewWithin() {
        return Duration.parse(rule("break-glass-review-within"));
    }

    /** For how long an opening that was not justified counts. */
    public Duration breakGlassRefusalCountsFor() {
        return Duration.parse(rule("break-glass-refusal-counts-for"));
    }

    List<Integer> licenceWarningDays() {
        return Arrays.stream(rule("licence-warning-days").split(","))
                .map(Integer::valueOf)
                .toList();
    }

    /** How much a case of each risk weighs in a caseload. */
    public Map<RiskLevel, BigDecimal> weights() {
        Map<RiskLevel, BigDecimal> weights = new EnumMap<>(RiskLevel.class);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery("select risk, weight from caseload_weight", Tuple.class)
                .getResultList();
        rows.forEach(row ->
                weights.put(RiskLevel.valueOf(row.get("risk", String.class)), row.get("weight", BigDecimal.class)));
        return weights;
    }

    private String rule(String name) {
        return entities.createNativeQuery("select value from workforce_rule where name = :name")
                .setParameter("name", name)
                .getSingleResult()
                .toString();
    }
}
