package org.wasl.platform.fact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.Producer;
import org.wasl.platform.config.ServiceConfig;

/** The views of this service, one for each kind of fact: {@code follow_up_fact} has a row for each {@code follow-up.stated}, and a column for each member. */
@Singleton
class FactViews {
    private final EntityManager entities;
    private final ObjectMapper columns;
    private final SortedMap<String, Class<? extends Fact>> kinds;

    @Inject
    FactViews(EntityManager entities, ObjectMapper mapper, ServiceConfig service) {
        this.entities = entities;
        columns = mapper.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        kinds = Producer.named(service.name()).map(EventTypes::factsOf).orElseGet(TreeMap::new);
    }

    /** The kinds that this service states, by name. */
    SortedMap<String, Class<? extends Fact>> kinds() {
        return kinds;
    }

    /** A row of a view, before it is read. */
    record Row(UUID id, String json) {}

    /** Those of the records that are counted. */
    Map<UUID, Row> of(String kind, Collection<UUID> records) {
        return rows(
                        kind,
                        " where record_id = any(cast(:records as uuid[]))",
                        Map.of("records", records.toArray(UUID[]::new)))
                .stream()
                .collect(Collectors.toMap(Row::id, Function.identity()));
    }

    /** In the order of their ids, behind the last that was read; null to begin. */
    List<Row> after(String kind, UUID last, int most) {
        return last == null
                ? rows(kind, " order by record_id limit :most", Map.of("most", most))
                : rows(
                        kind,
                        " where record_id > :last order by record_id limit :most",
                        Map.of("last", last, "most", most));
    }

    private List<Row> rows(String kind, String which, Map<String, Object> parameters) {
        var query = entities.createNativeQuery(
                "select f.record_id, cast(to_jsonb(f) || jsonb_build_object('revision', nextval('fact_revision')) as text) as fact"
                        + " from (select * from " + kind.replace('-', '_') + "_fact" + which + ") f",
                Tuple.class);
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = query.getResultList();
        return rows.stream()
                .map(row -> new Row(row.get("record_id", UUID.class), row.get("fact", String.class)))
                .toList();
    }

    Fact read(String kind, Row row) throws JsonProcessingException {
        return columns.readValue(row.json(), kinds.get(kind));
    }

    long nextRevision() {
        return ((Number) entities.createNativeQuery("select nextval('fact_revision')")
                        .getSingleResult())
                .longValue();
    }
}
