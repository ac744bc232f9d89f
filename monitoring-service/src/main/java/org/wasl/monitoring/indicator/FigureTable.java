package org.wasl.monitoring.indicator;

import java.time.LocalDate;
import java.util.List;
import org.wasl.contracts.code.AgeGrouping;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.PossibleDate;

/**
 * Which figures of an indicator are asked for.
 *
 * @param period the kind of periods
 * @param by the dimensions, in the order that was asked for
 * @param ages into which groups AGE_GROUP puts people
 * @param framework what a plan calls the indicator; null where none was asked for
 */
public record FigureTable(
        Indicator indicator,
        IndicatorPeriod period,
        Periods periods,
        List<IndicatorDimension> by,
        AgeGrouping ages,
        IndicatorFramework.Naming framework) {
    private static final int MOST_PERIODS = 400;
    private static final int MOST_DIMENSIONS = 2;
    private static final int USUAL_MONTHS = 12;
    private static final int FIRST_YEAR = 1900;

    /**
     * Names what cannot be asked for.
     *
     * @param framework null where none is asked for
     */
    static FigureTable of(
            Indicator indicator, FigureQuery query, IndicatorFramework.Naming framework, LocalDate today) {
        IndicatorPeriod kind = query.period == null ? IndicatorPeriod.MONTH : query.period;
        LocalDate last = query.to == null ? today : query.to;
        LocalDate first = query.from == null ? last.minusMonths(USUAL_MONTHS) : query.from;
        requirePossible(first, "#from", today);
        requirePossible(last, "#to", today);
        if (first.isAfter(last)) {
            throw Problem.invalidField("#to", "expiry-before-start");
        }
        if (Periods.most(first, last, kind) > MOST_PERIODS) {
            throw Problem.invalidField("#from", "too-long");
        }
        List<IndicatorDimension> groups = query.by.stream().distinct().toList();
        if (groups.size() > MOST_DIMENSIONS) {
            throw Problem.invalidField("#by", "too-many-dimensions");
        }
        if (!indicator.has(groups)) {
            throw Problem.invalidField("#by", "dimension-not-in-indicator");
        }
        if (!indicator.isKnownBy(kind)) {
            throw Problem.invalidField("#period", "period-too-short");
        }
        if (query.ageGroups != null && !groups.contains(IndicatorDimension.AGE_GROUP)) {
            throw Problem.invalidField("#ageGroups", "age-groups-without-dimension");
        }
        return new FigureTable(
                indicator,
                kind,
                Periods.between(first, last, kind),
                groups,
                ages(indicator, groups, query.ageGroups, framework),
                framework);
    }

    /** Where people are put into groups by age, those of UNHCR. */
    public static FigureTable by(
            Indicator indicator, IndicatorPeriod period, Periods periods, IndicatorDimension... groups) {
        return new FigureTable(indicator, period, periods, List.of(groups), AgeGrouping.UNHCR, null);
    }

    /** The same by other groups. */
    FigureTable by(List<IndicatorDimension> others) {
        if (!indicator.has(others)) {
            throw Problem.invalidField("#format", "dimension-not-in-indicator");
        }
        return new FigureTable(indicator, period, periods, others, AgeGrouping.UNHCR, framework);
    }

    /** By day and week the whole alone is told: what comes to a group in a day is about somebody. */
    void requireNoGroupsOfDays() {
        if (!by.isEmpty() && period.compareTo(IndicatorPeriod.MONTH) < 0) {
            throw Problem.invalidField("#period", "groups-by-month");
        }
    }

    /** Those that are asked for, else those of the framework. */
    private static AgeGrouping ages(
            Indicator indicator, List<IndicatorDimension> by, AgeGrouping asked, IndicatorFramework.Naming framework) {
        if (!by.contains(IndicatorDimension.AGE_GROUP)) {
            return AgeGrouping.UNHCR;
        }
        if (asked != null) {
            return requireKnown(indicator, asked, "#ageGroups");
        }
        return framework == null || framework.ageGroups() == null
                ? AgeGrouping.UNHCR
                : requireKnown(indicator, framework.ageGroups(), "#framework");
    }

    private static AgeGrouping requireKnown(Indicator indicator, AgeGrouping ages, String parameter) {
        if (!isKnown(indicator, ages)) {
            throw Problem.invalidField(parameter, "age-groups-not-known");
        }
        return ages;
    }

    /** Whether the indicator, where it is asked for by age, is known by the age groups of the framework. */
    static boolean isKnownByAge(Indicator indicator, List<IndicatorDimension> by, IndicatorFramework.Naming framework) {
        return !by.contains(IndicatorDimension.AGE_GROUP)
                || framework == null
                || framework.ageGroups() == null
                || isKnown(indicator, framework.ageGroups());
    }

    private static boolean isKnown(Indicator indicator, AgeGrouping ages) {
        return ages == AgeGrouping.UNHCR
                || indicator
                        .measures()
                        .allMatch(measure -> Dimensions.isByAge(
                                CountedFact.named(measure.fact()).orElseThrow()));
    }

    private static void requirePossible(LocalDate day, String parameter, LocalDate today) {
        if (day.getYear() < FIRST_YEAR) {
            throw Problem.invalidField(parameter, "too-long-ago");
        }
        if (day.isAfter(today.plusYears(PossibleDate.WORK))) {
            throw Problem.invalidField(parameter, "too-far-ahead");
        }
    }
}
