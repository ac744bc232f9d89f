package org.wasl.stack;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * PostgreSQL and Kafka for one test run: throw-away data, free ports, gone when its standard input closes, that is, when the test that asked for it
 * ends, however it ends. Prints one line when ready: {@code READY <jdbc base url> <admin> <password> <bootstrap servers>}. The broker runs in this
 * process and not in the test's, so that its client library never meets the one of the application.
 */
public final class TestServers {
    private TestServers() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        Path folder = Files.createTempDirectory("wasl-test-servers");
        PostgresServer postgres = new PostgresServer(
                Distribution.ofThisBuild().postgres(),
                folder.resolve("postgres"),
                folder.resolve("postgres.log"),
                freePort(),
                "backbone",
                // What is thrown away need not outlive a power cut.
                "-c fsync=off -c full_page_writes=off");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(postgres, folder)));
        Thread database = new Thread(() -> {
            try {
                postgres.start();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        database.start();
        int kafkaPort = freePort();
        KafkaNode.start(folder.resolve("kafka"), kafkaPort, freePort(), null);
        database.join();
        System.out.println("READY " + postgres.url("") + " " + PostgresServer.ADMIN + " " + postgres.password()
                + " 127.0.0.1:" + kafkaPort);
        System.out.flush();
        while (System.in.read() >= 0) {
            // Waits for the parent to end.
        }
        System.exit(0);
    }

    private static void end(PostgresServer postgres, Path folder) {
        try {
            postgres.stop();
            Distribution.deleteTree(folder);
        } catch (IOException | CliException leftover) {
            System.err.println("Left behind: " + folder + " (" + leftover.getMessage() + ")");
        }
    }

    /** Below the range from which the system takes ports for outgoing connections, so that none of them can be quicker. */
    static int freePort() throws IOException {
        for (int attempt = 0; attempt < 1000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (BindException taken) {
                // the next one
            }
        }
        throw new IOException("No port is free");
    }
}
