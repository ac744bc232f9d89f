package org.wasl.monitoring.indicator;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wasl.contracts.code.AgeGrouping;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.MeasureKind;
import org.wasl.monitoring.indicator.Contents.Part;

/** A measure as one statement over the columns of the facts. Names in it come from the facts' own members, values are bound. */
final class MeasureQuery {
    /** What is not known of a fact is a group of its own. */
    static final String UNKNOWN = "UNKNOWN";

    private final Measure measure;
    private final CountedFact fact;
    private final SortedMap<Integer, Periods.Span> periods;
    private final List<IndicatorDimension> by;
    private final AgeGrouping ages;
    private final Set<String> joins = new LinkedHashSet<>();
    private final List<Object> values = new ArrayList<>();

    MeasureQuery(Measure measure, FigureTable table, Instant now) {
        this.measure = measure;
        this.fact = CountedFact.named(measure.fact()).orElseThrow();
        this.periods = measure.looksAhead()
                ? table.periods().numbered()
                : table.periods().numberedUntil(now);
        this.by = table.by();
        this.ages = table.ages();
    }

    /** The number of each cell. */
    Map<Cell, Double> ask(Connection facts) throws SQLException {
        Map<Cell, Double> cells = new HashMap<>();
        String groups = listed("d", by.size());
        String counted =
                isOfPersons() ? once(groups, "(%s)".formatted(rows(List.of()))) : "(%s)".formatted(rows(List.of()));
        read(facts, "select no%s, %s from %s group by all".formatted(groups, number(), counted), rows -> {
            double value = rows.getDouble(2 + by.size());
            if (!rows.wasNull()) {
                cells.put(cell(rows), value);
            }
        });
        return cells;
    }

    /** What each cell is made of, and by whose records. */
    Map<Cell, Contents> askContents(Connection facts) throws SQLException {
        Map<Cell, Contents> cells = new HashMap<>();
        Map<Cell, Map<IndicatorDimension, Part>> largest = new HashMap<>();
        List<IndicatorDimension> agencies = Dimensions.OF_AGENCIES.stream()
                .filter(dimension -> Dimensions.of(fact, dimension).isPresent())
                .toList();
        String sql = isOfPersons() ? contentsOfPersons(agencies) : contentsOfFacts(agencies);
        read(facts, sql, rows -> {
            double value = rows.getDouble(2 + by.size());
            if (rows.wasNull()) {
                return;
            }
            Part part = new Part(value, rows.getLong(3 + by.size()), new BigInteger(rows.getString(4 + by.size())));
            Cell cell = cell(rows);
            int known = 0;
            while (known < agencies.size() && rows.getInt(5 + by.size() + known) == 1) {
                known++;
            }
            Map<IndicatorDimension, Part> parts =
                    largest.computeIfAbsent(cell, any -> new EnumMap<>(IndicatorDimension.class));
            if (known < agencies.size()) {
                parts.merge(agencies.get(known), part, BinaryOperator.maxBy(size()));
            } else {
                cells.put(cell, new Contents(part, parts));
            }
        });
        return cells;
    }

    /** The whole of each cell, and the part of each agency in it, each a grouping set of the same rows. */
    private String contentsOfFacts(List<IndicatorDimension> agencies) {
        String groups = listed("d", by.size());
        String sets = IntStream.range(0, agencies.size())
                .mapToObj(i -> ", (no%s, a%d)".formatted(groups, i))
                .collect(Collectors.joining("", "(no%s)".formatted(groups), ""));
        String told = IntStream.range(0, agencies.size())
                .mapToObj(i -> ", grouping(a%d)".formatted(i))
                .collect(Collectors.joining());
        return "select no%s, %s, count(x), sum(hash(record)::hugeint)%s from (%s) group by grouping sets (%s)"
                .formatted(groups, number(), told, rows(agencies), sets);
    }

