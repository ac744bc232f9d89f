package org.wasl.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

class RouteTest {
    /** Answered by the gateway itself. */
    private static final List<String> OWN = List.of("/v1/code-lists", "/v1/changes", "/v1/me");

    @Test
    void every_path_of_the_contract_leads_somewhere() {
        List<String> lost = StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                contract().get("paths").fieldNames(), 0),
                        false)
                .map(path -> path.replaceAll("\\{[^}]*}", "registry"))
                .filter(path -> Route.of(path).isEmpty())
                .toList();

        assertThat(lost).as("paths that no service gets").allMatch(path -> OWN.stream()
                .anyMatch(path::startsWith));
    }

    /** What may take as long as its reader wants takes no slot of what others wait for. */
    @Test
    void every_operation_that_streams_is_of_a_class_of_its_own() {
        List<String> streaming = new ArrayList<>();
        contract().get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> streams(operation.getValue()))
                .forEach(operation -> streaming.add(path.getKey())));

        assertThat(streaming)
                .contains("/v1/persons/export", "/v1/cases/export", "/v1/directory/export", "/v1/referral-downloads");
        assertThat(streaming).allSatisfy(path -> assertThat(Route.of(path.replaceAll("\\{[^}]*}", "registry"))
                        .orElseThrow()
                        .kind())
                .isIn(RouteClass.BULK, RouteClass.PAGES, RouteClass.DIRECTORY));
    }

    @Test
    void large_answers_of_one_service_are_fewer_than_its_connections_to_the_database() throws Exception {
        int bulk = Integer.parseInt(GatewayConfig.Slots.class
                .getMethod("bulk")
                .getAnnotation(WithDefault.class)
                .value());

        assertThat(bulk)
                .isLessThan(ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.max-size", Integer.class));
    }

    private static boolean streams(JsonNode operation) {
        return operation.path("description").asText().startsWith("Streamed")
                || operation.path("responses").properties().stream()
                        .flatMap(answer -> answer.getValue().path("content").properties().stream())
                        .anyMatch(content -> !content.getKey().endsWith("json")
                                || content.getKey().contains("ndjson"));
    }

    private static JsonNode contract() {
        try {
            return new ObjectMapper()
                    .readTree(
                            Path.of(System.getProperty("wasl.root"), "gateway/src/main/resources/contract/openapi.json")
                                    .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_address_of_a_service_is_a_path_here() {
        Route joined = Route.of("/v1/keys/case/rotations").orElseThrow();
        Route direct = Route.of("/v1/cases").orElseThrow();

        assertThat(Route.of("/v1/keys/gateway/rotations").orElseThrow().outside("http://here/v1/keys/rotations/1"))
                .isEqualTo("/v1/keys/gateway/rotations/1");
        assertThat(joined.outside("http://cases:8082/v1/keys/rotations/1")).isEqualTo("/v1/keys/case/rotations/1");
        assertThat(direct.outside("http://cases:8082/v1/cases/1?limit=2#top")).isEqualTo("/v1/cases/1?limit=2#top");
        assertThat(direct.outside("//cases/v1/cases/1")).isEqualTo("/v1/cases/1");
        assertThat(direct.outside("http://cases:8082")).isEqualTo("/");
        assertThat(direct.outside("/v1/cases/1")).isEqualTo("/v1/cases/1");
        assertThat(direct.outside("not an address")).isEqualTo("not an address");
    }

    /** It signs its reader in itself; what it asks needs a token. */
    @Test
    void the_page_of_the_dashboard_is_open_and_the_figures_are_not() {
        for (String path : List.of("/monitoring", "/monitoring/app.js")) {
            assertThat(Route.of(path)).hasValueSatisfying(route -> {
                assertThat(route.service()).isEqualTo("monitoring");
                assertThat(route.isOpen()).isTrue();
                assertThat(route.kind()).isEqualTo(RouteClass.PAGES);
            });
        }
        assertThat(Route.of("/v1/indicators")).map(Route::isOpen).contains(false);
        assertThat(Route.of("/monitoring-of-others")).isEmpty();
    }

    @Test
    void the_page_of_providers_is_open_and_leads_to_the_referrals() {
        assertThat(Route.of("/provider/some-token")).hasValueSatisfying(route -> {
            assertThat(route.service()).isEqualTo("referral");
            assertThat(route.isOpen()).isTrue();
        });
        assertThat(Route.of("/feedback/K7QM-2X9P-WD4T")).map(Route::isOpen).contains(true);
        assertThat(Route.of("/v1/referrals/provider")).map(Route::isOpen).contains(false);
    }
}
