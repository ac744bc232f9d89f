package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.kafka.KafkaClusterSpec;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests are what Kubernetes and Strimzi read: their own classes take them, and nothing that they do not know is in them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeployedManifestsTest {
    private static final Map<String, Class<?>> MODELS = Map.ofEntries(
            Map.entry("v1 Namespace", Namespace.class),
            Map.entry("v1 Service", Service.class),
            Map.entry("v1 PersistentVolumeClaim", PersistentVolumeClaim.class),
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("batch/v1 Job", Job.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("kafka.strimzi.io/v1 Kafka", Kafka.class),
            Map.entry("kafka.strimzi.io/v1 KafkaNodePool", KafkaNodePool.class),
            Map.entry("kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class),
            Map.entry("kafka.strimzi.io/v1 KafkaUser", KafkaUser.class));

    /** Of operators that publish no classes: checked by reading alone. */
    private static final Set<String> WITHOUT_MODEL = Set.of(
            "postgresql.cnpg.io/v1 Cluster",
            "k8s.keycloak.org/v2alpha1 Keycloak",
            "k8s.keycloak.org/v2alpha1 KeycloakRealmImport");

    /** The classes keep what they do not know, for servers that are newer. Here that is a mistake. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            })
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubernetes/namespace",
                "kubernetes/services",
                "kubernetes/network",
                "kubernetes/kafka",
                "operators/postgres",
                "operators/kafka",
                "operators/keycloak",
                "operators/realm"
            })
    void every_member_of_a_manifest_is_known_to_who_reads_it(String file) throws IOException {
        for (JsonNode document : Manifests.all("deploy/" + file + ".yaml")) {
            String kind = document.required("apiVersion").asText() + " "
                    + document.required("kind").asText();
            if (!WITHOUT_MODEL.contains(kind)) {
                assertThat(MODELS).containsKey(kind);
                assertThatCode(() -> STRICT.treeToValue(document, MODELS.get(kind)))
                        .as(kind + " " + document.at("/metadata/name").asText())
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void a_member_that_is_misspelt_is_found() throws IOException {
        JsonNode deployment = Manifests.all("deploy/kubernetes/services.yaml").get(0);
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).put("lifeCycle", "x");

        assertThatThrownBy(() -> STRICT.treeToValue(deployment, Deployment.class))
                .isInstanceOf(UnrecognizedPropertyException.class)
                .hasMessageContaining("lifeCycle");
    }

    @Test
    void every_file_of_the_folders_is_named_by_their_kustomization() throws IOException {
        for (String folder : List.of("deploy/kubernetes", "deploy/operators")) {
            List<String> named = new java.util.ArrayList<>(List.of("kustomization.yaml"));
            Manifests.all(folder + "/kustomization.yaml")
                    .get(0)
                    .required("resources")
                    .forEach(resource -> named.add(resource.asText()));
            try (var files = java.nio.file.Files.list(Manifests.ROOT.resolve(folder))) {
                assertThat(files.map(file -> file.getFileName().toString())).allMatch(named::contains);
            }
        }
    }

    /** Its operator takes no notice of a setting that it keeps to itself. */
    @Test
    void the_operator_of_kafka_takes_every_setting_of_a_broker() throws IOException {
        List<String> forbidden = Arrays.asList(KafkaClusterSpec.FORBIDDEN_PREFIXES.split(",\\s*"));
        List<String> allowed = Arrays.asList(KafkaClusterSpec.FORBIDDEN_PREFIX_EXCEPTIONS.split(",\\s*"));

        assertThat(Manifests.texts(Manifests.one("deploy/operators/kafka.yaml", "Kafka")
                                .at("/spec/kafka/config"))
                        .keySet())
                .isNotEmpty()
                .allMatch(setting ->
                        allowed.contains(setting) || forbidden.stream().noneMatch(setting::startsWith));
    }
}
