package org.wasl.stack.backup;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.wasl.contracts.event.EventTopic;
import org.wasl.stack.Words;

/**
 * The topics of Kafka in a backup: all but those of facts, which the services state anew (ADR 56). A partition is a number of files with a record on each line.
 */
public final class TopicFiles {
    static final String FOLDER = "kafka";

    /** It reads files that stand in another: that one stays open. */
    private static final ObjectMapper JSON = new ObjectMapper()
            .configure(JsonParser.Feature.AUTO_CLOSE_SOURCE, false)
            .configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false);

    private static final int FILE_BYTES = 4 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TopicFiles() {}

    record Header(String name, byte[] value) {}

    /** Kafka keeps bytes: what somebody else wrote need not be text. */
    record Line(long offset, long at, byte[] key, byte[] value, List<Header> headers) {}

    /** Where each partition ended and where its readers were, at the point of the backup. */
    public record Cut(Map<TopicPartition, Long> ends, List<Manifest.Position> positions) {}

    /** While nobody writes. The positions are older than the point of the databases: what a reader has confirmed, its database has. */
    public static Cut cut(Map<String, Object> kafka) throws IOException {
        try (Admin admin = Admin.create(kafka);
                KafkaConsumer<byte[], byte[]> consumer = consumer(kafka)) {
            Set<String> known = admin.listTopics().names().get();
            List<TopicPartition> partitions = Arrays.stream(EventTopic.values())
                    .filter(topic -> !topic.isOfFacts() && known.contains(topic.address()))
                    .flatMap(topic -> consumer.partitionsFor(topic.address()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            List<Manifest.Position> positions = new ArrayList<>();
            for (GroupListing group : admin.listGroups(ListGroupsOptions.forConsumerGroups())
                    .all()
                    .get()) {
                admin.listConsumerGroupOffsets(group.groupId())
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .forEach((partition, next) -> {
                            if (next != null && partitions.contains(partition)) {
                                positions.add(new Manifest.Position(
                                        group.groupId(), partition.topic(), partition.partition(), next.offset()));
                            }
                        });
            }
            return new Cut(consumer.endOffsets(partitions, PATIENCE), positions);
        } catch (ExecutionException e) {
            throw new IOException(Words.of("topics-not-told", e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** What was there at the cut. What came later is of after the point. */
    public static void copy(Map<String, Object> kafka, Cut cut, BackupWriter into) throws IOException {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka)) {
            for (var each : new TreeMap<>(byName(cut.ends())).values()) {
                copy(consumer, each.getKey(), each.getValue(), into);
            }
        }
    }

    private static Map<String, Map.Entry<TopicPartition, Long>> byName(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().toString(), each -> each));
    }

    private static void copy(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long end, BackupWriter into)
            throws IOException {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        int files = 0;
        long silentSince = System.nanoTime();
        while (consumer.position(partition, PATIENCE) < end) {
            var records = consumer.poll(Duration.ofMillis(500));
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() < end) {
                    file.write(JSON.writeValueAsBytes(line(record)));
                    file.write('\n');
                }
                if (file.size() >= FILE_BYTES) {
                    into.add(name(partition, files++), file.toByteArray());
                    file.reset();
                }
            }
            if (!records.isEmpty()) {
                silentSince = System.nanoTime();
            } else if (System.nanoTime() - silentSince > PATIENCE.toNanos()) {
                throw new IOException(Words.of("records-not-given", partition));
            }
        }
        if (file.size() > 0) {
            into.add(name(partition, files), file.toByteArray());
        }
    }

    private static String name(TopicPartition partition, int file) {
        return FOLDER + "/" + partition.topic() + "/" + partition.partition() + "/"
                + String.format(java.util.Locale.ROOT, "%06d", file);
    }

    private static Line line(ConsumerRecord<byte[], byte[]> record) {
        return new Line(
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                StreamSupport.stream(record.headers().spliterator(), false)
                        .map(header -> new Header(header.key(), header.value()))
                        .toList());
    }

    /** Writes the files of a backup to topics that are empty, as they come, and remembers which offsets the records get. */
    public static final class Restoring implements AutoCloseable {
        private final Map<String, Object> kafka;
        private final KafkaProducer<byte[], byte[]> producer;
        /** By partition: the offsets that the records had, in their order. */
        private final Map<TopicPartition, OffsetsBefore> former = new HashMap<>();

        private final Map<String, Long> records = new TreeMap<>();

        public Restoring(Map<String, Object> kafka) {
            this.kafka = kafka;
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put("acks", "all");
            settings.put("linger.ms", 20);
            this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }

        static boolean isOne(String name) {
            return name.startsWith(FOLDER + "/");
        }

        /** @param name as in the backup: its topic and partition are in it */
        public boolean take(String name, InputStream content) throws IOException {
            if (content == null || !isOne(name)) {
                return false;
            }
            String[] path = name.split("/");
            TopicPartition partition = new TopicPartition(path[1], Integer.parseInt(path[2]));
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            try (MappingIterator<Line> lines = JSON.readerFor(Line.class).readValues(content)) {
                while (lines.hasNext()) {
                    sent.add(send(partition, lines.next()));
                }
            }
            records.merge(partition.topic(), (long) sent.size(), Long::sum);
            await(sent);
            return true;
        }

        private Future<RecordMetadata> send(TopicPartition partition, Line line) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(partition.topic(), partition.partition(), line.at(), line.key(), line.value());
            line.headers().forEach(header -> record.headers().add(new RecordHeader(header.name(), header.value())));
            former.computeIfAbsent(partition, each -> new OffsetsBefore()).add(line.offset());
            return producer.send(record);
        }

        /** Readers go on where they were: behind as many records. */
        public void positions(List<Manifest.Position> positions) throws IOException {
            Map<String, Map<TopicPartition, OffsetAndMetadata>> byGroup = new TreeMap<>();
            for (Manifest.Position each : positions) {
                TopicPartition partition = new TopicPartition(each.topic(), each.partition());
                OffsetsBefore offsets = former.getOrDefault(partition, new OffsetsBefore());
                byGroup.computeIfAbsent(each.group(), group -> new HashMap<>())
                        .put(partition, new OffsetAndMetadata(offsets.before(each.next())));
            }
            try (Admin admin = Admin.create(kafka)) {
                for (var group : byGroup.entrySet()) {
                    admin.alterConsumerGroupOffsets(group.getKey(), group.getValue())
                            .all()
                            .get();
                }
            } catch (ExecutionException e) {
                throw new IOException(Words.of("positions-not-set", e.getMessage()), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }

        /** By topic. */
        public Map<String, Long> records() {
            return records;
        }

        @Override
        public void close() {
            producer.close(PATIENCE);
        }

        private static void await(List<Future<RecordMetadata>> sent) throws IOException {
            try {
                for (Future<RecordMetadata> each : sent) {
                    each.get();
                }
            } catch (ExecutionException e) {
                throw new IOException(Words.of("record-not-taken", e.getMessage()), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    /** Offsets grow and have few gaps: kept as runs. */
    static final class OffsetsBefore {
        /** First offset of a run to how many records come before it. */
        private final TreeMap<Long, Long> runs = new TreeMap<>();

        private long next = -1;
        private long count;

        void add(long offset) {
            if (offset != next) {
                runs.put(offset, count);
            }
            next = offset + 1;
            count++;
        }

        /** How many records have a smaller offset. */
        long before(long offset) {
            Map.Entry<Long, Long> run = runs.lowerEntry(offset);
            if (run == null) {
                return 0;
            }
            Map.Entry<Long, Long> following = runs.higherEntry(run.getKey());
            long end = following == null ? count : following.getValue();
            return Math.min(run.getValue() + offset - run.getKey(), end);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "none");
        settings.put("isolation.level", "read_committed");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
