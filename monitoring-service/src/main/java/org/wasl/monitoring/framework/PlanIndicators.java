package org.wasl.monitoring.framework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.wasl.monitoring.indicator.IndicatorFramework;
import org.wasl.monitoring.indicator.IndicatorFrameworks;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.LocalizedText;

/** Published plans by the indicators that compute theirs. Without an edition the last one is meant that has begun; else the first that will. */
@ApplicationScoped
class PlanIndicators implements IndicatorFrameworks {
    private static final String BEFORE_EDITION = ":";

    private final PlanFrameworks frameworks;
    private final Clock clock;

    @Inject
    PlanIndicators(PlanFrameworks frameworks, Clock clock) {
        this.frameworks = frameworks;
        this.clock = clock;
    }

    @Override
    public IndicatorFramework get(String name, String pointer) {
        List<PlanFramework> published = frameworks.published();
        return named(name, published).map(PlanIndicators::mapped).orElseThrow(() -> new Problem(
                        CommonProblem.INVALID_FIELDS)
                .atUnknownName(pointer, "unknown-framework", names(published)));
    }

    private Optional<PlanFramework> named(String name, List<PlanFramework> published) {
        LocalDate today = JordanTime.today(clock);
        List<PlanFramework> found = published.stream()
                .filter(plan -> name.equals(plan.code()) || name.equals(nameWithEdition(plan)))
                .toList();
        return found.stream()
                .filter(plan -> !plan.startsOn().isAfter(today))
                .reduce((one, later) -> later)
                .or(() -> found.stream().findFirst());
    }

    private static List<String> names(List<PlanFramework> published) {
        return published.stream()
                .flatMap(plan -> Stream.of(plan.code(), nameWithEdition(plan)))
                .distinct()
                .sorted()
                .toList();
    }

    private static String nameWithEdition(PlanFramework plan) {
        return plan.code() + BEFORE_EDITION + plan.edition();
    }

    private static IndicatorFramework mapped(PlanFramework plan) {
        PlanFramework.Content content = plan.content();
        Map<String, List<IndicatorFramework.Use>> uses = new LinkedHashMap<>();
        for (FrameworkNode node : plan.nodes()) {
            node.indicators().stream().filter(own -> own.indicator() != null).forEach(own -> uses.computeIfAbsent(
                            own.indicator(), code -> new ArrayList<>())
                    .add(use(own, node.code(), node.title())));
        }
        return new IndicatorFramework(plan.code(), plan.edition(), content.title(), content.ageGroups(), uses);
    }

    private static IndicatorFramework.Use use(FrameworkIndicator own, String node, LocalizedText nodeTitle) {
        return new IndicatorFramework.Use(
                own.code(), own.title(), own.unit(), node, nodeTitle, own.higherIsBetter(), own.confirmed());
    }
}
