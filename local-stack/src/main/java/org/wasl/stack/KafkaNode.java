package org.wasl.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * One real Kafka node, broker and controller (KRaft), as a process of its own: {@code KafkaNode DATA_FOLDER BROKER_PORT CONTROLLER_PORT}, the
 * administrator's password in the environment. Loopback only; everybody signs in, and may do what {@link KafkaAccess} allows.
 */
public final class KafkaNode {
    /** Not an argument: those are seen by everybody on the machine. */
    static final String PASSWORD = "WASL_KAFKA_ADMIN_PASSWORD";

    /** A broker that lacks memory once has lost threads that it does not start again: better it ends, and is started again. */
    static final List<String> MEMORY = List.of(
            "-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

    /**
     * One broker has no other that remembers what it acknowledged: it is on the disk first (ADR 72); also in {@code docker-compose.yml}. What a test writes need not
     * outlive a power cut.
     */
    static final Map<String, String> DURABILITY = Map.of("log.flush.interval.messages", "1");

    private KafkaNode() {}

    public static void main(String[] args) throws Exception {
        var server =
                start(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), System.getenv(PASSWORD));
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.shutdown();
            ended.countDown();
        }));
        server.awaitShutdown();
        ended.await();
    }

    /** @param password of the administrator; null for a broker of a test, which asks nobody who they are */
    static kafka.server.KafkaRaftServer start(Path data, int port, int controllerPort, String password)
            throws IOException {
        Properties settings = settings(data, port, controllerPort);
        if (password != null) {
            settings.putAll(DURABILITY);
            settings.putAll(KafkaAccess.settings(password));
        }
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(data, settings);
        }
        var server = new kafka.server.KafkaRaftServer(new kafka.server.KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        return server;
    }

    private static void format(Path data, Properties settings) throws IOException {
        Files.createDirectories(data);
        Path file = Files.createTempFile(data, "format", ".properties");
        // As bytes: Kafka reads the file in Latin-1, and the folder may be named in Arabic.
        try (var out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        int status = kafka.tools.StorageTool.execute(
                new String[] {
                    "format",
                    "--standalone",
                    "--ignore-formatted",
                    "--config",
                    file.toString(),
                    "--cluster-id",
                    Uuid.randomUuid().toString()
                },
                System.out);
        Files.delete(file);
        if (status != 0) {
            throw new IOException("Kafka could not format " + data);
        }
    }

    static Properties settings(Path data, int port, int controllerPort) {
        Properties p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", "1");
        p.put("listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        p.put("advertised.listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        p.put("controller.listener.names", "CONTROLLER");
        p.put("inter.broker.listener.name", "CLIENTS");
        p.put("controller.quorum.bootstrap.servers", "127.0.0.1:" + controllerPort);
        p.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("log.dirs", data.toString());
        p.put("num.partitions", "3");
        p.put("offsets.topic.replication.factor", "1");
        p.put("offsets.topic.num.partitions", "3");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("share.coordinator.state.topic.replication.factor", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("log.retention.hours", "-1");
        p.put("log.segment.bytes", String.valueOf(64 * 1024 * 1024));
        p.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
        p.put("log.index.size.max.bytes", String.valueOf(1024 * 1024));
        p.put("auto.create.topics.enable", "true");
        return p;
    }
}
