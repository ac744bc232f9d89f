package org.wasl.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wasl.system.world.Client;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.World;

/** Who reads figures subscribes to those of a plan, seen through the gateway: by the address that their sign-in confirms. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(RunningPlatform.class)
@Order(3)
class FiguresByMailTest {
    @Test
    void an_account_of_an_agency_and_one_of_the_platform_subscribe_to_a_plan_and_read_its_file() {
        Client client = World.shared().client();
        for (String who : List.of("monitor", "auditor")) {
            Answer made = client.make(
                    who,
                    "POST",
                    "/v1/report-subscriptions",
                    null,
                    Map.of("framework", "NSPS", "frequency", "QUARTER", "format", "HXL", "language", "AR"));
            String path = "/v1/report-subscriptions/" + made.id();

            assertThat(made.at("/sentTo")).endsWith("…@wasl.example");
            assertThat(made.at("/mail")).as("this platform sends no mail").isEqualTo("SWITCHED_OFF");
            assertThat(client.get("b-manager", path).status()).isEqualTo(404);
            assertThat(client.send(who, "DELETE", path, null, null, null).status())
                    .isEqualTo(204);
        }

        assertThat(client.get("auditor", "/v1/figures/export?framework=NSPS&format=HXL&bom=false")
                        .text())
                .startsWith("Indicator,Title,")
                .contains("NSPS:2025-2033");
        assertThat(client.get("auditor", "/v1/indicators/persons-served/export?format=GEOJSON&by=GOVERNORATE")
                        .text())
                .contains("\"FeatureCollection\"");
    }
}
