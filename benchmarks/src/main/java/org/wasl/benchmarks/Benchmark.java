package org.wasl.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.wasl.stack.Distribution;
import org.wasl.stack.Ports;
import org.wasl.stack.Stack;
import picocli.CommandLine.Option;

/** One service at the size of the country, through the gateway, with everything real on this machine: a platform of its own, filled once and measured. */
abstract class Benchmark implements Callable<Integer> {
    /** As in an installation: the compiler goes all the way, and there is room, for the database too. */
    private static final Map<String, String> ROOM = Map.of(
            "WASL_JAVA_OPTIONS",
            "-XX:TieredStopAtLevel=4 -Xms768m -Xmx768m -Xmn400m",
            "WASL_POSTGRES_OPTIONS",
            "-c shared_buffers=1GB -c max_wal_size=4GB");

    @Option(names = "--seconds", defaultValue = "60")
    int seconds;

    @Option(names = "--rate", defaultValue = "200", description = "Requests in a second, mixed.")
    int rate;

    @Option(names = "--data", description = "Keep the filled platform in this folder, and use it again.")
    Path data;

    private final String service;
    private Map<String, Object> kafka;

    Benchmark(String service) {
        this.service = service;
    }

    /** @param secrets of this installation: what is written must be sealed with its keys */
    abstract void fill(Connection database, Properties secrets, Client client) throws Exception;

    abstract void measure(Client client, Connection database, Load load) throws Exception;

    @Override
    public Integer call() throws Exception {
        boolean kept = data != null;
        boolean filled = kept && Files.exists(data.resolve("filled"));
        Path home = kept ? data : Files.createTempDirectory("wasl-benchmark");
        // The same ports each time: the kept realm names them.
        Ports ports = new Ports(Map.of(), System.getenv());
        Stack stack = new Stack(home, ports, room(), System.out::println);
        stack.up();
        kafka = stack.kafkaAsAdministrator();
        try {
            Client client = new Client(stack);
            if (!filled) {
                try (Connection database = database(stack, ports)) {
                    fill(database, secrets(home), client);
                }
                Files.createFile(home.resolve("filled"));
                // What a service makes of its data when it starts, it makes now.
                stack.down();
                stack.up();
            }
            try (Connection database = database(stack, ports)) {
                measure(client, database, new Load(client, database, home.resolve("run"), service));
            }
        } finally {
            if (kept) {
                stack.down();
            } else {
                stack.reset();
                Distribution.deleteTree(home); // what we laid into it is ours to remove
            }
        }
        return 0;
    }

    /** With what the platform is started. */
    Map<String, String> room() {
        return ROOM;
    }

    /** Its administrator, while the platform runs. */
    final Map<String, Object> kafka() {
        return kafka;
    }

    private Connection database(Stack stack, Ports ports) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + ports.of(Ports.Name.POSTGRES) + "/wasl_" + service,
                "wasl_admin",
                stack.secrets().password("postgres.admin"));
    }

    private static Properties secrets(Path home) throws IOException {
        Properties secrets = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("secrets.properties"))) {
            secrets.load(in);
        }
        return secrets;
    }
}
