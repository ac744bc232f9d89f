package org.wasl.monitoring.framework;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.NearestNames;

/** Whether a plan holds together; every fault is named by its place in the document. */
final class FrameworkCheck {
    private final PlanFramework.Content plan;
    private final Predicate<String> isIndicator;
    private final Map<String, FrameworkNode> byCode = new LinkedHashMap<>();
    private final Problem faults = new Problem(CommonProblem.INVALID_FIELDS);

    /** @param isIndicator whether the registry of indicators has such a code */
    FrameworkCheck(PlanFramework.Content plan, Predicate<String> isIndicator) {
        this.plan = plan;
        this.isIndicator = isIndicator;
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
        if (!faults.errors().isEmpty()) {
            throw faults;
        }
    }

    private void checkParents(FrameworkNode node, String place) {
        List<String> parents = node.parents();
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
        Deque<String> open = new ArrayDeque<>(node.parents());
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String above = open.pop();
            if (above.equals(code)) {
                return true;
            }
            if (seen.add(above) && byCode.containsKey(above)) {
                open.addAll(byCode.get(above).parents());
            }
        }
        return false;
    }

    private void checkIndicators(FrameworkNode node, String place, Set<String> before) {
        List<FrameworkIndicator> own = node.ownIndicators();
        for (int i = 0; i < own.size(); i++) {
            FrameworkIndicator indicator = own.get(i);
            if (!before.add(indicator.code())) {
                faults.at(place + i + "/code", "code-given-twice");
            }
            if (indicator.indicator() != null && !isIndicator.test(indicator.indicator())) {
                faults.at(place + i + "/indicator", "unknown-indicator");
            }
        }
    }
}
