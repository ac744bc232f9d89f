package org.wasl.monitoring.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.FundingGroup;
import org.wasl.contracts.code.PlanNodeKind;
import org.wasl.monitoring.framework.PlanFramework;

/**
 * What the lines of one group say together. Currencies are not added, and neither are kinds of parts, because components and sectors divide the same whole. An
 * amount that no line says is absent.
 *
 * @param kind of the parts; null for the plan as a whole
 * @param node null where it is summed by donor, and for the plan as a whole
 * @param donor null where it is summed by part, and where no donor is told
 * @param fundedShare percent of what is required; null where nothing is required or it is not known
 */
@Schema(name = "FundingSum")
public record FundingSum(
        int year,
        @Schema(nullable = true) PlanNodeKind kind,
        @Schema(nullable = true) String node,
        @Schema(nullable = true) String donor,
        String currency,
        @Schema(nullable = true) BigDecimal required,
        @Schema(nullable = true) BigDecimal committed,
        @Schema(nullable = true) BigDecimal funded,
        @Schema(nullable = true) BigDecimal fundedShare) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private record Group(int year, PlanNodeKind kind, String node, String donor, String currency) {}

    /** In the order in which groups are first named. */
    static List<FundingSum> of(PlanFramework plan, List<FundingYear> years, FundingGroup by) {
        Map<Group, List<FundingLine>> groups = new LinkedHashMap<>();
        for (FundingYear year : years) {
            for (FundingLine line : year.lines()) {
                groups.computeIfAbsent(group(plan, year.year(), line, by), same -> new ArrayList<>())
                        .add(line);
            }
        }
        List<FundingSum> sums = new ArrayList<>();
        groups.forEach((group, lines) -> sums.add(sum(group, lines)));
        return List.copyOf(sums);
    }

    private static Group group(PlanFramework plan, int year, FundingLine line, FundingGroup by) {
        PlanNodeKind kind = line.node() == null ? null : plan.kindOf(line.node());
        return by == FundingGroup.NODE
                ? new Group(year, kind, line.node(), null, line.currency())
                : new Group(year, kind, null, line.donor(), line.currency());
    }

    private static FundingSum sum(Group group, List<FundingLine> lines) {
        BigDecimal required = null;
        BigDecimal committed = null;
        BigDecimal funded = null;
        for (FundingLine line : lines) {
            required = plus(required, line.required());
            committed = plus(committed, line.committed());
            funded = plus(funded, line.funded());
        }
        return new FundingSum(
                group.year(),
                group.kind(),
                group.node(),
                group.donor(),
                group.currency(),
                required,
                committed,
                funded,
                share(funded, required));
    }

    private static BigDecimal plus(BigDecimal sum, BigDecimal amount) {
        return sum == null ? amount : amount == null ? sum : sum.add(amount);
    }

    private static BigDecimal share(BigDecimal funded, BigDecimal required) {
        return funded == null || required == null || required.signum() == 0
                ? null
                : funded.multiply(HUNDRED).divide(required, 1, RoundingMode.HALF_UP);
    }
}
