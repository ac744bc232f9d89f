package org.wasl.monitoring.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.framework.PlanDocument;
import org.wasl.monitoring.framework.PlanFramework;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.NearestNames;

/** What a plan required and was given in one year. */
@Entity
@Table(name = "plan_funding")
class FundingYear extends Aggregate implements PlanDocument<List<FundingLine>> {
    @Column(name = "framework_id", updatable = false)
    private UUID frameworkId;

    @Column(updatable = false)
    private int year;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<FundingLine> lines;

    protected FundingYear() {}

    FundingYear(AgencyId writer, PlanFramework plan, int year, List<FundingLine> lines, Clock clock) {
        super(writer, clock);
        frameworkId = plan.rawId();
        this.year = year;
        this.lines = List.copyOf(lines);
    }

    @Override
    public boolean says(List<FundingLine> content) {
        return lines.equals(content);
    }

    @Override
    public void change(List<FundingLine> content, Clock clock) {
        lines = List.copyOf(content);
        touch(clock);
    }

    int year() {
        return year;
    }

    List<FundingLine> lines() {
        return lines;
    }

    /** Whether the lines name parts of the plan, and each says an amount, once. */
    static void check(PlanFramework plan, List<FundingLine> lines) {
        Problem faults = new Problem(CommonProblem.INVALID_FIELDS);
        Set<List<String>> before = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            FundingLine line = lines.get(i);
            String place = "/lines/" + i;
            if (line.node() != null && !plan.nodeCodes().contains(line.node())) {
                faults.atUnknownName(
                        place + "/node", "unknown-plan-node", NearestNames.to(line.node(), plan.nodeCodes()));
            }
            if (Currency.getAvailableCurrencies().stream()
                    .noneMatch(known -> known.getCurrencyCode().equals(line.currency()))) {
                faults.at(place + "/currency", "unknown-currency");
            }
            if (line.hasNoAmount()) {
                faults.at(place, "amount-missing");
            }
            if (!before.add(Arrays.asList(line.node(), line.donor(), line.project(), line.currency()))) {
                faults.at(place, "line-given-twice");
            }
        }
        if (!faults.errors().isEmpty()) {
            throw faults;
        }
    }
}
