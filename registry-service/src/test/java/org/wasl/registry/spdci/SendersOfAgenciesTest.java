package org.wasl.registry.spdci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Tokens;
import org.wasl.registry.RegistryTest;

/** An administrator of the platform has no agency and registers systems of all. One who belongs to an agency has that agency's. */
@QuarkusTest
class SendersOfAgenciesTest extends RegistryTest {
    private static final String SENDERS = "/v1/spdci-senders";

    @Test
    void another_agencys_sender_does_not_exist_for_an_agencys_administrator() {
        Answer other = as(ADMINISTRATOR).post(SENDERS, sender(MINISTRY, true)).hasStatus(201);
        Answer own = administratorAtUnhcr().post(SENDERS, sender(UNHCR, true)).hasStatus(201);

        administratorAtUnhcr().get(SENDERS + "/" + other.id()).isProblem(404, "not-found");
        administratorAtUnhcr()
                .with("If-Match", "*")
                .put(SENDERS + "/" + other.id(), sender(MINISTRY, false))
                .isProblem(404, "not-found");
        administratorAtUnhcr().post(SENDERS, sender(MINISTRY, true)).isProblem(403, "not-allowed");
        assertThat(administratorAtUnhcr().get(SENDERS + "?limit=200").<String>list("items.agencyId"))
                .contains(UNHCR)
                .containsOnly(UNHCR);
        assertThat(as(ADMINISTRATOR).get(SENDERS + "?limit=200").<String>list("items.id"))
                .contains(other.id(), own.id());
    }

    private static Api administratorAtUnhcr() {
        return withToken(Tokens.of(UUID.randomUUID().toString(), UNHCR, "admin"));
    }

    private static Map<String, Object> sender(String agency, boolean active) {
        return Map.of(
                "agencyId",
                agency,
                "senderId",
                UUID.randomUUID() + ".example.org",
                "keys",
                Map.of("keys", List.of()),
                "callbacks",
                List.of("https://spmis.example.org/registry"),
                "signatureRequired",
                true,
                "active",
                active);
    }
}
