package org.wasl.stack.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.Producer;
import org.wasl.contracts.id.Id;

/** Writes facts to the topics of the services that would state them, as their outboxes do. */
public final class FactTopics implements AutoCloseable {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(Id.class, new ToStringSerializer(Id.class)))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private final KafkaProducer<String, String> producer;
    private final Clock clock;

    /** @param kafka how the administrator signs in: a service writes its own topic only */
    public FactTopics(Map<String, Object> kafka, Clock clock) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("linger.ms", 20);
        settings.put("batch.size", 256 * 1024);
        settings.put("compression.type", "lz4");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        this.clock = clock;
    }

    public void write(Fact fact) {
        String type = EventTypes.typeOf(fact.getClass());
        Producer service = Producer.of(type).orElseThrow();
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", UUID.randomUUID().toString())
                .put("source", "/wasl/" + service.code())
                .put("type", type)
                .put("subject", fact.recordId().toString())
                .put("time", clock.instant().toString())
                .put("datacontenttype", "application/json");
        event.set("data", JSON.valueToTree(fact));
        try {
            producer.send(new ProducerRecord<>(
                    EventTopic.factsOf(service).address(), fact.recordId().toString(), JSON.writeValueAsString(event)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns when Kafka has all that was written. */
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
