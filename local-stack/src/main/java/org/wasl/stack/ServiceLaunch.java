package org.wasl.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.wasl.contracts.event.Producer;
import org.wasl.stack.Ports.Name;

/** How the services of Wasl are started, and with whose PostgreSQL, Kafka and identity provider: the embedded ones, or those that are configured. */
final class ServiceLaunch {
    /**
     * A service that has parsed each of its queries once keeps about 115 MB, that of referrals 30 MB more once it speaks FHIR; the rest is for requests that come
     * together.
     */
    private static final String HEAP = "-Xmx352m";

    /** Its queries say what consents open, some in hundreds of lines: asked in all ways that there are, it keeps more than 300 MB of what it made of them. */
    private static final String HEAP_OF_REGISTRY = "-Xmx640m";

    /** Beside its heap it has the columns that it counts in (wasl.figures.memory). */
    private static final String HEAP_OF_MONITORING = "-Xmx128m";

    /**
     * The transaction manager tells processes apart by a port that it holds open, unless told otherwise; also in {@code deploy/Dockerfile} and, for Keycloak,
     * in {@code docker-compose.yml}.
     */
    static final String NO_SOCKET_AS_PROCESS_ID =
            "-DCoreEnvironmentBean.processImplementationClassName=com.arjuna.ats.internal.arjuna.utils.UuidProcessId";

    /** Makes a service bring the schema of its database up to its release and end, instead of serving. */
    static final Map<String, String> MIGRATE_AND_EXIT = Map.of(
            "QUARKUS_FLYWAY_MIGRATE_AT_START", "true",
            "QUARKUS_FLYWAY_VALIDATE_AT_START", "false",
            "QUARKUS_INIT_AND_EXIT", "true");

    /** A service that runs from its sources migrates its own schema, also when a migration is added while it runs, and writes for a person who reads. */
    private static final Map<String, String> DEVELOPMENT = Map.of(
            "QUARKUS_FLYWAY_MIGRATE_AT_START", "true",
            "QUARKUS_FLYWAY_VALIDATE_AT_START", "false",
            "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");

    static final List<String> SERVICES = List.of("registry", "case", "referral", "monitoring", "gateway");

    private final Distribution software;
    private final Ports ports;
    private final Secrets secrets;
    private final Map<String, String> configured;

    ServiceLaunch(Distribution software, Ports ports, Secrets secrets, Map<String, String> configured) {
        this.software = software;
        this.ports = ports;
        this.secrets = secrets;
        this.configured = configured;
    }

    static String databaseOf(String service) {
        return "wasl_" + service;
    }

    static List<String> databases() {
        return SERVICES.stream().map(ServiceLaunch::databaseOf).toList();
    }

    /** As this one, for an installation with other secrets. */
    ServiceLaunch of(Secrets others) {
        return new ServiceLaunch(software, ports, others, configured);
    }

    static Name portOf(String service) {
        return Name.valueOf(service.toUpperCase(Locale.ROOT));
    }

    /** Where health and metrics are. */
    static Name managementPortOf(String service) {
        return Name.valueOf(service.toUpperCase(Locale.ROOT) + "_MANAGEMENT");
    }

    boolean externalPostgres() {
        return configured.containsKey("WASL_POSTGRES_URL");
    }

    /** As with the services: small unless told otherwise. */
    String postgresOptions() {
        return configured.getOrDefault("WASL_POSTGRES_OPTIONS", "");
    }

    /** What a log may have before it is begun anew, in bytes. */
    long logLimit() {
        String megabytes = configured.getOrDefault("WASL_LOG_MEGABYTES", "20");
        if (!megabytes.matches("[1-9][0-9]{0,5}")) {
            throw new CliException(Words.of("no-megabytes", "WASL_LOG_MEGABYTES", megabytes));
        }
        return Long.parseLong(megabytes) << 20;
    }

    boolean externalKafka() {
        return configured.containsKey("WASL_KAFKA");
    }

    /** The clock of the platform, where it is rehearsed on another day ({@code WASL_CLOCK_OFFSET}). */
    Clock clock() {
        return Clock.offset(Clock.systemUTC(), clockOffset());
    }

