package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A broker with the heap of the local stack, and many connections of clients that do not sign in. Each test has its own and waits most of the time. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("servers")
@DisplayNameGeneration(ReplaceUnderscores.class)
class KafkaConnectionsTest {
    private static final int CONNECTIONS = 900;
    /** The longest that Kafka takes from a connection unless told otherwise. */
    private static final int ANNOUNCED = 524_000;

    @TempDir
    Path folder;

    private final List<Socket> connections = new ArrayList<>();
    private ManagedProcess broker;
    private int port;

    @BeforeEach
    void up() throws IOException {
        port = TestServers.freePort();
        broker = new ManagedProcess(folder.resolve("kafka.pid"), folder.resolve("kafka.log"), folder);
        List<String> command = new ArrayList<>(List.of(Machine.java()));
        command.addAll(KafkaNode.MEMORY);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                KafkaNode.class.getName(),
                folder.resolve("kafka").toString(),
                String.valueOf(port),
                String.valueOf(TestServers.freePort())));
        broker.start(command, Map.of(KafkaNode.PASSWORD, "secret"));
        await().atMost(Duration.ofMinutes(2)).until(this::servesAClient);
    }

    @AfterEach
    void down() throws IOException {
        for (Socket each : connections) {
            each.close();
        }
        broker.stop(Duration.ofSeconds(15));
    }

    private boolean servesAClient() {
        Map<String, Object> settings = new HashMap<>(KafkaAccess.asAdmin("127.0.0.1:" + port, "secret"));
        settings.put("default.api.timeout.ms", 5000);
        settings.put("request.timeout.ms", 5000);
        try (Admin client = Admin.create(settings)) {
            return !client.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (Exception notYet) {
            return false;
        }
    }

    private void announce(int bytes) {
        try {
            Socket connection = new Socket(InetAddress.getLoopbackAddress(), port);
            connections.add(connection);
            connection
                    .getOutputStream()
                    .write(ByteBuffer.allocate(4).putInt(bytes).array());
        } catch (IOException refused) {
            // The broker has enough connections.
        }
    }

    @Test
    void long_messages_that_are_announced_take_no_memory() {
        for (int i = 0; i < CONNECTIONS; i++) {
            announce(ANNOUNCED);
        }

        await().atMost(Duration.ofSeconds(60)).until(this::servesAClient);
        assertThat(broker.running()).isPresent();
    }

    @Test
    void connections_that_announce_a_message_and_keep_silent_are_closed() {
        for (int i = 0; i < CONNECTIONS; i++) {
            announce(1000);
        }

        await().atMost(Duration.ofMinutes(5)).until(this::servesAClient);
        assertThat(broker.running()).isPresent();
    }
}
