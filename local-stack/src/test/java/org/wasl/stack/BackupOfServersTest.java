package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wasl.contracts.event.EventTopic;
import org.wasl.stack.backup.BackupReader;
import org.wasl.stack.backup.BackupWriter;
import org.wasl.stack.backup.DatabaseFiles;
import org.wasl.stack.backup.Manifest;
import org.wasl.stack.backup.Passphrase;
import org.wasl.stack.backup.PublishingPause;
import org.wasl.stack.backup.TopicFiles;

/** Real servers that are written to while they are copied. */
@Tag("servers")
@DisplayNameGeneration(ReplaceUnderscores.class)
class BackupOfServersTest {
    private static final Passphrase PASSPHRASE =
            Passphrase.of("TEST", "a test", Map.of("TEST", "long enough for a test"));
    private static final String TOPIC = EventTopic.CASE_EVENTS.address();
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    @TempDir
    Path folder;

    private PostgresServer server(String name) throws IOException {
        return new PostgresServer(
                Distribution.ofThisBuild().postgres(),
                folder.resolve(name + "/postgres"),
                folder.resolve(name + "/log/postgres.log"),
                TestServers.freePort(),
                "admin",
                "-c fsync=off");
    }

    private static void execute(PostgresServer server, String database, String statement) throws SQLException {
        try (Connection connection = server.asAdmin(database);
                var executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    private static int count(PostgresServer server, String database) throws SQLException {
        try (Connection connection = server.asAdmin(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from act")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Each act is written to the one database first and to the other behind it, as one service follows another. */
    @Test
    @Timeout(120)
    void databases_that_are_written_to_meanwhile_come_out_as_they_were_at_one_point() throws Exception {
        PostgresServer live = server("live");
        Path file = folder.resolve("backup");
        AtomicInteger acts = new AtomicInteger();
        AtomicBoolean ended = new AtomicBoolean();
        int before;
        int after;
        live.start();
        try {
            for (String database : List.of("one", "other")) {
                execute(live, "postgres", "create database " + database);
                execute(live, database, "create table act (id int primary key, text text default repeat('x', 500))");
            }
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> act(live, acts, ended));
            while (acts.get() < 50 && !writing.isDone()) {
                Thread.onSpinWait();
            }
            before = acts.get();
            try (BackupWriter writer = new BackupWriter(file, PASSPHRASE);
                    DatabaseFiles files =
                            new DatabaseFiles(folder.resolve("live/postgres"), live.asAdmin("postgres"), writer)) {
                files.start();
                files.copy();
                while (acts.get() < before + 50 && !writing.isDone()) {
                    Thread.onSpinWait();
                }
                String last = PublishingPause.during(List.of("one", "other"), live::asAdmin, files::stop);
                after = acts.get();
                files.copyLog(last);
                writer.finish(manifest(writer, List.of()));
            }
            ended.set(true);
            writing.join();
        } finally {
            live.stop();
        }

        PostgresServer restored = server("restored");
        folder.resolve("restored").toFile().mkdir();
        new BackupReader(file, PASSPHRASE).read(DatabaseFiles.into(folder.resolve("restored/postgres")));
        restored.start();
        try {
            int one = count(restored, "one");
            int other = count(restored, "other");
            assertThat(one).isBetween(other, other + 1);
            assertThat(one).isBetween(before + 50, after + 1);
            // And it is a database: it takes what comes next.
            execute(restored, "one", "insert into act (id) values (-1)");
        } finally {
            restored.stop();
        }
    }

    private static void act(PostgresServer live, AtomicInteger acts, AtomicBoolean ended) {
        try (Connection one = live.asAdmin("one");
                Connection other = live.asAdmin("other");
                var first = one.createStatement();
                var behind = other.createStatement()) {
            while (!ended.get()) {
                first.execute("insert into act (id) values (" + acts.get() + ")");
                behind.execute("insert into act (id) values (" + acts.get() + ")");
                acts.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Manifest manifest(BackupWriter writer, List<Manifest.Position> positions) {
        return new Manifest(
                Manifest.FORMAT,
                "id",
                "2026-11-30T03:00:00Z",
                "",
                "18",
                Map.of("case", Set.of()),
                positions,
                Map.copyOf(writer.files()));
    }

    @Test
    @Timeout(120)
    void topics_come_out_as_they_were_at_the_cut_and_their_readers_go_on_where_they_were() throws Exception {
        Path file = folder.resolve("backup");
        List<String> heard = new ArrayList<>();
        String facts = EventTopic.CASE_FACTS.address();
        try (Broker live = new Broker(folder.resolve("live"))) {
            live.send(TOPIC, "1", "2", "3", "4");
            live.send(facts, "a fact");
            live.read("case-service", 2, heard);
            try (BackupWriter writer = new BackupWriter(file, PASSPHRASE)) {
                TopicFiles.Cut cut = TopicFiles.cut(live.admin());
                live.send(TOPIC, "of after the point");
                TopicFiles.copy(live.admin(), cut, writer);
                writer.finish(manifest(writer, cut.positions()));
            }
        }

        try (Broker restored = new Broker(folder.resolve("restored"));
                TopicFiles.Restoring topics = new TopicFiles.Restoring(restored.admin())) {
            Manifest manifest = new BackupReader(file, PASSPHRASE).read(topics::take);
            topics.positions(manifest.positions());
            assertThat(topics.records()).isEqualTo(Map.of(TOPIC, 4L));

            restored.send(TOPIC, "5");
            restored.read("case-service", 3, heard);
            assertThat(heard).containsExactly("1", "2", "3", "4", "5");
            assertThat(restored.end(facts)).isZero();
        }
    }

    /** With the topics of the platform. */
    private static final class Broker implements AutoCloseable {
        private final kafka.server.KafkaRaftServer node;
        private final String address;

        Broker(Path data) throws IOException {
            int port = TestServers.freePort();
            address = "127.0.0.1:" + port;
            node = KafkaNode.start(data, port, TestServers.freePort(), "secret");
            new KafkaAccess(address, "secret", producer -> "secret-of-" + producer.code()).provide();
        }

        Map<String, Object> admin() {
            return KafkaAccess.asAdmin(address, "secret");
        }

        void send(String topic, String... values) throws Exception {
            try (var producer = new KafkaProducer<>(admin(), new StringSerializer(), new StringSerializer())) {
                for (String value : values) {
                    ProducerRecord<String, String> record = new ProducerRecord<>(topic, 0, "key", value);
                    record.headers().add("content-type", "text".getBytes());
                    producer.send(record).get();
                }
            }
        }

        void read(String group, int records, List<String> into) {
            Map<String, Object> settings = new HashMap<>(admin());
            settings.put("group.id", group);
            settings.put("enable.auto.commit", false);
            settings.put("auto.offset.reset", "earliest");
            settings.put("max.poll.records", records);
            try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
                consumer.assign(List.of(PARTITION));
                for (int read = 0; read < records; ) {
                    long next = 0;
                    for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                        assertThat(record.headers().lastHeader("content-type")).isNotNull();
                        assertThat(record.key()).isEqualTo("key");
                        if (read < records) {
                            into.add(record.value());
                            read++;
                            next = record.offset() + 1;
                        }
                    }
                    if (next > 0) {
                        consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(next)));
                    }
                }
            }
        }

        long end(String topic) {
            TopicPartition partition = new TopicPartition(topic, 0);
            try (var consumer = new KafkaConsumer<>(admin(), new StringDeserializer(), new StringDeserializer())) {
                return consumer.endOffsets(List.of(partition)).get(partition);
            }
        }

        @Override
        public void close() {
            node.shutdown();
        }
    }
}
