package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasl.contracts.event.Producer;

/** One machine, compose and Kubernetes tell a service the same: the table of the guide for deployment says what, and each is held to it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeployedSettingsTest {
    private static final String GUIDE = "docs/guides/deployment.md";
    private static final String MIGRATIONS = "migrations";

    /** The ways to deploy, as the table names them. */
    private enum Way {
        ONE_MACHINE("one machine"),
        COMPOSE("compose"),
        KUBERNETES("Kubernetes");

        private final String name;

        Way(String name) {
            this.name = name;
        }
    }

    private record Setting(String variable, Set<String> who, Set<String> where) {
        boolean is(Way way) {
            return where.contains("everywhere") || where.contains(way.name);
        }

        boolean isFor(Producer service, boolean migrates) {
            return who.contains("all") || who.contains(service.code()) || (migrates && who.contains(MIGRATIONS));
        }
    }

    @TempDir
    Path folder;

    private ServiceLaunch oneMachine;
    private List<Setting> table;

    @BeforeEach
    void of_a_new_installation() throws Exception {
        Secrets secrets = new Secrets(folder.resolve("secrets.properties"));
        secrets.makeMissing();
        oneMachine = new ServiceLaunch(Distribution.ofThisBuild(), new Ports(Map.of(), Map.of()), secrets, Map.of());
        table = Manifests.table(GUIDE, "What a service is told").stream()
                .map(row -> new Setting(
                        Manifests.codes(row.get(0)).get(0),
                        Set.of(row.get(1).split(", ")),
                        Set.of(row.get(2).split(", "))))
                .toList();
    }

    @Test
    void each_variable_stands_once_in_the_table() {
        assertThat(table).extracting(Setting::variable).doesNotHaveDuplicates().hasSizeGreaterThan(40);
    }

    @Test
    void each_service_is_told_what_the_table_says_in_every_way_to_deploy() throws IOException {
        for (Way way : Way.values()) {
            for (Producer service : Producer.values()) {
                assertTold(way, service, false);
                assertTold(way, service, true);
            }
        }
    }

    private void assertTold(Way way, Producer service, boolean migrates) throws IOException {
        Set<String> told = told(way, service, migrates).keySet();
        String who = way.name + ", " + service.account() + (migrates ? ", migration" : "");

        assertThat(told)
                .as("%s lacks what the table of %s asks for", who, GUIDE)
                .containsAll(variables(setting -> setting.is(way) && setting.isFor(service, migrates)));
        assertThat(variables(setting ->
                        setting.is(way) && (migrates || !setting.who().contains(MIGRATIONS))))
                .as("%s is told what the table of %s does not know there", who, GUIDE)
                .containsAll(told);
    }

    private Set<String> variables(java.util.function.Predicate<Setting> those) {
        return table.stream().filter(those).map(Setting::variable).collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, String> told(Way way, Producer service, boolean migrates) throws IOException {
        return switch (way) {
            case ONE_MACHINE ->
                migrates ? oneMachine.migrationEnvironment(service.code()) : oneMachine.environment(service.code());
            case COMPOSE ->
                Manifests.texts(Manifests.composeService(service.account() + (migrates ? "-migration" : ""))
                        .required("environment"));
            case KUBERNETES -> inKubernetes(service, migrates);
        };
    }

    private static Map<String, String> inKubernetes(Producer service, boolean migrates) throws IOException {
        JsonNode pod = Manifests.named("deploy/kubernetes/services.yaml", "Deployment")
                .get(service.account())
                .at("/spec/template/spec");
        JsonNode container =
                pod.required(migrates ? "initContainers" : "containers").get(0);
        Map<String, String> told = new HashMap<>(Manifests.configuration("deploy/kubernetes/kustomization.yaml"));
        told.putAll(Manifests.environment(container));
        return told;
    }

    @Test
    void the_operators_change_values_and_add_no_variable() throws IOException {
        assertThat(Manifests.configuration("deploy/kubernetes/kustomization.yaml"))
                .containsKeys(Manifests.configuration("deploy/operators/kustomization.yaml")
                        .keySet()
                        .toArray(String[]::new));
    }

    /** What must be said is an empty line, what may be said is a comment with what is used without it. */
    @Test
    void the_example_of_the_environment_of_compose_has_every_variable_and_no_other() throws IOException {
        Map<String, String> asked = new TreeMap<>();
        Pattern.compile("\\$\\{([A-Z_0-9]+):([-?])([^}]*)}")
                .matcher(Manifests.text("docker-compose.yml"))
                .results()
                .forEach(found -> asked.merge(
                        found.group(1),
                        found.group(2).equals("?") ? "needed" : "or " + found.group(3),
                        (one, other) -> one.equals(other) ? one : one + " and " + other));
        Map<String, String> shown = Pattern.compile("(?m)^(# )?([A-Z_0-9]+)=(.*)$")
                .matcher(Manifests.text(".env.example"))
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(2),
                        found -> found.group(1) == null ? "needed" : "or " + found.group(3),
                        (one, other) -> one + " twice",
                        TreeMap::new));

        assertThat(Manifests.text("docker-compose.yml")).doesNotContainPattern("\\$\\{[A-Z_0-9]+}");
        assertThat(shown).isEqualTo(asked);
    }

    @Test
    void addresses_in_compose_name_a_part_of_it_and_the_port_of_a_service() throws IOException {
        JsonNode services = Manifests.all("docker-compose.yml").get(0).required("services");

        for (Producer service : Producer.values()) {
            Map<String, String> told = told(Way.COMPOSE, service, true);
            for (MatchResult address : addresses(told)) {
                assertThat(services.has(address.group(1))).as(address.group()).isTrue();
                if (isService(address.group(1))) {
                    assertThat(address.group(2)).as(address.group()).isEqualTo(told.get("QUARKUS_HTTP_PORT"));
                }
            }
        }
    }

    @Test
    void addresses_in_kubernetes_name_a_service_and_its_port() throws IOException {
        Map<String, JsonNode> services = Manifests.named("deploy/kubernetes/services.yaml", "Service");
        Set<String> elsewhere = Set.of("postgres", "kafka-kafka-bootstrap", "keycloak", "localhost");

        for (Producer service : Producer.values()) {
            for (MatchResult address : addresses(told(Way.KUBERNETES, service, true))) {
                if (isService(address.group(1))) {
                    assertThat(services.get(address.group(1))
                                    .at("/spec/ports/0/port")
                                    .asText())
                            .as(address.group())
                            .isEqualTo(address.group(2));
                } else {
                    assertThat(elsewhere).contains(address.group(1));
                }
            }
        }
    }

    private static boolean isService(String host) {
        return List.of(Producer.values()).stream()
                .anyMatch(producer -> producer.account().equals(host));
    }

    private static List<MatchResult> addresses(Map<String, String> told) {
        Pattern address = Pattern.compile("^(?:http://|jdbc:postgresql://)?([a-z][a-z-]+):(\\d{4})(?:/.*)?$");
        List<MatchResult> found = told.values().stream()
                .flatMap(value -> address.matcher(value).results())
                .toList();
        assertThat(found).hasSizeGreaterThan(3);
        return found;
    }

    @Test
    void in_kubernetes_each_service_has_the_database_that_its_name_says() throws IOException {
        for (Producer service : Producer.values()) {
            assertThat(told(Way.KUBERNETES, service, false).get("QUARKUS_DATASOURCE_JDBC_URL"))
                    .isEqualTo("$(WASL_POSTGRES_URL)/wasl_" + service.code());
            assertThat(told(Way.COMPOSE, service, false).get("QUARKUS_DATASOURCE_JDBC_URL"))
                    .isEqualTo("jdbc:postgresql://postgres:5432/wasl_" + service.code());
        }
    }

    @Test
    void every_secret_that_kubernetes_asks_for_is_in_the_table_of_secrets() throws IOException {
        Set<String> documented = new HashSet<>();
        for (List<String> row : Manifests.table(GUIDE, "With Kubernetes")) {
            for (String secret : Manifests.codes(row.get(0))) {
                Manifests.codes(row.get(1)).forEach(entry -> documented.add(secret + " " + entry));
            }
        }
        Set<String> asked = new TreeSet<>();
        for (String file : List.of("kubernetes/services", "operators/postgres", "operators/keycloak")) {
            for (JsonNode document : Manifests.all("deploy/" + file + ".yaml")) {
                document.findValues("secretKeyRef").forEach(secret -> asked.add(entry(secret)));
                document.findValues("usernameSecret").forEach(secret -> asked.add(entry(secret)));
                document.findValues("passwordSecret").forEach(secret -> asked.add(entry(secret)));
            }
        }

        assertThat(asked).hasSizeGreaterThan(20).allMatch(documented::contains);
    }

    private static String entry(JsonNode secret) {
        return secret.required("name").asText() + " " + secret.required("key").asText();
    }
}
