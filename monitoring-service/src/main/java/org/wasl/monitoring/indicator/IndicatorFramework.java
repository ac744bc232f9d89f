package org.wasl.monitoring.indicator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.AgeGrouping;
import org.wasl.contracts.code.IndicatorUnit;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.LocalizedText;

/**
 * A plan as a framework of indicators.
 *
 * @param ageGroups into which groups it puts people by age; null where it does not say
 * @param uses by the code of the indicator that computes them
 */
public record IndicatorFramework(
        String code, String edition, LocalizedText title, AgeGrouping ageGroups, Map<String, List<Use>> uses) {
    /**
     * An indicator of the plan.
     *
     * @param node code of the part of the plan that it stands under
     */
    @Schema(name = "FrameworkIndicator")
    public record Use(
            String code,
            LocalizedText title,
            IndicatorUnit unit,
            String node,
            LocalizedText nodeTitle,
            boolean higherIsBetter,
            boolean confirmed) {}

    /** What it calls one indicator: by several names where several parts of the plan are followed by it. */
    @Schema(name = "IndicatorFramework")
    public record Naming(
            String code,
            String edition,
            LocalizedText title,
            @Schema(nullable = true) AgeGrouping ageGroups,
            List<Use> indicators) {
        String name() {
            return code + ":" + edition;
        }

        /** Of all its names, for one cell of a file. */
        String all(Function<Use, String> text) {
            return indicators.stream().map(text).distinct().collect(Collectors.joining("; "));
        }
    }

    Optional<Naming> naming(String indicator) {
        return Optional.ofNullable(uses.get(indicator))
                .map(found -> new Naming(code, edition, title, ageGroups, found));
    }

    Naming requireNaming(String indicator, String pointer) {
        return naming(indicator).orElseThrow(() -> new Problem(CommonProblem.INVALID_FIELDS)
                .atUnknownName(pointer, "indicator-not-in-framework", List.copyOf(new TreeSet<>(uses.keySet()))));
    }
}