    /**
     * The same of persons, each of whom is once in a cell, and once in the part of an agency. As rows of their own: the engine keeps what it counts as distinct within
     * a group in memory whatever there is of it, and rows that it groups on the disk where they are too many.
     */
    private String contentsOfPersons(List<IndicatorDimension> agencies) {
        String groups = listed("d", by.size());
        String counted = "select no%s, %s, count(x), sum(hash(x)::hugeint)%s from %s group by no%s%s";
        List<String> parts = new ArrayList<>();
        for (int set = -1; set < agencies.size(); set++) {
            int of = set;
            String agency = set < 0 ? "" : ", a" + set;
            String told = IntStream.range(0, agencies.size())
                    .mapToObj(i -> i == of ? ", 0" : ", 1")
                    .collect(Collectors.joining());
            parts.add(counted.formatted(groups, number(), told, once(groups + agency, "counted"), groups, agency));
        }
        return "with counted as materialized (select distinct no%s%s, x from (%s)) %s"
                .formatted(groups, listed("a", agencies.size()), rows(agencies), String.join(" union all ", parts));
    }

    private static String once(String groups, String from) {
        return "(select distinct no%s, x from %s)".formatted(groups, from);
    }

    /** Of parts that are alike the same one whenever it is asked. */
    private Comparator<Part> size() {
        Comparator<Part> size =
                fact.isOfGroups() ? Comparator.comparingDouble(Part::number) : Comparator.comparingLong(Part::records);
        return size.thenComparingDouble(Part::number).thenComparing(Part::set);
    }

    @FunctionalInterface
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void read(Connection facts, String sql, Row each) throws SQLException {
        if (periods.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = facts.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.read(rows);
                }
            }
        }
    }

    private Cell cell(ResultSet row) throws SQLException {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < by.size(); i++) {
            groups.add(row.getString(2 + i));
        }
        return new Cell(row.getInt(1), List.copyOf(groups));
    }

    private static String listed(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> ", " + name + i).collect(Collectors.joining());
    }

    /** A row for each fact, or each of its groups, that is taken: its period, its groups, the agencies that know of it, and what is counted of it. */
    private String rows(List<IndicatorDimension> agencies) {
        if (periods.isEmpty()) {
            return "";
        }
        CountedFact.Found at = found(measure.at());
        StringBuilder columns = new StringBuilder("p.no as no, f.record_id as record");
        for (int i = 0; i < by.size(); i++) {
            columns.append(", coalesce(cast(%s as varchar), '%s') as d%d".formatted(group(by.get(i)), UNKNOWN, i));
        }
        for (int i = 0; i < agencies.size(); i++) {
            columns.append(", %s as a%d"
                    .formatted(found(Dimensions.of(fact, agencies.get(i)).orElseThrow()), i));
        }
        columns.append(", ").append(counted()).append(" as x");
        String taken = measure.countsStock() ? stock(at, found(measure.until())) : flow(at);
        String conditions = measure.conditions().stream()
                .map(condition -> " and " + condition(condition))
                .collect(Collectors.joining());
        return "select %s from %s f %s join (values %s) p (no, starts, ends, first_day, next_day) on %s where true%s"
                .formatted(columns, fact.source(), String.join(" ", joins), listedPeriods(), taken, conditions);
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

    private String counted() {
        return switch (measure.kind()) {
            case RECORDS -> "f.record_id";
            case PERSONS -> found("person.recordId").sql();
            case SUM, MEAN -> found(measure.member()).sql();
            case HOURS ->
                "(epoch(%s) - epoch(%s)) / 3600.0"
                        .formatted(
                                found(measure.to()).sql(), found(measure.from()).sql());
        };
    }

    private String number() {
        return switch (measure.kind()) {
            case RECORDS -> "count(*)";
            case PERSONS -> "count(x)";
            case SUM -> "sum(x)";
            case MEAN -> "avg(x)";
            case HOURS -> "quantile_cont(x, %s)".formatted(measure.percentileOrMedian());
        };
    }

    private boolean isOfPersons() {
        return measure.kind() == MeasureKind.PERSONS;
    }

    private String group(IndicatorDimension dimension) {
        CountedFact.Found found = Dimensions.of(fact, dimension).orElseThrow();
        joins.addAll(found.joins());
        if (found.member().isList()) {
            joins.add("left join unnest(%s) each_%d (code) on true".formatted(found.sql(), dimension.ordinal()));
            return "each_%d.code".formatted(dimension.ordinal());
        }
        return Dimensions.sql(dimension, found, "p.next_day - 1", ages);
    }

    private CountedFact.Found found(String path) {
        CountedFact.Found found = fact.find(path).orElseThrow();
        joins.addAll(found.joins());
        return found;
    }

    private String found(CountedFact.Found found) {
        joins.addAll(found.joins());
        return found.sql();
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
