package org.wasl.monitoring.fact;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.FactRemoved;

/** Facts that are applied together: of each record the newest, whatever order they came in. */
final class FactBatch {
    private final ObjectMapper mapper;
    private final Map<Key, Staged> newest = new HashMap<>();
    private final Map<TopicPartition, ReadPosition> positions = new HashMap<>();
    private final List<Rejected> rejected = new ArrayList<>();

    /** @param mapper as events are written with */
    FactBatch(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    private record Key(String kind, UUID record) {}

    /** @param data the fact as JSON */
    record Staged(String kind, UUID record, long revision, boolean removed, String data) {}

    /** What cannot be counted: it holds up nothing, and is told to operators. */
    record Rejected(String topic, int partition, long offset, String reason) {}

    Collection<Staged> facts() {
        return newest.values();
    }

    Collection<ReadPosition> positions() {
        return positions.values();
    }

    List<Rejected> rejected() {
        return rejected;
    }

    void add(ConsumerRecord<String, String> record) {
        Instant stated = null;
        if (record.value() != null) {
            try {
                stated = read(record);
            } catch (IOException | IllegalArgumentException unreadable) {
                rejected.add(new Rejected(record.topic(), record.partition(), record.offset(), reason(unreadable)));
            }
        }
        Instant factAt = stated;
        positions.merge(
                new TopicPartition(record.topic(), record.partition()),
                new ReadPosition(record.topic(), record.partition(), record.offset() + 1, factAt),
                (before, now) -> new ReadPosition(
                        now.topic(), now.partition(), now.offset(), factAt == null ? before.factAt() : factAt));
    }

    /** @return when it was stated */
    private Instant read(ConsumerRecord<String, String> record) throws IOException {
        JsonNode event = mapper.readTree(record.value());
        String type = event.required("type").asText();
        if (!EventTopic.isGenuine(record.topic(), event.path("source").asText(), type)) {
            throw new IllegalArgumentException("foreign-producer");
        }
        FactTable table = FactTable.all().get(type.replaceFirst("^org\\.wasl\\.(.*)\\.(stated|removed)$", "$1"));
        if (table == null) {
            throw new IllegalArgumentException("unknown-kind");
        }
        boolean removed = type.equals(EventTypes.removalOf(table.type()));
        JsonNode data = event.required("data");
        Fact fact = mapper.readerFor(removed ? FactRemoved.class : table.type())
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(data);
        Staged staged =
                new Staged(table.kind(), fact.recordId(), fact.revision(), removed, mapper.writeValueAsString(data));
        newest.merge(
                new Key(table.kind(), fact.recordId()),
                staged,
                (one, other) -> other.revision() > one.revision() ? other : one);
        return Instant.parse(event.required("time").asText());
    }

    /** The kind of the failure: its text might repeat data. */
    private static String reason(Exception failed) {
        return failed instanceof IllegalArgumentException told
                        && told.getMessage() != null
                        && told.getMessage().matches("[a-z-]+")
                ? told.getMessage()
                : "unreadable";
    }
}
