package org.wasl.monitoring.fact;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.FactRemoved;

/** Facts that are applied together: of each record the newest, whatever order they came in. */
final class FactBatch {
    private final ObjectMapper mapper;
    private final List<Staged> facts = new ArrayList<>();
    private final Map<TopicPartition, ReadPosition> positions = new HashMap<>();
    private final List<Rejected> rejected = new ArrayList<>();

    /** @param mapper as events are written with */
    FactBatch(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    private record Key(String kind, UUID record) {}

    /**
     * A fact that could be read.
     *
     * @param data the fact as JSON, with all members of its kind
     */
    record Staged(
            String topic,
            int partition,
            long offset,
            String kind,
            UUID record,
            long revision,
            boolean removed,
            String data) {
        private Key key() {
            return new Key(kind, record);
        }

        private Rejected rejected(String reason) {
            return new Rejected(topic, partition, offset, reason);
        }
    }

    /** What cannot be counted: it holds up nothing, and is told to operators. */
    record Rejected(String topic, int partition, long offset, String reason) {}

    /** In the order in which they came. */
    List<Staged> facts() {
        return facts;
    }

    /** Of each record the fact with the highest revision. */
    Collection<Staged> newest() {
        Map<Key, Staged> newest = new HashMap<>();
        facts.forEach(fact ->
                newest.merge(fact.key(), fact, (one, other) -> other.revision() > one.revision() ? other : one));
        return newest.values();
    }

    /** Takes out what could be read and that no column can hold: of their records an earlier fact holds. */
    void reject(Collection<Staged> outOfRange) {
        facts.removeAll(Set.copyOf(outOfRange));
        outOfRange.forEach(fact -> rejected.add(fact.rejected("out-of-range")));
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
            } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
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
        FactTable table = FactTable.ofEvent(type).orElseThrow(() -> new IllegalArgumentException("unknown-kind"));
        Instant stated = inColumn(Instant.parse(event.required("time").asText()));
        boolean removed = table.isRemoval(type);
        JsonNode data = event.required("data");
        Fact fact = mapper.readerFor(removed ? FactRemoved.class : table.type())
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(data);
        if (fact.recordId() == null) {
            throw new IllegalArgumentException("unreadable");
        }
        // As it was read: the engine reads some texts in another way than we do, for example an id in base 64.
        String read = mapper.writeValueAsString(fact);
        facts.add(new Staged(
                record.topic(),
                record.partition(),
                record.offset(),
                table.kind(),
                fact.recordId(),
                fact.revision(),
                removed,
                read));
        return stated;
    }

    /** A column holds microseconds in 64 bits. */
    private static Instant inColumn(Instant time) {
        try {
            ChronoUnit.MICROS.between(Instant.EPOCH, time);
            return time;
        } catch (ArithmeticException outOfRange) {
            throw new IllegalArgumentException("out-of-range", outOfRange);
        }
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
