package org.wasl.monitoring.indicator;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.platform.value.JordanTime;

/** The calendar periods that lie between two days, each whole. */
public record Periods(List<Period> all) {
    /**
     * @param from its first day
     * @param to its last day
     */
    public record Period(LocalDate from, LocalDate to) {
        /** In UTC, as times are kept: when its first day begins where the people are. Of old days the offset of summer is asked of the zone. */
        LocalDateTime starts() {
            return beginning(from);
        }

        /** When the day after its last begins. */
        LocalDateTime ends() {
            return beginning(to.plusDays(1));
        }

        private static LocalDateTime beginning(LocalDate day) {
            return LocalDateTime.ofInstant(day.atStartOfDay(JordanTime.ZONE).toInstant(), ZoneOffset.UTC);
        }
    }

    /**
     * What of a period is counted.
     *
     * @param starts in UTC, as the other time
     * @param nextDay the day after the last
     */
    record Span(LocalDateTime starts, LocalDateTime ends, LocalDate firstDay, LocalDate nextDay) {
        static Span of(Period period) {
            return new Span(
                    period.starts(), period.ends(), period.from(), period.to().plusDays(1));
        }

        /** What has passed of it: the days that have begun, and of a day that begins just now nothing. */
        Span until(Instant now) {
            LocalDateTime end = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
            LocalDate tomorrow = JordanTime.dateOf(now.minusNanos(1)).plusDays(1);
            return new Span(
                    starts, end.isBefore(ends) ? end : ends, firstDay, tomorrow.isBefore(nextDay) ? tomorrow : nextDay);
        }
    }

    /** Of the month in which a moment lies, where the people are. */
    static Instant beginningOfMonth(Instant moment) {
        return JordanTime.dateOf(moment)
                .withDayOfMonth(1)
                .atStartOfDay(JordanTime.ZONE)
                .toInstant();
    }

    /** By their place. */
    SortedMap<Integer, Span> numbered() {
        SortedMap<Integer, Span> spans = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            spans.put(i, Span.of(all.get(i)));
        }
        return spans;
    }

    /** Those that have begun, the present one until now: what is due tomorrow is not late today. */
    SortedMap<Integer, Span> numberedUntil(Instant now) {
        SortedMap<Integer, Span> spans = numbered();
        spans.values().removeIf(span -> !span.starts().isBefore(LocalDateTime.ofInstant(now, ZoneOffset.UTC)));
        spans.replaceAll((place, span) -> span.until(now));
        return spans;
    }

    /** Those from the one in which the first day lies to the one in which the last lies. */
    public static Periods between(LocalDate first, LocalDate last, IndicatorPeriod kind) {
        List<Period> all = new ArrayList<>();
        for (LocalDate start = beginning(first, kind); !start.isAfter(last); start = next(start, kind)) {
            all.add(new Period(start, next(start, kind).minusDays(1)));
        }
        return new Periods(List.copyOf(all));
    }

    /** How many there would be, at most. */
    static long most(LocalDate first, LocalDate last, IndicatorPeriod kind) {
        long days = last.toEpochDay() - first.toEpochDay() + 1;
        return switch (kind) {
            case DAY -> days;
            case WEEK -> days / 7 + 2;
            case MONTH, QUARTER, YEAR -> days / 28 + 2;
        };
    }

    private static LocalDate beginning(LocalDate day, IndicatorPeriod kind) {
        return switch (kind) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    private static LocalDate next(LocalDate start, IndicatorPeriod kind) {
        return switch (kind) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case QUARTER -> start.plusMonths(3);
            case YEAR -> start.plusYears(1);
        };
    }
}
