package org.wasl.platform.paging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which rows of an entity: conditions in HQL on the alias {@code e}, joined by and. What the caller may see is always one of them. */
public final class Filter<E> {
    private final Class<E> entity;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

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

    /**
     * Only rows whose column names a row of the other filter: how parts are seen with their whole. Parameters must not share
     * names.
     */
    public Filter<E> andIn(String column, Filter<?> whole) {
        return andIn(column, "w.id", whole);
    }

    /** @param named what of the other filter's rows, called {@code w}, the column names */
    public Filter<E> andIn(String column, String named, Filter<?> whole) {
        whole.parameters.forEach(parameters::put);
        String inner = whole.where().replaceAll("\\be\\.", "w.");
        return and(
                column + " in (select " + named + " from " + whole.entity.getSimpleName() + " w where " + inner + ")");
    }

    /** Only rows that no other row of this filter stands to in a way; the condition calls that other one {@code w}. */
    public Filter<E> andNoOther(String condition) {
        return and("not exists (select 1 from " + entity.getSimpleName() + " w where "
                + where().replaceAll("\\be\\.", "w.") + " and " + condition + ")");
    }

    /** Binds a parameter that conditions given elsewhere use. */
    public Filter<E> with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** Nothing is added where the caller gave no value. */
    public Filter<E> andIfGiven(String condition, String parameter, Object value) {
        return value == null ? this : and(condition, parameter, value);
    }

    /** The rows of this filter that come after a row in the order of lists, newest first. This filter stays as it is. */
    public Filter<E> before(UUID last) {
        Filter<E> rest = new Filter<>(entity);
        rest.conditions.addAll(conditions);
        rest.parameters.putAll(parameters);
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
