package org.wasl.platform.audit;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A compacted topic of one partition. Its keys hold the hash of what they stand for: compaction can only drop a record that was sent twice, and no later
 * record can take the place of another.
 */
@ApplicationScoped
non-sealed class CheckpointTopic implements CheckpointStore {
    private static final int FIRST_WINDOW = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** What was appended, or deleted with a tombstone, stays to be read for this time at least: ten years. */
    private static final String KEPT = String.valueOf(Duration.ofDays(3650).toMillis());

    private final Map<String, Object> kafka;
    private final String topic;
    private KafkaConsumer<String, String> consumer;
    private KafkaProducer<String, String> producer;
    private boolean declared;

    @Inject
    CheckpointTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka, AnchorConfig config) {
        this.kafka = kafka;
        this.topic = config.topic();
    }

    @Override
    public String name() {
        return "topic";
    }

    @Override
    public synchronized void append(Checkpoint checkpoint, String signed) throws IOException {
        String key = checkpoint.service() + "/" + checkpoint.sequence() + "/" + CheckpointSigner.hashOf(signed);
        try {
            producer()
                    .send(new ProducerRecord<>(topic, 0, key, signed))
                    .get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new IOException(e);
        }
    }

    @Override
    public synchronized <T> Found<T> last(int count, Function<String, Optional<T>> ours) throws IOException {
        try {
            declare();
            TopicPartition whole = new TopicPartition(topic, 0);
            KafkaConsumer<String, String> reader = consumer();
            reader.assign(List.of(whole));
            long end = reader.endOffsets(List.of(whole), PATIENCE).get(whole);
            long begin = reader.beginningOffsets(List.of(whole), PATIENCE).get(whole);
            long deadline = System.nanoTime() + PATIENCE.toNanos() * 6;
            for (long window = Math.max(count, FIRST_WINDOW); ; window *= 4) {
                long from = Math.max(begin, end - window);
                Found<T> found = read(reader, whole, from, end, deadline, ours);
                if (from == begin || found.ours().size() >= count) {
                    return found;
                }
            }
        } catch (KafkaException | InterruptedException | ExecutionException | TimeoutException e) {
            close();
            throw new IOException(e);
        }
    }

    private static <T> Found<T> read(
            KafkaConsumer<String, String> reader,
            TopicPartition whole,
            long from,
            long end,
            long deadline,
            Function<String, Optional<T>> ours)
            throws IOException {
        reader.seek(whole, from);
        Sorting<T> sorting = new Sorting<>(ours);
        while (reader.position(whole, PATIENCE) < end) {
            for (ConsumerRecord<String, String> each : reader.poll(Duration.ofMillis(200))) {
                sorting.add(each.value());
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("The topic of checkpoints was not read to its end in time");
            }
        }
        return sorting.found();
    }

    /** Where the operator has declared it, or may not let a service do so, this changes nothing. */
    private void declare() throws InterruptedException, ExecutionException, TimeoutException {
        if (declared) {
            return;
        }
        try (Admin admin = Admin.create(bounded())) {
            Set<String> known = admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!known.contains(topic)) {
                admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())
                                .configs(Map.of(
                                        "cleanup.policy", "compact",
                                        "min.compaction.lag.ms", KEPT,
                                        "delete.retention.ms", KEPT))))
                        .all()
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            declared = true;
        } catch (ExecutionException refusedOrMadeByAnother) {
            if (!(refusedOrMadeByAnother.getCause() instanceof org.apache.kafka.common.errors.TopicExistsException)
                    && !(refusedOrMadeByAnother.getCause()
                            instanceof org.apache.kafka.common.errors.AuthorizationException)) {
                throw refusedOrMadeByAnother;
            }
            declared = true;
        }
    }

    private KafkaConsumer<String, String> consumer() {
        if (consumer == null) {
            Map<String, Object> settings = bounded();
            settings.put("enable.auto.commit", false);
            settings.put("auto.offset.reset", "none");
            // It reads to an end that it knows. A question for more would hold up the next reading while the broker
            // waits for an answer.
            settings.put("fetch.max.wait.ms", 10);
            settings.put("allow.auto.create.topics", false);
            consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        }
        return consumer;
    }

    private KafkaProducer<String, String> producer() {
        if (producer == null) {
            Map<String, Object> settings = bounded();
            settings.put("acks", "all");
            settings.put("delivery.timeout.ms", (int) PATIENCE.toMillis() * 2);
            settings.put("request.timeout.ms", (int) PATIENCE.toMillis());
            settings.put("max.block.ms", PATIENCE.toMillis());
            producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        }
        return producer;
    }

    private Map<String, Object> bounded() {
        Map<String, Object> settings = new HashMap<>(kafka);
        // Those of readers and writers of events that the platform sets for all are not meant for this one.
        List.of("group.id", "key.deserializer", "value.deserializer", "key.serializer", "value.serializer")
                .forEach(settings::remove);
        settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
        settings.put("request.timeout.ms", (int) PATIENCE.toMillis());
        settings.put("client.id", "audit-checkpoints");
        return settings;
    }

    /** What failed once is opened anew. */
    @PreDestroy
    synchronized void close() {
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
            consumer = null;
        }
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
            producer = null;
        }
    }
}
