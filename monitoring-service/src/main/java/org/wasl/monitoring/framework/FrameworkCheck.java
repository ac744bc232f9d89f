package org.wasl.monitoring.framework;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.wasl.contracts.code.IndicatorUnit;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.NearestNames;

/** Whether a plan holds together; every fault is named by its place in the document. */
final class FrameworkCheck {
    /** A report asks for the figures of all of them. */
    private static final int MOST_INDICATORS = 200;

    private final PlanFramework.Content plan;
    private final Function<String, Optional<IndicatorUnit>> unitOf;
    private final Map<String, FrameworkNode> byCode = new LinkedHashMap<>();
    private final Problem faults = new Problem(CommonProblem.INVALID_FIELDS);

    /** @param unitOf what an indicator of the registry is a number of; empty where there is no such code */
    FrameworkCheck(PlanFramework.Content plan, Function<String, Optional<IndicatorUnit>> unitOf) {
        this.plan = plan;
        this.unitOf = unitOf;
        plan.nodes().forEach(node -> byCode.putIfAbsent(node.code(), node));
    }

    void check() {
        if (plan.to().isBefore(plan.from())) {
            faults.at("/to", "expiry-before-start");
        }
        Set<String> codes = new HashSet<>();
        Set<String> indicators = new HashSet<>();
        for (int i = 0; i < plan.nodes().size(); i++) {
            FrameworkNode node = plan.nodes().get(i);
            String place = "/nodes/" + i;
            if (!codes.add(node.code())) {
                faults.at(place + "/code", "code-given-twice");
            }
            checkParents(node, place + "/under");
            checkIndicators(node, place + "/indicators/", indicators);
        }
        if (indicators.size() > MOST_INDICATORS) {
            faults.at("/nodes", "too-many-plan-indicators");
        }
        if (!faults.errors().isEmpty()) {
            throw faults;
        }
    }

    private void checkParents(FrameworkNode node, String place) {
        List<String> parents = node.under();
        for (int i = 0; i < parents.size(); i++) {
            if (!byCode.containsKey(parents.get(i))) {
                faults.atUnknownName(
                        place + "/" + i, "unknown-plan-node", NearestNames.to(parents.get(i), byCode.keySet()));
            }
        }
        if (isAbove(node.code(), node)) {
            faults.at(place, "plan-node-under-itself");
        }
    }

    private boolean isAbove(String code, FrameworkNode node) {
        Deque<String> open = new ArrayDeque<>(node.under());
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String above = open.pop();
            if (above.equals(code)) {
                return true;
            }
            if (seen.add(above) && byCode.containsKey(above)) {
                open.addAll(byCode.get(above).under());
            }
        }
        return false;
    }

    private void checkIndicators(FrameworkNode node, String place, Set<String> before) {
        List<FrameworkIndicator> own = node.indicators();
        for (int i = 0; i < own.size(); i++) {
            FrameworkIndicator indicator = own.get(i);
            if (!before.add(indicator.code())) {
                faults.at(place + i + "/code", "code-given-twice");
            }
            if (indicator.indicator() != null) {
                checkComputed(indicator, place + i);
            }
        }
    }

    private void checkComputed(FrameworkIndicator indicator, String place) {
        Optional<IndicatorUnit> unit = unitOf.apply(indicator.indicator());
        if (unit.isEmpty()) {
            faults.at(place + "/indicator", "unknown-indicator");
        } else if (unit.get() != indicator.unit()) {
            faults.at(place + "/unit", "unit-of-another-indicator");
        }
    }
}
