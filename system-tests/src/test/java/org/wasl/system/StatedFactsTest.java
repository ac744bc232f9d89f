package org.wasl.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.Producer;
import org.wasl.system.world.World;

/**
 * What figures are made from is what the services have: after all that the tests before did, the last fact of each record on the topic is the row of its view, and
 * there is none beside. A change that no trigger notes is found here.
 */
@ExtendWith(RunningPlatform.class)
@Order(Integer.MAX_VALUE - 1)
class StatedFactsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource(names = {"REGISTRY", "CASE", "REFERRAL"})
    void the_last_fact_of_each_record_is_what_its_service_has(Producer service) throws SQLException {
        World.shared();
        try (Connection database = RunningPlatform.database(service)) {
            // A job may change a record between the two readings.
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(nothingWaits(database)).isTrue();
                Map<String, ObjectNode> stated = stated(service);
                assertThat(stated).isNotEmpty();
                assertThat(different(stated, rowsOf(service, database)))
                        .as("record: stated | kept")
                        .isEmpty();
            });
        }
    }

    private static Map<String, ObjectNode> rowsOf(Producer service, Connection database) throws SQLException {
        Map<String, ObjectNode> kept = new HashMap<>();
        for (String kind : EventTypes.factsOf(service).keySet()) {
            kept.putAll(rows(database, kind));
        }
        return kept;
    }

    private static List<String> different(Map<String, ObjectNode> stated, Map<String, ObjectNode> kept) {
        Set<String> records = new TreeSet<>(stated.keySet());
        records.addAll(kept.keySet());
        return records.stream()
                .filter(record -> !Objects.equals(stated.get(record), kept.get(record)))
                .map(record -> record + ": " + stated.get(record) + " | " + kept.get(record))
                .toList();
    }

    private static boolean nothingWaits(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet waiting =
                        statement.executeQuery("select (select count(*) from fact_due) + (select count(*) from outbox)"
                                + " + (select count(*) from fact_restatement where completed_at is null)")) {
            waiting.next();
            return waiting.getLong(1) == 0;
        }
    }

    /** By kind and record, without those that are counted no more. */
    private static Map<String, ObjectNode> stated(Producer service) {
        Map<String, JsonNode> latest = new HashMap<>();
        KafkaTopics.readAll(List.of(EventTopic.factsOf(service).address())).forEach(event -> {
            JsonNode fact = parsed(event.value());
            String kind = fact.path("type").asText().replaceFirst("^org\\.wasl\\.(.*)\\.(stated|removed)$", "$1");
            latest.merge(
                    kind + " " + fact.path("subject").asText(),
                    fact,
                    (one, other) -> revision(other) > revision(one) ? other : one);
        });
        Map<String, ObjectNode> stated = new HashMap<>();
        latest.forEach((key, fact) -> {
            if (fact.path("type").asText().endsWith(".stated")) {
                ObjectNode data = (ObjectNode) fact.path("data");
                data.remove("revision");
                stated.put(key, alike(data));
            }
        });
        return stated;
    }

    private static long revision(JsonNode fact) {
        return fact.at("/data/revision").asLong();
    }

    private static Map<String, ObjectNode> rows(Connection database, String kind) throws SQLException {
        Map<String, ObjectNode> rows = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(
                        "select record_id, cast(to_jsonb(f) as text) from " + kind.replace('-', '_') + "_fact f")) {
            while (found.next()) {
                rows.put(kind + " " + found.getString(1), alike(parsed(found.getString(2))));
            }
        }
        return rows;
    }

    /** Members by their names in events, without those that have no value; instants and lists in one form. */
    private static ObjectNode alike(JsonNode object) {
        ObjectNode alike = JSON.createObjectNode();
        object.properties().stream()
                .filter(member -> !member.getValue().isNull())
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(StatedFactsTest::inCamelCase)))
                .forEach(member -> alike.set(inCamelCase(member.getKey()), valueAlike(member.getValue())));
        return alike;
    }

    private static JsonNode valueAlike(JsonNode value) {
        if (value.isObject()) {
            return alike(value);
        }
        if (value.isArray()) {
            List<JsonNode> parts = new ArrayList<>();
            value.forEach(part -> parts.add(valueAlike(part)));
            parts.sort(Comparator.comparing(JsonNode::toString));
            ArrayNode sorted = JSON.createArrayNode();
            return sorted.addAll(parts);
        }
        return value.isTextual() ? JSON.getNodeFactory().textNode(instantAlike(value.asText())) : number(value);
    }

    private static JsonNode number(JsonNode value) {
        return value.isNumber()
                ? JSON.getNodeFactory()
                        .textNode(value.decimalValue().stripTrailingZeros().toPlainString())
                : value;
    }

    private static String instantAlike(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return instant.toString();
        } catch (DateTimeParseException noInstant) {
            return text;
        }
    }

    private static String inCamelCase(String column) {
        StringBuilder name = new StringBuilder();
        for (String word : column.split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
