package org.wasl.monitoring.response;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.monitoring.indicator.GroupFigures;
import org.wasl.monitoring.indicator.GroupFigures.GroupFigure;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;

/**
 * The figures that a response is followed by: what was done under it where an indicator tells that, and the places of its area where it does not. As everybody may
 * read them who may read figures (ADR 60).
 */
@ApplicationScoped
class ResponseFigures {
    private static final int MONTHS = 24;

    private final GroupFigures figures;
    private final Clock clock;

    @Inject
    ResponseFigures(GroupFigures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    /** By month, the last two years at most. */
    List<GroupFigure> of(CrisisResponse response) {
        CrisisResponse.Content content = response.content();
        LocalDate today = JordanTime.today(clock);
        LocalDate last = content.to() == null || content.to().isAfter(today) ? today : content.to();
        LocalDate earliest = last.withDayOfMonth(1).minusMonths(MONTHS - 1L);
        LocalDate first = content.from().isBefore(earliest) ? earliest : content.from();
        if (first.isAfter(last)) {
            return List.of();
        }
        return content.indicators().stream()
                .flatMap(code -> dimension(code, content.area())
                        .map(dimension ->
                                figures.of(code, dimension, groups(response, content, dimension), first, last).stream())
                        .orElse(Stream.of()))
                .toList();
    }

    private static Set<String> groups(
            CrisisResponse response, CrisisResponse.Content content, IndicatorDimension dimension) {
        return dimension == IndicatorDimension.RESPONSE
                ? Set.of(response.rawId().toString())
                : Set.copyOf(content.area().of(dimension));
    }

    /** Empty where the indicator is known neither by response nor by the places of the area. */
    private Optional<IndicatorDimension> dimension(String indicator, CrisisResponse.Area area) {
        return Stream.of(
                        IndicatorDimension.RESPONSE,
                        IndicatorDimension.GOVERNORATE,
                        IndicatorDimension.DISTRICT,
                        IndicatorDimension.CAMP)
                .filter(dimension -> dimension == IndicatorDimension.RESPONSE
                        || !area.of(dimension).isEmpty())
                .filter(dimension -> figures.isKnownBy(indicator, dimension))
                .findFirst();
    }

    /** Names each indicator that does not exist, or cannot be told of the response. */
    void requireFollowed(List<String> indicators, CrisisResponse.Area area) {
        Problem faults = new Problem(CommonProblem.INVALID_FIELDS);
        for (int i = 0; i < indicators.size(); i++) {
            if (!figures.isKnown(indicators.get(i))) {
                faults.at("/indicators/" + i, "unknown-indicator");
            } else if (dimension(indicators.get(i), area).isEmpty()) {
                faults.at("/indicators/" + i, "indicator-without-area");
            }
        }
        if (!faults.errors().isEmpty()) {
            throw faults;
        }
    }
}
