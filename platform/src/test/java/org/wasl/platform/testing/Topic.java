package org.wasl.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic, read from its beginning. */
public final class Topic implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> seen = new ArrayList<>();

    private Topic(KafkaConsumer<String, String> consumer) {
        this.consumer = consumer;
    }

    public static Topic open(String name) {
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestServersResource.kafka(),
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        500),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(name));
        return new Topic(consumer);
    }

    /** One for all tests of a run: to make one and to take leave of the broker costs more than a message. */
    private static final class Sender {
        private static final KafkaProducer<String, String> PRODUCER = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestServersResource.kafka()),
                new StringSerializer(),
                new StringSerializer());
    }

    /** To the first partition in their order, each under a key of its own. */
    public static void sendAll(String topic, List<String> values) {
        send(values.stream()
                .map(value -> new ProducerRecord<>(topic, 0, UUID.randomUUID().toString(), value))
                .toList());
    }

    public static void send(String topic, String key, String value) {
        send(List.of(new ProducerRecord<>(topic, key, value)));
    }

    /** Returns when the broker has them. */
    private static void send(List<ProducerRecord<String, String>> records) {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            records.forEach(each -> sent.add(Sender.PRODUCER.send(each)));
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public List<ConsumerRecord<String, String>> poll() {
        List<ConsumerRecord<String, String>> fresh = new ArrayList<>();
        consumer.poll(Duration.ofMillis(200)).forEach(fresh::add);
        seen.addAll(fresh);
        return fresh;
    }

    /** Each record is looked at once: a topic is long, and a look may be costly. */
    public ConsumerRecord<String, String> await(Predicate<ConsumerRecord<String, String>> wanted) {
        return seen.stream().filter(wanted).findFirst().orElseGet(() -> org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> poll().stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
                .orElseThrow());
    }

    public List<ConsumerRecord<String, String>> seen() {
        return seen;
    }

    @Override
    public void close() {
        consumer.close();
    }

    /**
     * An event about a record.
     *
     * @param type without the prefix: {@code person.changed}
     */
    public JsonNode awaitEvent(String type, String record, Predicate<JsonNode> wanted) {
        return event(await(seen -> {
                    if (!record.equals(seen.key())) {
                        return false;
                    }
                    JsonNode event = event(seen.value());
                    return event.path("type").asText().equals("org.wasl." + type) && wanted.test(event);
                })
                .value());
    }

    private static JsonNode event(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
