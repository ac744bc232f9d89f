package org.wasl.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.gateway.GatewayTest;
import org.wasl.platform.testing.Api;

/** No answer leads past the gateway: not what was made, not what goes on, not what is elsewhere. */
@QuarkusTest
class AddressesTest extends GatewayTest {
    private static final List<String> LEAD_ON = List.of("201", "202", "308");

    private record Call(String method, String path) {}

    @Test
    void every_operation_that_leads_on_leads_to_the_gateway() throws IOException {
        List<Call> calls = leadingOn().toList();
        assertThat(calls).hasSizeGreaterThan(50);

        for (Call call : calls) {
            String made = call.path() + "/0190a000-0000-7000-8000-00000000000f";
            Route route = Route.of(call.path()).orElseThrow();
            String inner = route.path() + made.substring(call.path().length());

            assertThat(route.outside("http://127.0.0.1:8081" + inner)).isEqualTo(made);
            if (!route.service().equals("referral")) { // the one that is away in these tests
                assertThat(answer(call, inner)).as(call.toString()).isEqualTo(made);
            }
        }
    }

    private static String answer(Call call, String inner) {
        Api caller = as(UNHCR_SYSTEM).with("X-Made-At", inner);
        Api.Answer answer =
                switch (call.method()) {
                    case "get" -> caller.get(call.path());
                    case "put" -> caller.put(call.path(), Map.of());
                    default -> caller.post(call.path(), null);
                };
        return answer.hasStatus(200).raw().header("Location");
    }

    private static Stream<Call> leadingOn() throws IOException {
        JsonNode contract = new ObjectMapper()
                .readTree(Path.of(System.getProperty("wasl.root"), "gateway/src/main/resources/contract/openapi.json")
                        .toFile());
        return contract.get("paths").propertyStream().flatMap(path -> path.getValue()
                .propertyStream()
                .filter(method -> LEAD_ON.stream().anyMatch(method.getValue().path("responses")::has))
                .map(method -> new Call(method.getKey(), path.getKey().replaceAll("\\{[^}]*}", "case"))));
    }
}
