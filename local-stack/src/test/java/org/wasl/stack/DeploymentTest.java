package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.Producer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What compose and Kubernetes are given is held to the same facts as the local stack. To renew what is generated: {@code WASL_CONTRACT_WRITE=1}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeploymentTest {
    private static final Path ROOT = Path.of(System.getProperty("wasl.root"));
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void topics_and_access_in_compose_are_those_of_the_declaration() throws IOException {
        assertCommitted("deploy/kafka/access.sh", script());
    }

    /** A topic that a service listens to and may not read would stay silent, and nobody would be told. */
    @Test
    void each_service_listens_to_what_it_may_read_and_to_nothing_else() throws IOException {
        for (Producer producer : Producer.values()) {
            Path settings = Path.of(System.getProperty("wasl.root"))
                    .resolve(producer.account())
                    .resolve("src/main/resources/application.properties");
            Set<String> heard = Files.readAllLines(settings).stream()
                    .filter(line -> line.matches("mp\\.messaging\\.incoming\\..*\\.topics?=.*"))
                    .flatMap(line ->
                            Arrays.stream(line.substring(line.indexOf('=') + 1).split(",")))
                    .collect(Collectors.toSet());
            Set<String> readable = Arrays.stream(EventTopic.values())
                    .filter(topic -> topic.readers().contains(producer))
                    .filter(topic -> topic.settings().isEmpty()) // checkpoints are read when they are compared
                    .map(EventTopic::address)
                    .collect(Collectors.toSet());
            assertThat(heard).as(producer.account()).isEqualTo(readable);
        }
    }

    @Test
    void topics_and_access_in_kubernetes_are_those_of_the_declaration() throws IOException {
        assertCommitted("deploy/kubernetes/kafka.yaml", resources());
    }

    @Test
    void the_realm_in_kubernetes_is_that_of_compose() throws IOException {
        String realm = Files.readString(ROOT.resolve("deploy/keycloak/wasl-realm.json"))
                .strip()
                .indent(4);
        assertCommitted("deploy/operators/realm.yaml", """
                # Generated from deploy/keycloak/wasl-realm.json: the realm, for the operator of Keycloak, which makes it once and changes nothing later.
                apiVersion: k8s.keycloak.org/v2alpha1
                kind: KeycloakRealmImport
                metadata: {name: wasl}
                spec:
                  keycloakCRName: keycloak
                  placeholders: {WASL_PORTAL_URL: {secret: {name: keycloak-realm, key: portal-url}}}
                  realm:
                """ + realm);
    }

    @Test
    void in_compose_each_service_has_accounts_of_its_own_and_only_what_a_proxy_passes_on_is_reached()
            throws IOException {
        JsonNode services = all("docker-compose.yml").get(0).required("services");

        services.properties()
                .forEach(service -> service.getValue().path("ports").forEach(port -> {
                    assertThat(service.getKey()).isIn("gateway", "keycloak");
                    assertThat(port.asText()).startsWith("127.0.0.1:").endsWith(":8080");
                }));
        for (Producer producer : Producer.values()) {
            JsonNode service = services.required(producer.account());
            assertAccounts(producer, texts(service.required("environment")));
            assertThat(service.required("healthcheck").toString()).contains("127.0.0.1/9000");
            assertThat(service.required("environment").toString()).doesNotContain("WASL_POSTGRES_PASSWORD");
            assertThat(texts(service.required("environment"))).containsKey("WASL_CRYPTO_AUDIT_KEYS");
            String migration = producer.account() + "-migration";
            assertMigrates(producer, texts(services.required(migration).required("environment")));
            assertThat(services.required(migration).required("build")).isEqualTo(service.required("build"));
            assertThat(service.at("/depends_on/" + migration + "/condition").asText())
                    .isEqualTo("service_completed_successfully");
        }
        assertThat(texts(services.required("gateway").required("environment")))
                .as("otherwise all clients share the limits of the proxy's address")
                .containsKey("WASL_GATEWAY_TRUSTED_PROXIES");
        assertThat(services.required("keycloak").path("ports"))
                .as("people sign in")
                .isNotEmpty();
        assertThat(services.required("kafka").required("environment").toString())
                .doesNotContain(":PLAINTEXT", "PLAINTEXT://");
        assertThat(services.required("keycloak").required("environment").toString())
                .doesNotContain("WASL_POSTGRES_PASSWORD");
    }

    @Test
    void kafka_has_the_limits_of_the_local_stack_in_compose_and_in_the_guide() throws IOException {
        Map<String, String> compose = texts(all("docker-compose.yml")
                .get(0)
                .required("services")
                .required("kafka")
                .required("environment"));
        String guide = Files.readString(ROOT.resolve("docs/guides/in-front-of-wasl.md"));

        KafkaAccess.LIMITS.forEach((setting, value) -> {
            assertThat(compose)
                    .containsEntry("KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_'), value);
            assertThat(guide).contains(setting + ": " + value);
        });
        assertThat(compose).containsEntry("KAFKA_OPTS", "-XX:+ExitOnOutOfMemoryError");
    }

    /** ADR 72: one broker writes to the disk first, several remember for one another. */
    @Test
    void what_kafka_acknowledges_outlives_a_power_cut_everywhere() throws IOException {
        JsonNode compose = all("docker-compose.yml").get(0).required("services");
        Map<String, String> broker = texts(compose.required("kafka").required("environment"));
        KafkaNode.DURABILITY.forEach((setting, value) -> assertThat(broker)
                .containsEntry("KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        for (JsonNode resource : all("deploy/kubernetes/kafka.yaml")) {
            if (resource.required("kind").asText().equals("KafkaTopic")) {
                assertThat(resource.at("/spec/replicas").asInt()).isEqualTo(3);
                assertThat(resource.at("/spec/config/min.insync.replicas").asInt())
                        .isEqualTo(2);
            }
        }
        assertThat(Files.readAllLines(
                        ROOT.resolve("platform/src/main/resources/META-INF/microprofile-config.properties")))
                .contains("mp.messaging.outgoing.relay.acks=all");
        assertThat(texts(compose.required("postgres").required("environment")))
                .containsEntry("POSTGRES_INITDB_ARGS", "--data-checksums");
    }

    @Test
    void postgresql_has_the_limits_of_the_local_stack_in_compose_and_in_the_guide() throws IOException {
        String command = all("docker-compose.yml")
                .get(0)
                .required("services")
                .required("postgres")
                .required("command")
                .toString();
        String guide = Files.readString(ROOT.resolve("docs/guides/in-front-of-wasl.md"));

        PostgresServer.LIMITS.forEach((setting, value) -> {
            assertThat(command).contains("\"" + setting + "=" + value + "\"");
            assertThat(guide).contains(setting + " = " + value);
        });
        assertThat(Files.readString(ROOT.resolve("deploy/postgres/databases.sh")))
                .contains("alter role keycloak connection limit " + PostgresServer.CONNECTIONS_OF_KEYCLOAK);
    }

    @Test
    void keycloak_has_the_limits_of_the_local_stack_in_compose_and_in_the_guide() throws IOException {
        JsonNode keycloak =
                all("docker-compose.yml").get(0).required("services").required("keycloak");
        String guide = Files.readString(ROOT.resolve("docs/guides/in-front-of-wasl.md"));

        assertThat(keycloak.required("volumes").toString())
                .contains("./deploy/keycloak/quarkus.properties:/opt/keycloak/conf/quarkus.properties:ro");
        for (String option : Keycloak.LIMITS) {
            assertThat(keycloak.required("command").toString()).contains("\"" + option + "\"");
            assertThat(guide).contains(option.substring("--".length()));
        }
        assertThat(Files.readAllLines(ROOT.resolve("deploy/keycloak/quarkus.properties")).stream()
                        .filter(line -> !line.startsWith("#")))
                .isNotEmpty()
                .allMatch(guide::contains);
    }

    @Test
    void each_process_ends_when_memory_lacks_and_holds_no_port_but_its_own() throws IOException {
        String keycloak = all("docker-compose.yml")
                .get(0)
                .required("services")
                .required("keycloak")
                .at("/environment/JAVA_OPTS_APPEND")
                .asText();
        String service = Files.readString(ROOT.resolve("deploy/Dockerfile"));

        for (String option : List.of("-XX:+ExitOnOutOfMemoryError", ServiceLaunch.NO_SOCKET_AS_PROCESS_ID)) {
            assertThat(keycloak).contains(option);
            assertThat(service).contains("\"" + option + "\"");
        }
    }

    @Test
    void in_kubernetes_each_service_has_accounts_of_its_own_and_is_probed_at_the_port_of_operators()
            throws IOException {
        Map<String, JsonNode> deployments = new HashMap<>();
        for (JsonNode resource : all("deploy/kubernetes/services.yaml")) {
            String name = resource.required("metadata").required("name").asText();
            if (resource.required("kind").asText().equals("Deployment")) {
                deployments.put(name, resource);
            } else if (resource.required("kind").asText().equals("Service")) {
                assertThat(resource.required("spec").required("ports").toString())
                        .as(name)
                        .doesNotContain("management", "9000");
            }
        }
        for (Producer producer : Producer.values()) {
            JsonNode container = deployments
                    .get(producer.account())
                    .at("/spec/template/spec/containers")
                    .get(0);
            Map<String, String> environment = environment(container);
            assertAccounts(producer, environment);
            JsonNode migration = deployments
                    .get(producer.account())
                    .at("/spec/template/spec/initContainers")
                    .get(0);
            assertMigrates(producer, environment(migration));
            assertThat(environment(migration).keySet()).containsAll(environment.keySet());
            assertThat(migration.required("image")).isEqualTo(container.required("image"));
            assertThat(environment).containsKey("WASL_CRYPTO_AUDIT_KEYS");
            for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                assertThat(container.required(probe).at("/httpGet/port").asText())
                        .as(producer + " " + probe)
                        .isEqualTo("management");
            }
        }
        assertThat(Files.readString(ROOT.resolve("deploy/kubernetes/kustomization.yaml")))
                .contains(
                        "WASL_KAFKA_SECURITY_PROTOCOL=SASL_SSL",
                        "WASL_GATEWAY_TRUSTED_PROXIES=",
                        "WASL_PUBLIC_URL=https://");
    }

    /** Quarkus answers what is under way; whoever ends a service must wait for that. */
    @Test
    void whoever_ends_a_service_waits_until_it_has_answered() throws IOException {
        Properties shared = new Properties();
        try (var in = Files.newInputStream(
                ROOT.resolve("platform/src/main/resources/META-INF/microprofile-config.properties"))) {
            shared.load(in);
        }
        Duration answers = Duration.parse("PT" + shared.getProperty("quarkus.shutdown.timeout"));
        assertThat(Components.GRACE).isGreaterThan(answers);

        JsonNode compose = all("docker-compose.yml").get(0).required("services");
        for (Producer producer : Producer.values()) {
            assertThat(Duration.parse("PT"
                            + compose.required(producer.account())
                                    .required("stop_grace_period")
                                    .asText()))
                    .isGreaterThan(answers);
        }
        for (JsonNode resource : all("deploy/kubernetes/services.yaml")) {
            if (resource.required("kind").asText().equals("Deployment")) {
                JsonNode pod = resource.at("/spec/template/spec");
                int leaves =
                        pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
                assertThat(leaves).isPositive();
                assertThat(pod.required("terminationGracePeriodSeconds").asLong())
                        .isGreaterThan(answers.toSeconds() + leaves);
            }
        }
    }

    @Test
    void in_kubernetes_the_port_of_operators_is_for_the_monitoring_only() throws IOException {
        for (JsonNode policy : all("deploy/kubernetes/network.yaml")) {
            for (JsonNode rule : policy.at("/spec/ingress")) {
                boolean management = rule.required("ports").toString().contains("management");
                assertThat(rule.required("ports")).hasSize(1);
                assertThat(rule.path("from").toString().contains("monitoring"))
                        .as(policy.toString())
                        .isEqualTo(management);
            }
        }
    }

    /** Of a service that runs: nothing of the owner of its schema. */
    private static void assertAccounts(Producer producer, Map<String, String> environment) {
        assertThat(environment)
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", "wasl_" + producer.code() + "_service")
                .containsEntry("WASL_KAFKA_USER", producer.account())
                .containsKeys("QUARKUS_DATASOURCE_PASSWORD", "WASL_KAFKA_PASSWORD");
        assertThat(environment.keySet()).noneMatch(name -> name.startsWith("QUARKUS_FLYWAY"));
    }

    private static void assertMigrates(Producer producer, Map<String, String> environment) {
        assertThat(environment)
                .containsAllEntriesOf(ServiceLaunch.MIGRATE_AND_EXIT)
                .containsEntry("QUARKUS_FLYWAY_USERNAME", "wasl_" + producer.code())
                .containsKey("QUARKUS_FLYWAY_PASSWORD");
    }

    private static Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new HashMap<>();
        container
                .required("env")
                .forEach(one -> environment.put(
                        one.required("name").asText(), one.path("value").asText()));
        return environment;
    }

    private static Map<String, String> texts(JsonNode node) {
        return node.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .asText()));
    }

    /** With what is referred to put in its place. */
    private static List<JsonNode> all(String file) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(Files.readString(ROOT.resolve(file)))
                .forEach(document -> documents.add(JSON.valueToTree(document)));
        return documents;
    }

    private static void assertCommitted(String file, String now) throws IOException {
        if (System.getenv("WASL_CONTRACT_WRITE") != null) {
            Files.writeString(ROOT.resolve(file), now);
        }
        assertThat(Files.readString(ROOT.resolve(file)))
                .as(file
                        + " and the declared topics disagree. If the change is meant: WASL_CONTRACT_WRITE=1 mvn verify")
                .isEqualTo(now);
    }

    private static String readersOf(EventTopic topic) {
        return topic.readers().stream().map(Producer::account).sorted().collect(Collectors.joining(" "));
    }

    private static String script() {
        List<String> lines = new ArrayList<>();
        lines.add("""
                #!/bin/bash
                # Generated from the declared topics. Makes topics, accounts and rules of Kafka, as the administrator; what is there already stays.
                # Needs BROKERS, PROTOCOL (SASL_SSL where anything leaves the machine), ADMIN_PASSWORD and a password for each service.
                set -euo pipefail
                umask 077
                bin=/opt/kafka/bin
                settings=$(mktemp)
                {
                  echo "security.protocol=$PROTOCOL"
                  echo "sasl.mechanism=PLAIN"
                  echo "sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username=\\"wasl-admin\\" password=\\"$ADMIN_PASSWORD\\";"
                } > "$settings"
                tool() { "$bin/$1" --bootstrap-server "$BROKERS" --command-config "$settings" "${@:2}"; }

                # An account of a service, and its consumer groups. The password in a file and not as an argument, which everybody in the container could read.
                account() {
                  local password
                  password=$(mktemp)
                  printf 'SCRAM-SHA-512=password=%s\\n' "${2//\\\\/\\\\\\\\}" > "$password"
                  tool kafka-configs.sh --alter --entity-type users --entity-name "$1" --add-config-file "$password"
                  rm "$password"
                  tool kafka-acls.sh --add --force --allow-principal "User:$1" --operation Read --group "$1" --resource-pattern-type prefixed
                }
                # A topic, the service that writes it, and those that read it. PARTITIONS and SETTINGS may be given before it.
                topic() {
                  local settings=()
                  for setting in ${SETTINGS:-}; do settings+=(--config "$setting"); done
                  tool kafka-topics.sh --create --if-not-exists --topic "$1" --partitions "${PARTITIONS:-3}" "${settings[@]}"
                  tool kafka-acls.sh --add --force --allow-principal "User:$2" --operation Write --operation Describe --topic "$1"
                  for reader in "${@:3}"; do
                    tool kafka-acls.sh --add --force --allow-principal "User:$reader" --operation Read --operation Describe --topic "$1"
                  done
                }
                """);
        for (Producer producer : Producer.values()) {
            lines.add("account " + producer.account() + " \"$" + producer + "_PASSWORD\"");
        }
        lines.add("");
        for (EventTopic topic : EventTopic.values()) {
            lines.add((before(topic) + "topic " + topic.address() + " "
                            + topic.writer().account() + " " + readersOf(topic))
                    .strip());
        }
        return String.join("\n", lines) + "\n";
    }

    private static String before(EventTopic topic) {
        return topic.settings().isEmpty()
                ? ""
                : "PARTITIONS=" + topic.partitions() + " SETTINGS='"
                        + topic.settings().entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue())
                                .collect(Collectors.joining(" "))
                        + "' ";
    }

    private static String resources() {
        StringBuilder yaml = new StringBuilder(
                "# Generated from the declared topics: topics, accounts and rules, for Strimzi with a cluster called kafka.\n");
        for (EventTopic topic : EventTopic.values()) {
            yaml.append("""
                    apiVersion: kafka.strimzi.io/v1
                    kind: KafkaTopic
                    metadata: {name: %s, labels: {strimzi.io/cluster: kafka}}
                    spec: {partitions: %d, replicas: 3, config: {min.insync.replicas: 2, retention.ms: -1%s}}
                    ---
                    """.formatted(
                            topic.address(),
                            topic.partitions(),
                            topic.settings().entrySet().stream()
                                    .map(setting -> ", " + setting.getKey() + ": " + setting.getValue())
                                    .collect(Collectors.joining())));
        }
        yaml.append(Arrays.stream(Producer.values()).map(DeploymentTest::user).collect(Collectors.joining("---\n")));
        return yaml.toString();
    }

    private static String user(Producer producer) {
        StringBuilder yaml = new StringBuilder("""
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaUser
                metadata: {name: %1$s, labels: {strimzi.io/cluster: kafka}}
                spec:
                  authentication: {type: scram-sha-512}
                  authorization:
                    type: simple
                    acls:
                      - {resource: {type: group, name: %1$s, patternType: prefix}, operations: [Read]}
                """.formatted(producer.account()));
        for (EventTopic topic : EventTopic.values()) {
            List<String> may = new ArrayList<>();
            if (topic.writer() == producer) {
                may.add("Write");
            }
            if (topic.readers().contains(producer)) {
                may.add("Read");
            }
            if (!may.isEmpty()) {
                may.add("Describe");
                yaml.append("      - {resource: {type: topic, name: %s, patternType: literal}, operations: [%s]}\n"
                        .formatted(topic.address(), String.join(", ", may)));
            }
        }
        return yaml.toString();
    }
}
