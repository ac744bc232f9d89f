package org.wasl.platform.paging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.wasl.contracts.id.Id;

/** Which rows of an entity: conditions in HQL on the alias {@code e}, joined by and. What the caller may see is always one of them. */
public final class Filter<E> {
    private final Class<E> entity;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Set<String> unbound = new HashSet<>();

    private Filter(Class<E> entity) {
        this.entity = entity;
    }

    public static <E> Filter<E> of(Class<E> entity) {
        return new Filter<>(entity);
    }

    public Filter<E> and(String condition) {
        conditions.add("(" + condition + ")");
        return this;
    }

    public Filter<E> and(String condition, String parameter, Object value) {
        parameters.put(parameter, value);
        return and(condition);
    }

    /** The rows of this filter, and those that meet another condition. */
    public Filter<E> or(String condition) {
        String either = where() + " or (" + condition + ")";
        conditions.clear();
        return and(either);
    }

    /**
     * Only rows whose column names a row of the other filter: how parts are seen with their whole. Parameters must not share
     * names.
     */
    public Filter<E> andIn(String column, Filter<?> whole) {
        return andIn(column, "w.id", whole);
    }

    /** @param named what of the other filter's rows, called {@code w}, the column names */
    public Filter<E> andIn(String column, String named, Filter<?> whole) {
        return and(in(column, named, whole));
    }

    /** Rows that meet a condition of their own, or whose column names a row of the other filter. */
    public Filter<E> andEither(String own, String column, Filter<?> whole) {
        return and("(" + own + ") or " + in(column, "w.id", whole));
    }

    private String in(String column, String named, Filter<?> whole) {
        whole.parameters.forEach(parameters::put);
        unbound.addAll(whole.unbound);
        String inner = whole.where().replaceAll("\\be\\.", "w.");
        return column + " in (select " + named + " from " + whole.entity.getSimpleName() + " w where " + inner + ")";
    }

    /** Only rows that no other row of this filter stands to in a way; the condition calls that other one {@code w}. */
    public Filter<E> andNoOther(String condition) {
        return and("not exists (select 1 from " + entity.getSimpleName() + " w where "
                + where().replaceAll("\\be\\.", "w.") + " and " + condition + ")");
    }

    /** Whether a condition asks for this parameter. */
    public boolean uses(String parameter) {
        return Pattern.compile(":" + parameter + "\\b").matcher(where()).find();
    }

    /** Binds a parameter that conditions given elsewhere use. */
    public Filter<E> with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /**
     * Binds a parameter that is no part of what the caller asks for: the time, or what the caller may see today. A cursor stays good when it is another on the
     * next page.
     */
    public Filter<E> withUnbound(String parameter, Object value) {
        unbound.add(parameter);
        return with(parameter, value);
    }

    /** What the caller asks for, the same text whenever it is the same. */
    String binding() {
        StringBuilder asked =
                new StringBuilder(entity.getSimpleName()).append('|').append(where());
        new TreeMap<>(parameters).forEach((name, value) -> {
            if (!unbound.contains(name)) {
                asked.append('|').append(name).append('=').append(text(value));
            }
        });
        return asked.toString();
    }

    private static String text(Object value) {
        if (value instanceof Object[] array) {
            return Arrays.deepToString(array);
        }
        return value instanceof Set<?> set
                ? set.stream().map(Object::toString).sorted().toList().toString()
                : String.valueOf(value);
    }

    /** Nothing is added where the caller gave no value. An id stands for the column that it names. */
    public Filter<E> andIfGiven(String condition, String parameter, Object value) {
        Object given = value instanceof Id id ? id.value() : value;
        return given == null ? this : and(condition, parameter, given);
    }

    /** The rows of this filter that come after a row in the order of lists, newest first. This filter stays as it is. */
    public Filter<E> before(UUID last) {
        Filter<E> rest = new Filter<>(entity);
        rest.conditions.addAll(conditions);
        rest.parameters.putAll(parameters);
        rest.unbound.addAll(unbound);
        return rest.and("e.id < :last", "last", last);
    }

    /** Equal for filters that ask the same. */
    public Object key() {
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> values.put(name, value instanceof Object[] all ? List.of(all) : value));
        return List.of(entity, where(), values);
    }

    Class<E> entity() {
        return entity;
    }

    String where() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
