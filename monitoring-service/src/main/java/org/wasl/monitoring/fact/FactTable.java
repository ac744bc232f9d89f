package org.wasl.monitoring.fact;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.Producer;

/**
 * One kind of fact in the read model. Table {@code follow_up_latest} holds the newest fact of each record, also of those that are counted no more; view
 * {@code follow_up_fact} has those that are counted. It is called as the view in the database of its service, and has the same columns and the revision.
 */
public final class FactTable {
    private static final SortedMap<String, FactTable> BY_KIND = new TreeMap<>();
    private static final Map<String, FactTable> BY_EVENT = new HashMap<>();

    static {
        Arrays.stream(Producer.values())
                .flatMap(producer -> EventTypes.factsOf(producer).entrySet().stream())
                .map(kind -> new FactTable(kind.getKey(), kind.getValue()))
                .forEach(table -> {
                    BY_KIND.put(table.kind, table);
                    BY_EVENT.put(EventTypes.typeOf(table.type), table);
                    BY_EVENT.put(table.removal, table);
                });
    }

    private final String kind;
    private final Class<? extends Fact> type;
    private final String removal;
    private final List<Column> columns;

    private FactTable(String kind, Class<? extends Fact> type) {
        this.kind = kind;
        this.type = type;
        removal = EventTypes.removalOf(type);
        columns = Arrays.stream(type.getRecordComponents()).map(Column::of).toList();
    }

    /** By kind: {@code follow-up}. */
    public static SortedMap<String, FactTable> all() {
        return BY_KIND;
    }

    /** @param event the type of an event that states such a fact, or that it is counted no more; empty for another event */
    static Optional<FactTable> ofEvent(String event) {
        return Optional.ofNullable(BY_EVENT.get(event));
    }

    /** Whether an event of this kind says that its record is counted no more. */
    boolean isRemoval(String event) {
        return removal.equals(event);
    }

    /**
     * A member of a fact.
     *
     * @param member as the event calls it: {@code plannedAt}
     * @param name of the column: {@code planned_at}
     * @param type of the column; of a list of records {@code STRUCT(…)[]}, whose fields have the names of the members: a list is read by them
     * @param shape the type as JSON of this member is read
     */
    public record Column(String member, String name, String type, String shape) {
        static Column of(RecordComponent component) {
            return new Column(
                    component.getName(),
                    inSnakeCase(component.getName()),
                    typeOf(component.getGenericType()),
                    shapeOf(component.getGenericType()));
        }
    }

    public String kind() {
        return kind;
    }

    Class<? extends Fact> type() {
        return type;
    }

    /** In the order of the fact's members. */
    public List<Column> columns() {
        return columns;
    }

    String latest() {
        return inSnakeCase(kind) + "_latest";
    }

    public String view() {
        return inSnakeCase(kind) + "_fact";
    }

    /** What makes the table and its view. The record and its revision stand first, as in each fact. */
    List<String> statements() {
        return List.of(
                "create table %s (removed boolean not null, %s)"
                        .formatted(latest(), listed(column -> column.name() + " " + column.type())),
                "create view %s as select * exclude (removed) from %s where not removed".formatted(view(), latest()));
    }

    /** Reads the staged facts of this kind into the columns. It fails where one of them has a value that its column cannot hold. */
    String reading(String staged) {
        return "select s.removed, %s from (select removed, %s as fact from %s where kind = '%s') s"
                .formatted(listed(column -> "s.fact." + column.member()), fact(), staged, kind);
    }

    /** Finds the staged facts of this kind that have a value that its column cannot hold. Other faults are those of the engine, and fail. */
    String outOfRange(String staged) {
        return "select place from %s where kind = '%s' and try(%s) is null".formatted(staged, kind, fact());
    }

    /** Of what was removed there is no more than the record and its revision. */
    private String fact() {
        String shape = listed(column -> "\"" + column.member() + "\":" + column.shape());
        return "case when removed then from_json(data, '{%1$s}') else from_json_strict(data, '{%1$s}') end"
                .formatted(shape);
    }

    private String listed(Function<Column, String> each) {
        return columns.stream().map(each).collect(Collectors.joining(", "));
    }

    private static String typeOf(Type type) {
        if (type instanceof ParameterizedType list) {
            return typeOf(list.getActualTypeArguments()[0]) + "[]";
        }
        Class<?> plain = (Class<?>) type;
        return isPart(plain)
                ? parts(plain)
                        .map(part -> part.getName() + " " + typeOf(part.getGenericType()))
                        .collect(Collectors.joining(", ", "STRUCT(", ")"))
                : simple(plain);
    }

    private static String shapeOf(Type type) {
        if (type instanceof ParameterizedType list) {
            return "[" + shapeOf(list.getActualTypeArguments()[0]) + "]";
        }
        Class<?> plain = (Class<?>) type;
        return isPart(plain)
                ? parts(plain)
                        .map(part -> "\"" + part.getName() + "\":" + shapeOf(part.getGenericType()))
                        .collect(Collectors.joining(", ", "{", "}"))
                : "\"" + simple(plain) + "\"";
    }

    private static Stream<RecordComponent> parts(Class<?> part) {
        return Arrays.stream(part.getRecordComponents());
    }

    /** A record of several members; one of a single value is an id. */
    private static boolean isPart(Class<?> type) {
        return type.isRecord() && type.getRecordComponents().length > 1;
    }

    /** Times are in UTC. */
    private static String simple(Class<?> type) {
        if (type == UUID.class || type.isRecord()) {
            return "UUID";
        } else if (type == Instant.class) {
            return "TIMESTAMP";
        } else if (type == LocalDate.class) {
            return "DATE";
        } else if (type == long.class || type == Long.class) {
            return "BIGINT";
        } else if (type == int.class || type == Integer.class) {
            return "INTEGER";
        } else if (type == boolean.class || type == Boolean.class) {
            return "BOOLEAN";
        } else if (type == BigDecimal.class) {
            return "DECIMAL(9,2)";
        } else if (type == String.class || type.isEnum()) {
            return "VARCHAR";
        }
        throw new IllegalStateException("A fact has a member of a type that the read model does not know: " + type);
    }

    /** Of a member, or a kind: what its column, or its table, is called. */
    public static String inSnakeCase(String name) {
        return ((PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE)
                .translate(name.replace('-', '_'));
    }

    /** What makes the tables and views of all kinds. */
    static List<String> statementsOfAll() {
        return BY_KIND.values().stream()
                .flatMap(table -> table.statements().stream())
                .toList();
    }
}
