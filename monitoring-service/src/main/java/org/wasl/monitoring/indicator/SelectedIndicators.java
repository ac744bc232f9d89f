package org.wasl.monitoring.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.LocalizedText;

/** Several indicators at once: those that are named, or all that a plan has. */
@ApplicationScoped
public class SelectedIndicators {
    private final Indicators indicators;
    private final IndicatorFrameworks frameworks;

    @Inject
    SelectedIndicators(Indicators indicators, IndicatorFrameworks frameworks) {
        this.indicators = indicators;
        this.frameworks = frameworks;
    }

    /**
     * @param indicators none where those of the plan are meant
     * @param framework null where they are called as in the list of indicators
     */
    public record Selection(List<String> indicators, String framework, List<IndicatorDimension> by) {}

    /** @param naming null where no plan was asked for */
    public record Selected(Indicator indicator, IndicatorFramework.Naming naming) {
        /** The plan's own, where it was asked for. */
        public List<LocalizedText> titles() {
            return naming == null
                    ? List.of(indicator.title())
                    : naming.indicators().stream()
                            .map(IndicatorFramework.Use::title)
                            .toList();
        }
    }

    /**
     * In a transaction. An indicator of a plan that was deleted since is left out.
     *
     * @param place before the names of the members where a fault is: {@code #} of parameters, {@code /} of a body
     */
    public List<Selected> of(Selection selection, String place) {
        if (selection.indicators().isEmpty() && selection.framework() == null) {
            throw Problem.invalidField(place + "indicators", "indicators-or-framework");
        }
        IndicatorFramework plan =
                selection.framework() == null ? null : frameworks.get(selection.framework(), place + "framework");
        if (selection.indicators().isEmpty()) {
            List<Selected> all = plan.uses().keySet().stream()
                    .flatMap(code -> indicators.find(code).stream())
                    .map(indicator -> selected(indicator, plan, place))
                    .toList();
            if (all.isEmpty()) {
                throw Problem.invalidField(place + "framework", "framework-without-figures");
            }
            return all;
        }
        Problem faults = new Problem(CommonProblem.INVALID_FIELDS);
        List<Selected> all = new ArrayList<>();
        for (int i = 0; i < selection.indicators().size(); i++) {
            Optional<Indicator> found = indicators.find(selection.indicators().get(i));
            if (found.isEmpty()) {
                faults.at(place + "indicators" + (place.equals("/") ? "/" + i : ""), "unknown-indicator");
            } else {
                all.add(selected(found.get(), plan, place));
            }
        }
        if (!faults.errors().isEmpty()) {
            throw faults;
        }
        return all;
    }

    private static Selected selected(Indicator indicator, IndicatorFramework plan, String place) {
        return new Selected(indicator, plan == null ? null : plan.requireNaming(indicator.code(), place + "framework"));
    }

    /** In a transaction. Refuses, at its place in a body, what could not be told by such periods. */
    public void requireTellable(Selection selection, IndicatorPeriod period, String periodPointer) {
        List<Selected> all = of(selection, "/");
        if (!selection.by().isEmpty() && period.compareTo(IndicatorPeriod.MONTH) < 0) {
            throw Problem.invalidField("/by", "groups-by-month");
        }
        if (!all.stream().allMatch(each -> each.indicator().has(selection.by()))) {
            throw Problem.invalidField("/by", "dimension-not-in-indicator");
        }
        if (!all.stream().allMatch(each -> each.indicator().isKnownBy(period))) {
            throw Problem.invalidField(periodPointer, "period-too-short");
        }
        if (!all.stream().allMatch(each -> FigureTable.isKnownByAge(each.indicator(), selection.by(), each.naming()))) {
            throw Problem.invalidField("/framework", "age-groups-not-known");
        }
    }
}
