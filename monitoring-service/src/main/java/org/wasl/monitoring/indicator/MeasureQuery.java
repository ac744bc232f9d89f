package org.wasl.monitoring.indicator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.wasl.contracts.code.IndicatorDimension;

/** A measure as one statement over the columns of the facts. Names in it come from the facts' own members, values are bound. */
final class MeasureQuery {
    /** What is not known of a fact is a group of its own. */
    static final String UNKNOWN = "UNKNOWN";

    private final Measure measure;
    private final CountedFact fact;
    private final SortedMap<Integer, Periods.Span> periods;
    private final List<IndicatorDimension> by;
    private final Set<String> joins = new LinkedHashSet<>();
    private final List<Object> values = new ArrayList<>();

    MeasureQuery(Measure measure, Periods periods, List<IndicatorDimension> by, Instant now) {
        this.measure = measure;
        this.fact = CountedFact.named(measure.fact()).orElseThrow();
        this.periods = measure.looksAhead() ? periods.numbered() : periods.numberedUntil(now);
        this.by = by;
    }

    /**
     * @param period its place among the periods
     * @param groups a code for each dimension
     */
    record Cell(int period, List<String> groups) {}

    Map<Cell, Double> ask(Connection facts) throws SQLException {
        Map<Cell, Double> cells = new HashMap<>();
        if (periods.isEmpty()) {
            return cells;
        }
        try (PreparedStatement statement = facts.prepareStatement(sql())) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    List<String> groups = new ArrayList<>();
                    for (int i = 0; i < by.size(); i++) {
                        String group = rows.getString(2 + i);
                        groups.add(group == null ? UNKNOWN : group);
                    }
                    double value = rows.getDouble(2 + by.size());
                    if (!rows.wasNull()) {
                        cells.put(new Cell(rows.getInt(1), List.copyOf(groups)), value);
                    }
                }
            }
        }
        return cells;
    }

    private String sql() {
        CountedFact.Found at = found(measure.at());
        String groups =
                by.stream().map(dimension -> ", " + group(dimension, at)).collect(Collectors.joining());
        String number = number();
        String taken = measure.countsStock() ? stock(at, found(measure.until())) : flow(at);
        String conditions = measure.conditions().stream()
                .map(condition -> " and " + condition(condition))
                .collect(Collectors.joining());
        return "select p.no%s, %s from %s f %s join (values %s) p (no, starts, ends, first_day, next_day) on %s where true%s group by all"
                .formatted(groups, number, fact.source(), String.join(" ", joins), listedPeriods(), taken, conditions);
    }

    private String listedPeriods() {
        return periods.entrySet().stream()
                .map(period -> "(%d, timestamp '%s', timestamp '%s', date '%s', date '%s')"
                        .formatted(
                                period.getKey(),
                                period.getValue().starts(),
                                period.getValue().ends(),
                                period.getValue().firstDay(),
                                period.getValue().nextDay()))
                .collect(Collectors.joining(", "));
    }

    /** What falls into the period; and into one of them, so that what does not is not looked at. */
    private String flow(CountedFact.Found at) {
        return at.member().isDay()
                ? "%1$s >= p.first_day and %1$s < p.next_day and %1$s >= date '%2$s' and %1$s < date '%3$s'"
                        .formatted(at.sql(), first().firstDay(), last().nextDay())
                : "%1$s >= p.starts and %1$s < p.ends and %1$s >= timestamp '%2$s' and %1$s < timestamp '%3$s'"
                        .formatted(at.sql(), first().starts(), last().ends());
    }

    /** What has begun and is not over when the period ends; and when one of them does. */
    private String stock(CountedFact.Found since, CountedFact.Found until) {
        return "%1$s < %2$s and (%3$s is null or %3$s >= %4$s) and %1$s < %5$s and (%3$s is null or %3$s >= %6$s)"
                .formatted(since.sql(), end(since), until.sql(), end(until), end(since, last()), end(until, first()));
    }

    private static String end(CountedFact.Found time) {
        return time.member().isDay() ? "p.next_day" : "p.ends";
    }

    private static String end(CountedFact.Found time, Periods.Span period) {
        return time.member().isDay()
                ? "date '%s'".formatted(period.nextDay())
                : "timestamp '%s'".formatted(period.ends());
    }

    private Periods.Span first() {
        return periods.get(periods.firstKey());
    }

    private Periods.Span last() {
        return periods.get(periods.lastKey());
    }

    private String number() {
        return switch (measure.kind()) {
            case RECORDS -> "count(*)";
            case PERSONS ->
                "count(distinct %s)".formatted(found("person.recordId").sql());
            case SUM -> "sum(%s)".formatted(found(measure.member()).sql());
            case MEAN -> "avg(%s)".formatted(found(measure.member()).sql());
            case HOURS ->
                "quantile_cont((epoch(%s) - epoch(%s)) / 3600.0, %s)"
                        .formatted(
                                found(measure.to()).sql(), found(measure.from()).sql(), measure.percentileOrMedian());
        };
    }

    private String group(IndicatorDimension dimension, CountedFact.Found at) {
        CountedFact.Found found = Dimensions.of(fact, dimension).orElseThrow();
        joins.addAll(found.joins());
        if (found.member().isList()) {
            joins.add("left join unnest(%s) each_%d (code) on true".formatted(found.sql(), dimension.ordinal()));
            return "each_%d.code".formatted(dimension.ordinal());
        }
        return Dimensions.sql(dimension, found, at.sql());
    }

    private CountedFact.Found found(String path) {
        CountedFact.Found found = fact.find(path).orElseThrow();
        joins.addAll(found.joins());
        return found;
    }

    private String condition(Condition condition) {
        CountedFact.Found member = found(condition.member());
        return switch (condition.kind()) {
            case IN -> among(member, condition);
            case NOT_IN -> "(%s is null or not (%s))".formatted(member.sql(), among(member, condition));
            case PRESENT -> member.sql() + " is not null";
            case ABSENT -> member.sql() + " is null";
            case TRUE -> member.sql();
            case FALSE -> "not " + member.sql();
            case AT_LEAST -> bound(member.sql() + " >= ?", condition.number());
            case AT_MOST -> bound(member.sql() + " <= ?", condition.number());
            case NOT_AFTER ->
                "%s <= %s".formatted(member.sql(), found(condition.other()).sql());
            case AFTER ->
                "%s > %s".formatted(member.sql(), found(condition.other()).sql());
        };
    }

    private String among(CountedFact.Found member, Condition condition) {
        values.addAll(condition.values());
        String marks = condition.values().stream().map(any -> "?").collect(Collectors.joining(", "));
        return member.member().isList()
                ? "list_has_any(%s, [%s])".formatted(member.sql(), marks)
                : "cast(%s as varchar) in (%s)".formatted(member.sql(), marks);
    }

    private String bound(String sql, Object value) {
        values.add(value);
        return sql;
    }
}
