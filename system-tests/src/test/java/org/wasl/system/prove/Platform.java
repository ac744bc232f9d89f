package org.wasl.system.prove;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.Producer;
import org.wasl.stack.journey.Api;
import org.wasl.stack.journey.Api.Answer;
import org.wasl.system.KafkaTopics;
import org.wasl.system.RunningPlatform;

/** What stands on a platform, looked at from all sides: its databases, its topics, the feeds of agencies, figures and the audit. */
public final class Platform {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Producer> RECORDS = Map.of(
            "person",
            Producer.REGISTRY,
            "consent",
            Producer.REGISTRY,
            "case_file",
            Producer.CASE,
            "referral",
            Producer.REFERRAL);

    private final Api api;

    public Platform(Api api) {
        this.api = api;
    }

    /** An event of a topic, or of a feed. */
    record Event(String id, String type, String subject, JsonNode data) {}

    /** How many rows each table of records has. */
    Map<String, Long> records() {
        Map<String, Long> counted = new TreeMap<>();
        RECORDS.forEach((table, service) -> counted.put(table, count(service, "select count(*) from " + table)));
        return counted;
    }

    /** Events that were written and did not leave yet, and facts that are not stated yet. */
    long waiting() {
        return Arrays.stream(Producer.values())
                .mapToLong(service -> count(service, "select count(*) from outbox")
                        + count(service, "select count(*) from fact_due where not failed"))
                .sum();
    }

    long deadLetters() {
        return KafkaTopics.readAll(Arrays.stream(EventTopic.values())
                        .map(EventTopic::address)
                        .filter(topic -> topic.endsWith(".dead-letters"))
                        .toList())
                .size();
    }

    /** Each event once, however often it stands there. */
    Map<String, Event> onTopics(EventTopic... topics) {
        Map<String, Event> events = new LinkedHashMap<>();
        KafkaTopics.readAll(Arrays.stream(topics).map(EventTopic::address).toList())
                .forEach(message -> {
                    JsonNode event = parsed(message.value());
                    events.put(
                            event.path("id").asText(),
                            new Event(
                                    event.path("id").asText(),
                                    event.path("type").asText(),
                                    event.path("subject").asText(),
                                    event.path("data")));
                });
        return events;
    }

    /** All that the agency of an account was told, as often as it was told. */
    List<Event> feedOf(String who) {
        List<Event> events = new ArrayList<>();
        for (String next = "/v1/changes?limit=1000&after=0"; next != null; ) {
            Answer page = api.call(who, "GET", next, null, null);
            page.body()
                    .at("/items")
                    .forEach(change -> events.add(new Event(
                            change.path("id").asText(),
                            change.path("type").asText(),
                            change.path("subject").asText(),
                            change.path("data"))));
            next = page.text("/next");
        }
        return events;
    }

    /** Cases that were identified today, as an auditor's figures have them; below zero while facts wait. */
    public long casesCounted() {
        if (!api.call("auditor", "GET", "/v1/figures/position", null, null)
                .body()
                .path("complete")
                .asBoolean()) {
            return -1;
        }
        LocalDate today = LocalDate.ofInstant(RunningPlatform.stack().clock().instant(), ZoneId.of("Asia/Amman"));
        String figures = "/v1/indicators/cases-identified/values?period=YEAR&from=" + today + "&to=" + today;
        long counted = 0;
        for (JsonNode value :
                api.call("auditor", "GET", figures, null, null).body().at("/values")) {
            counted += value.path("value").asLong();
        }
        return counted;
    }

    /** What the audit of a service finds wrong in itself. */
    JsonNode findings(Producer service) {
        return api.call("auditor", "GET", "/v1/audit/" + service.code() + "/verify", null, null)
                .body()
                .path("findings");
    }

    private static long count(Producer service, String query) {
        try (Connection database = RunningPlatform.database(service);
                Statement statement = database.createStatement();
                ResultSet counted = statement.executeQuery(query)) {
            counted.next();
            return counted.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
