package org.wasl.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wasl.system.world.Client;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.World;

/** A response to a crisis, seen through the gateway: cases come under it, their referrals count with it, and few of them are told to nobody but auditors. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(RunningPlatform.class)
@Order(1)
class CrisisResponseTest {
    private final World world = World.shared();
    private final Client client = world.client();

    @Test
    void cases_and_their_referrals_count_for_the_response_and_a_few_are_not_told() {
        String response = active();
        for (String variant : List.of("STANDARD", "RESTRICTED")) {
            String file = "/v1/cases/" + world.record("case", variant).get("id");
            // The case service learns of the response a moment later.
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> patched(file, response).status() == 200);
        }

        // The monitoring service may have much of other tests to read first.
        await().atMost(Duration.ofMinutes(4))
                .untilAsserted(() -> assertThat(told("auditor", "cases-opened")).containsEntry(response, 2.0));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(told("auditor", "referrals-sent"))
                .containsEntry(response, 2.0));

        client.make("administrator", "POST", "/v1/figures/publications", null, null);
        assertThat(told("plan-monitor", "cases-opened")).doesNotContainKey(response);
        assertThat(told("plan-monitor", "referrals-sent")).doesNotContainKey(response);
        assertThat(client.get("plan-monitor", "/v1/crisis-responses/" + response + "/figures")
                        .text())
                .doesNotContain("\"RESPONSE\"");
    }

    private String active() {
        Answer planned = client.make(
                "plan-monitor",
                "POST",
                "/v1/crisis-responses",
                null,
                Map.ofEntries(
                        Map.entry("title", World.both("Winter response")),
                        Map.entry("crisis", "COLD_WAVE"),
                        Map.entry("governorates", List.of("JO-IR")),
                        Map.entry("districts", List.of()),
                        Map.entry("camps", List.of()),
                        Map.entry("from", "2026-01-01"),
                        Map.entry("phases", List.of(Map.of("kind", "EMERGENCY", "from", "2026-01-01"))),
                        Map.entry("leadAgencyId", world.shared("organizationA")),
                        Map.entry("indicators", List.of("cases-opened", "referrals-sent"))));
        client.make("plan-monitor", "POST", "/v1/crisis-responses/" + planned.id() + "/activate", "*", null);
        return planned.id();
    }

    private Answer patched(String file, String response) {
        return client.send(
                "owner",
                "PATCH",
                file,
                "*",
                "application/merge-patch+json",
                ("{\"responseId\":\"" + response + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    /** Figures of the last years by response. */
    private Map<String, Double> told(String who, String indicator) {
        JsonNode values = client.get(
                        who, "/v1/indicators/" + indicator + "/values?period=YEAR&by=RESPONSE&from=2026-01-01")
                .body()
                .path("values");
        Map<String, Double> told = new HashMap<>();
        StreamSupport.stream(values.spliterator(), false)
                .forEach(value -> told.merge(
                        value.at("/groups/RESPONSE").asText(),
                        value.path("value").asDouble(),
                        Double::sum));
        return told;
    }
}