    private Duration clockOffset() {
        String offset = configured.getOrDefault("WASL_CLOCK_OFFSET", "PT0S");
        try {
            return Duration.parse(offset);
        } catch (DateTimeParseException e) {
            throw new CliException(Words.of("no-duration", "WASL_CLOCK_OFFSET", offset), e);
        }
    }

    boolean externalIssuer() {
        return configured.containsKey("WASL_OIDC_ISSUER");
    }

    String issuer() {
        return configured.getOrDefault("WASL_OIDC_ISSUER", ports.url(Name.KEYCLOAK) + "/realms/wasl");
    }

    static String moduleOf(String service) {
        return service.equals("gateway") ? service : service + "-service";
    }

    List<Path> jars(String service) throws IOException {
        return jars(software.service(moduleOf(service)));
    }

    /** The program of a service, and what it shares with the others: the two that have migrations. A build that changes classes of a library renames it. */
    static List<Path> jars(Path program) throws IOException {
        try (Stream<Path> libraries = Files.list(program.resolveSibling("lib"))) {
            return Stream.concat(Stream.of(program), libraries.filter(library -> library.getFileName()
                            .toString()
                            .contains("org.wasl.platform-")))
                    .toList();
        }
    }

    /** The program of a service as {@link SchemaMigrations} runs it: with {@link #migrationEnvironment} it migrates and ends. */
    List<String> migrationCommand(String service) {
        return List.of(
                Machine.java(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                NO_SOCKET_AS_PROCESS_ID,
                "-jar",
                software.service(moduleOf(service)).toString());
    }

    List<String> command(String service) {
        Path jar = software.service(moduleOf(service));
        List<String> command = new ArrayList<>(List.of(
                Machine.java(),
                "-Xms48m",
                heapOf(service),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                NO_SOCKET_AS_PROCESS_ID,
                software.sharedClasses(service, jar),
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off"));
        // Small and quick to start is right for a laptop; who wants more of it says so, and the later option wins.
        String more = configured.getOrDefault("WASL_JAVA_OPTIONS", "").strip();
        if (!more.isEmpty()) {
            command.addAll(List.of(more.split("\\s+")));
        }
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    static String heapOf(String service) {
        return switch (service) {
            case "registry" -> HEAP_OF_REGISTRY;
            case "monitoring" -> HEAP_OF_MONITORING;
            default -> HEAP;
        };
    }

    static String kafkaSecret(Producer service) {
        return "kafka." + service.code();
    }

    /** Of the embedded broker; with another one, each service has the account that is configured: {@code WASL_KAFKA_PASSWORD_CASE}, and how it is reached. */
    private Map<String, String> kafkaAccount(String service) {
        Producer producer = Producer.valueOf(service.toUpperCase(Locale.ROOT));
        Map<String, String> env = new LinkedHashMap<>();
        env.put("WASL_KAFKA_USER", producer.account());
        if (externalKafka()) {
            String password = configured.get("WASL_KAFKA_PASSWORD_" + producer);
            env.put("WASL_KAFKA_PASSWORD", password == null ? "" : password);
            env.put(
                    "WASL_KAFKA_SECURITY_PROTOCOL",
                    configured.getOrDefault(
                            "WASL_KAFKA_SECURITY_PROTOCOL", password == null ? "PLAINTEXT" : "SASL_SSL"));
        } else {
            env.put("WASL_KAFKA_PASSWORD", secrets.password(kafkaSecret(producer)));
            env.put("WASL_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT");
        }
        return env;
    }

    /** As the service's own, and with the owner of the schema; {@code deploy/} says the same of compose and Kubernetes. */
    Map<String, String> migrationEnvironment(String service) {
        Map<String, String> env = withOwner(service);
        env.putAll(MIGRATE_AND_EXIT);
        return env;
    }

    /** Of a service that runs from its sources. */
    Map<String, String> developmentEnvironment(String service) {
        Map<String, String> env = withOwner(service);
        env.putAll(DEVELOPMENT);
        return env;
    }

    private Map<String, String> withOwner(String service) {
        Map<String, String> env = environment(service);
        if (!externalPostgres()) {
            env.put("QUARKUS_FLYWAY_USERNAME", "wasl_" + service);
            env.put("QUARKUS_FLYWAY_PASSWORD", secrets.password("postgres." + service));
        } else if (configured.containsKey("WASL_POSTGRES_OWNER")) {
            env.put("QUARKUS_FLYWAY_USERNAME", configured.get("WASL_POSTGRES_OWNER"));
            env.put("QUARKUS_FLYWAY_PASSWORD", configured.getOrDefault("WASL_POSTGRES_OWNER_PASSWORD", ""));
        } else {
            env.put("QUARKUS_FLYWAY_USERNAME", env.get("QUARKUS_DATASOURCE_USERNAME"));
            env.put("QUARKUS_FLYWAY_PASSWORD", env.get("QUARKUS_DATASOURCE_PASSWORD"));
        }
        return env;
    }

    /** With its own role of the database, and without the owner's. */
    Map<String, String> environment(String service) {
        Map<String, String> env = new LinkedHashMap<>();
        env.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(portOf(service))));
        env.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.of(managementPortOf(service))));
        String database = databaseOf(service);
        if (externalPostgres()) {
            env.put("QUARKUS_DATASOURCE_JDBC_URL", configured.get("WASL_POSTGRES_URL") + "/" + database);
            env.put("QUARKUS_DATASOURCE_USERNAME", configured.getOrDefault("WASL_POSTGRES_USER", database));
            env.put("QUARKUS_DATASOURCE_PASSWORD", configured.getOrDefault("WASL_POSTGRES_PASSWORD", ""));
        } else {
            env.put(
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    "jdbc:postgresql://127.0.0.1:" + ports.of(Name.POSTGRES) + "/" + database);
            env.put("QUARKUS_DATASOURCE_USERNAME", database + "_service");
            env.put("QUARKUS_DATASOURCE_PASSWORD", secrets.password("postgres." + service + ".service"));
        }
        env.put("KAFKA_BOOTSTRAP_SERVERS", configured.getOrDefault("WASL_KAFKA", "127.0.0.1:" + ports.of(Name.KAFKA)));
        env.putAll(kafkaAccount(service));
        env.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer());
        env.put("QUARKUS_OIDC_TOKEN_ISSUER", issuer());
        env.put("WASL_CRYPTO_ENCRYPTION_KEYS", secrets.key("key.encryption." + service));
        env.put("WASL_CRYPTO_INDEX_KEY", secrets.key("key.index." + service));
        if (service.equals("registry")) {
            env.put("WASL_SPDCI_KEYS", secrets.exchangeKeys("key.spdci"));
            // Names that compliance suites use. Any demo system may try the exchange under the first three, unsigned
            // and with
            // callbacks to this machine only.
            env.put("WASL_SPDCI_TEST_SENDERS", "test-client,sr-server,registry-server");
            env.put("WASL_SPDCI_ALSO_CALLED", "sr-server,registry-server");
        }
        if (service.equals("monitoring")) {
            env.put("WASL_FIGURES_FILE", "figures/facts.duckdb");
        }
        // As a service sees them from the folder of the installation: its own disk, and that of its database.
        env.put("WASL_DISK_FOLDERS", externalPostgres() ? "." : ".,postgres");
        env.put("WASL_PUBLIC_URL", configured.getOrDefault("WASL_PUBLIC_URL", ports.url(Name.GATEWAY)));
        env.put("WASL_CLOCK_OFFSET", clockOffset().toString());
        env.put("WASL_INSTALLATION_KIND", "local");
        env.put("WASL_INSTALLATION_DEMO_ACCOUNTS", "true");
        env.put("WASL_DIRECTORY_COORDINATING_ORGANIZATION", DemoAccounts.MINISTRY);
        env.put("QUARKUS_REST_CLIENT_REGISTRY_URL", ports.url(Name.REGISTRY));
        env.put("QUARKUS_REST_CLIENT_CASE_URL", ports.url(Name.CASE));
        env.put("WASL_GATEWAY_ROUTES_REGISTRY", ports.url(Name.REGISTRY));
        env.put("WASL_GATEWAY_ROUTES_CASE", ports.url(Name.CASE));
        env.put("WASL_GATEWAY_ROUTES_REFERRAL", ports.url(Name.REFERRAL));
        env.put("WASL_GATEWAY_ROUTES_MONITORING", ports.url(Name.MONITORING));
        return env;
    }
}
