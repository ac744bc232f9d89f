package org.wasl.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.wasl.stack.Ports.Name;

/** A real Keycloak with the realm of {@code deploy/keycloak}, its data in PostgreSQL. Secrets reach the realm by its placeholders. */
final class Keycloak {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Each half-sent body holds a thread for the seconds that {@code deploy/keycloak/quarkus.properties} gives it; also in {@code docker-compose.yml}. */
    static final List<String> LIMITS = List.of("--http-pool-max-threads=200", "--http-max-queued-requests=500");

    private final Distribution software;
    private final Path home;
    private final Path realm;
    private final Ports ports;
    private final Secrets secrets;
    private final Path data;

    Keycloak(Distribution software, Ports ports, Secrets secrets, Path data) throws IOException {
        this.software = software;
        this.home = software.keycloak();
        this.realm = software.root().resolve("deploy/keycloak/wasl-realm.json");
        this.ports = ports;
        this.secrets = secrets;
        this.data = data;
    }

    boolean built() {
        return Files.exists(home.resolve("wasl-built"));
    }

    /** Keycloak compiles its configuration once; a start of the compiled one takes half the time. */
    void build() throws IOException {
        software.once(home.resolve("wasl-built"), this::compile);
    }

    private void compile() throws IOException {
        Path log = data.resolve("log/keycloak-build.log");
        OwnerOnly.file(log);
        ProcessBuilder builder = new ProcessBuilder(script(), "build", "--db=postgres")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_OPTS_APPEND", quoted(Installation.temporaryFiles(data)));
        Process process = builder.start();
        try {
            if (!process.waitFor(180, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new CliException(Words.of("keycloak-not-prepared", log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        Files.createFile(home.resolve("wasl-built"));
    }

    List<String> command() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                script(),
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + ports.of(Name.KEYCLOAK),
                "--http-management-port=" + ports.of(Name.KEYCLOAK_MANAGEMENT),
                "--hostname=" + ports.url(Name.KEYCLOAK),
                "--db-url=jdbc:postgresql://127.0.0.1:" + ports.of(Name.POSTGRES) + "/keycloak",
                "--db-username=keycloak",
                "--db-pool-max-size=10",
                "--log-level=warn",
                // A failed sign-in would be told with what stood in the field of the name, and that may be the
                // password.
                "--spi-events-listener--jboss-logging--error-level=debug",
                // One node: it looks for no others, and so listens for none.
                "--cache=local"));
        command.addAll(LIMITS);
        Files.copy(
                realm.resolveSibling("quarkus.properties"),
                home.resolve("conf/quarkus.properties"),
                StandardCopyOption.REPLACE_EXISTING);
        if (!Files.exists(imported())) {
            Path imports = home.resolve("data/import");
            Files.createDirectories(imports);
            JSON.writeValue(imports.resolve("wasl-realm.json").toFile(), realmWithDemoAccounts());
            command.add("--import-realm");
        }
        return command;
    }

    /** The realm of any installation, and the people and systems of the demo. Their clients get the claims that the portal's has. */
    private JsonNode realmWithDemoAccounts() throws IOException {
        ObjectNode whole = (ObjectNode) JSON.readTree(realm.toFile());
        JsonNode demo = JSON.readTree(realm.resolveSibling("demo-accounts.json").toFile());
        ArrayNode clients = whole.withArray("clients");
        JsonNode claims = clients.get(0).required("protocolMappers");
        demo.required("clients").forEach(client -> clients.add(((ObjectNode) client).set("protocolMappers", claims)));
        return whole.set("users", demo.required("users"));
    }

    /** From now on the realm lives in the database. */
    void realmIsThere() throws IOException {
        if (!Files.exists(imported())) {
            OwnerOnly.file(imported());
        }
    }

    private Path imported() {
        return realmIsImported(data);
    }

    /** The file that says so. */
    static Path realmIsImported(Path installation) {
        return installation.resolve("run/realm-imported");
    }

    Map<String, String> environment() throws IOException {
        return Map.of(
                "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx288m",
                "JAVA_OPTS_APPEND",
                        "-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError "
                                + ServiceLaunch.NO_SOCKET_AS_PROCESS_ID + " "
                                + quoted(software.sharedClasses("keycloak", home.resolve("wasl-built")))
                                + " " + quoted(Installation.temporaryFiles(data)),
                "KC_DB_PASSWORD", secrets.password("postgres.keycloak"),
                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.password("keycloak.admin"),
                "WASL_DEMO_PASSWORD", secrets.password("demo"),
                "WASL_UNHCR_SECRET", secrets.password("client.unhcr-system"),
                "WASL_PORTAL_URL", ports.url(Name.GATEWAY));
    }

    /** For its script, which takes quotes for what they are in a shell. */
    private static String quoted(String option) {
        return '"' + option + '"';
    }

    private String script() {
        return home.resolve("bin/kc.sh").toString();
    }
}
