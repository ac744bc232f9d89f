package org.wasl.platform.audit;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
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
import org.wasl.platform.kafka.BrokerSettings;

/**
 * A compacted topic of one partition. Its keys hold the hash of what they stand for: compaction can only drop a record that was sent twice, and no later
 * record can take the place of another.
 */
@ApplicationScoped
non-sealed class CheckpointTopic implements CheckpointStore {
    /** Records that are in memory at once while the topic is read backwards. */
    private static final int WINDOW = 5_000;

    /** Characters, more than a signed checkpoint has: of what is longer nothing is kept while reading. */
    private static final int LONGEST = 4_096;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** What was appended, or deleted with a tombstone, stays to be read for this time at least: ten years. */
    private static final String KEPT = String.valueOf(Duration.ofDays(3650).toMillis());

    private final Map<String, Object> kafka;
    private final String topic;
    private KafkaConsumer<String, String> consumer;
    private KafkaProducer<String, String> producer;
    private boolean declared;
    private HighestCheckpoints newest;
    private long readFrom;
    private long readTo;
    private long olderAtFirst;

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

    /** All of it is read, newest records first: those that say they are older than what was found need no look at their signature. */
    @Override
    public synchronized Found highest(int count, HighestCheckpoints.Reading reading) throws IOException {
        return reading((reader, whole, begin, end) -> {
            HighestCheckpoints highest = new HighestCheckpoints(count, reading);
            backwards(reader, whole, begin, end, highest);
            return highest.found();
        });
    }

    /** The one with the highest sequence. Where this process has read before, only what was appended since is read: that must be newer. */
    synchronized Found newest(HighestCheckpoints.Reading reading) throws IOException {
        return reading((reader, whole, begin, end) -> {
            HighestCheckpoints known = newest;
            // It stays unknown where reading fails in between: then all is read anew.
            newest = null;
            if (known == null || begin > readFrom || end < readTo) {
                known = new HighestCheckpoints(1, reading);
                backwards(reader, whole, begin, end, known);
                readFrom = begin;
                olderAtFirst = known.older();
            } else if (end > readTo) {
                read(reader, whole, readTo, end, known::add);
            }
            newest = known;
            readTo = end;
            Found found = newest.found();
            return new Found(found.ours(), found.foreign(), found.repeated() + newest.older() - olderAtFirst);
        });
    }

    private interface Read<T> {
        T of(KafkaConsumer<String, String> reader, TopicPartition whole, long begin, long end) throws IOException;
    }

    private <T> T reading(Read<T> read) throws IOException {
        try {
            declare();
            TopicPartition whole = new TopicPartition(topic, 0);
            KafkaConsumer<String, String> reader = consumer();
            reader.assign(List.of(whole));
            long end = reader.endOffsets(List.of(whole), PATIENCE).get(whole);
            long begin = reader.beginningOffsets(List.of(whole), PATIENCE).get(whole);
            return read.of(reader, whole, begin, end);
        } catch (KafkaException | InterruptedException | ExecutionException | TimeoutException e) {
            close();
            throw new IOException(e);
        }
    }

    private static void backwards(
            KafkaConsumer<String, String> reader, TopicPartition whole, long begin, long end, HighestCheckpoints into)
            throws IOException {
        for (long to = end; to > begin; to -= WINDOW) {
            List<String> window = new ArrayList<>();
            read(reader, whole, Math.max(begin, to - WINDOW), to, window::add);
            Collections.reverse(window);
            window.forEach(into::add);
        }
    }

    /** @param into takes what the records from one offset to before another hold; null for one that holds no checkpoint */
    private static void read(
            KafkaConsumer<String, String> reader, TopicPartition whole, long from, long to, Consumer<String> into)
            throws IOException {
        reader.seek(whole, from);
        long deadline = System.nanoTime() + PATIENCE.toNanos() * 6;
        while (reader.position(whole, PATIENCE) < to) {
            for (ConsumerRecord<String, String> each : reader.poll(Duration.ofMillis(200))) {
                if (each.offset() < to) {
                    boolean longer = each.value() != null && each.value().length() > LONGEST;
                    into.accept(longer ? null : each.value());
                }
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("The topic of checkpoints was not read to its end in time");
            }
        }
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
        Map<String, Object> settings = BrokerSettings.forClient("audit-checkpoints", kafka);
        settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
        settings.put("request.timeout.ms", (int) PATIENCE.toMillis());
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
