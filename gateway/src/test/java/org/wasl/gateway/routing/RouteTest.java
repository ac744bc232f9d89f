package org.wasl.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class RouteTest {
    /** Answered by the gateway itself. */
    private static final List<String> OWN = List.of("/v1/code-lists", "/v1/changes", "/v1/me");

    @Test
    void every_path_of_the_contract_leads_somewhere() throws IOException {
        JsonNode contract = new ObjectMapper()
                .readTree(Path.of(System.getProperty("wasl.root"), "gateway/src/main/resources/contract/openapi.json")
                        .toFile());

        List<String> lost = StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                contract.get("paths").fieldNames(), 0),
                        false)
                .map(path -> path.replaceAll("\\{[^}]*}", "registry"))
                .filter(path -> Route.of(path).isEmpty())
                .toList();

        assertThat(lost).as("paths that no service gets").allMatch(path -> OWN.stream()
                .anyMatch(path::startsWith));
    }

    @Test
    void an_address_of_a_service_is_a_path_here() {
        Route joined = Route.of("/v1/keys/case/rotations").orElseThrow();
        Route direct = Route.of("/v1/cases").orElseThrow();

        assertThat(joined.outside("http://cases:8082/v1/keys/rotations/1")).isEqualTo("/v1/keys/case/rotations/1");
        assertThat(direct.outside("http://cases:8082/v1/cases/1?limit=2#top")).isEqualTo("/v1/cases/1?limit=2#top");
        assertThat(direct.outside("//cases/v1/cases/1")).isEqualTo("/v1/cases/1");
        assertThat(direct.outside("http://cases:8082")).isEqualTo("/");
        assertThat(direct.outside("/v1/cases/1")).isEqualTo("/v1/cases/1");
        assertThat(direct.outside("not an address")).isEqualTo("not an address");
    }

    /** The one page that the services answer themselves. */
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
