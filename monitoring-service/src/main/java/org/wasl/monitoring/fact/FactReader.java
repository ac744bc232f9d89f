package org.wasl.monitoring.fact;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.Producer;
import org.wasl.monitoring.MonitoringConfig;
import org.wasl.platform.kafka.BrokerSettings;

/**
 * Reads the topics of facts into the store, from the position that the store names. Kafka keeps no position of it: after a crash, or with a store from a backup, it goes
 * on where the store is. Where a topic no longer has that position, all is read from the beginning.
 */
@ApplicationScoped
public class FactReader {
    private static final Logger LOG = Logger.getLogger(FactReader.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** How often topics are looked for that are not there yet. */
    private static final Duration LOOKED_FOR_EVERY = Duration.ofSeconds(5);

    private static final Duration MOST_IDLE = Duration.ofMillis(200);

    private final FactStore store;
    private final ObjectMapper mapper;
    private final MonitoringConfig config;
    private final Map<String, Object> kafka;
    private final Thread thread = new Thread(this::run, "facts");
    private volatile boolean stopped;
    private volatile boolean again;
    /** Whether all was read once that the topics had, since the start or since all was forgotten. */
    private volatile boolean readOnce;
    /** Where the topics ended when they were last looked at. */
    private volatile Map<TopicPartition, Long> ends = Map.of();

    @Inject
    FactReader(
            FactStore store,
            ObjectMapper mapper,
            MonitoringConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.store = store;
        this.mapper = mapper;
        this.config = config;
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent started) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        stopped = true;
        thread.join(PATIENCE.toMillis());
    }

    /** All is forgotten and read from the beginning. Figures are not complete until the ends of the topics are reached again. */
    void readAgain() {
        again = true;
    }

    boolean isReadOnce() {
        return readOnce && !again;
    }

    /** @param read of one moment */
    public FiguresPosition position(List<ReadPosition> read) {
        // While all is about to be forgotten, what was read says nothing of what will be.
        return again ? new FiguresPosition(false, null, read) : FiguresPosition.of(read, ends);
    }

    private void run() {
        while (!stopped) {
            try (KafkaConsumer<String, String> consumer =
                    new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
                read(consumer);
            } catch (OffsetOutOfRangeException gone) {
                LOG.warn("A topic of facts no longer has the position that was read to: all are read again");
                again = true;
            } catch (SQLException failed) {
                LOG.warnf("Facts wait for the store: %s", kindOf(failed));
                pause();
            } catch (IOException failed) {
                LOG.warnf("Facts wait for the store: %s", failed.getClass().getSimpleName());
                pause();
            } catch (KafkaException | IllegalStateException away) {
                LOG.warnf("Facts wait: %s", away.getClass().getSimpleName());
                ends = Map.of();
                pause();
            }
        }
    }

    private void read(KafkaConsumer<String, String> consumer) throws IOException, SQLException {
        store.recover();
        if (again) {
            store.clear();
            readOnce = false;
            again = false;
        }
        List<TopicDescription> described = described();
        List<TopicPartition> partitions = described.stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(each -> new TopicPartition(topic.name(), each.partition())))
                .toList();
        if (partitions.isEmpty()) {
            pause();
            return;
        }
        boolean some = described.size() < topics().size();
        long looked = System.nanoTime();
        Map<TopicPartition, Long> known = store.ask(FactStore::positions).stream()
                .collect(Collectors.toMap(
                        position -> new TopicPartition(position.topic(), position.partition()), ReadPosition::offset));
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions, PATIENCE);
        consumer.assign(partitions);
        partitions.forEach(each -> consumer.seek(each, known.getOrDefault(each, beginnings.get(each))));
        while (!stopped && !again && !(some && System.nanoTime() - looked > LOOKED_FOR_EVERY.toNanos())) {
            ConsumerRecords<String, String> records = consumer.poll(MOST_IDLE);
            if (!records.isEmpty()) {
                FactBatch batch = new FactBatch(mapper);
                records.forEach(batch::add);
                store.apply(batch);
                tell(batch.rejected());
            }
            ends = consumer.endOffsets(partitions, PATIENCE);
            readOnce |= !some
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        }
    }

    /** One line for each topic and reason, however many there are: where they stand is asked of the API. */
    private static void tell(List<FactBatch.Rejected> rejected) {
        rejected.stream()
                .collect(Collectors.groupingBy(each -> each.topic() + ": " + each.reason(), Collectors.counting()))
                .forEach((what, count) -> LOG.warnf("%d facts are not counted, %s", count, what));
    }

    /** {@code Out of Memory Error}: what follows might repeat data. */
    private static String kindOf(SQLException failed) {
        String told = String.valueOf(failed.getMessage());
        int end = told.indexOf(':');
        return end < 0 || end > 40 ? "SQLException" : told.substring(0, end);
    }

    /** The topics as they are now, without those that are not there yet. One that was made anew under the same name is another: what was read of the former counts no more. */
    private List<TopicDescription> described() throws SQLException {
        List<TopicDescription> described = new ArrayList<>();
        try (Admin admin = Admin.create(settings())) {
            for (KafkaFuture<TopicDescription> topic :
                    admin.describeTopics(topics()).topicNameValues().values()) {
                try {
                    described.add(topic.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                        throw new KafkaException(e);
                    }
                }
            }
        } catch (TimeoutException e) {
            throw new KafkaException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
        store.expect(described.stream().collect(Collectors.toMap(TopicDescription::name, topic -> topic.topicId()
                .toString())));
        return described;
    }

    private static List<String> topics() {
        return Arrays.stream(EventTopic.values())
                .filter(topic -> topic.readers().contains(Producer.MONITORING) && topic.isOfFacts())
                .map(EventTopic::address)
                .toList();
    }

    private void pause() {
        try {
            Thread.sleep(config.retryAfter().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = BrokerSettings.forClient("facts", kafka);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "none");
        settings.put("allow.auto.create.topics", false);
        settings.put("max.poll.records", config.mostAtOnce());
        settings.put("fetch.max.bytes", 8 * 1024 * 1024);
        settings.put("isolation.level", "read_committed");
        return settings;
    }
}
