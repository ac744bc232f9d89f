package org.wasl.registry.consent;

import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Topic;
import org.wasl.registry.RegistryTest;

/** Something is allowed to organizations that the directory knows and that are open, and to nobody else. */
@QuarkusTest
class RecipientTest extends RegistryTest {
    @Test
    void a_recipient_is_an_open_organization_of_the_directory() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String centre = UUID.randomUUID().toString();
        allowed(person, centre).isProblem(422, "invalid-fields").names("/recipients", "unknown-recipient");

        told(centre, null);
        told(centre, "OPEN");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> allowed(person, centre).raw().statusCode() == 201);

        told(centre, "CLOSED");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> allowed(person, centre).raw().statusCode() == 422);
    }

    private static Answer allowed(String person, String recipient) {
        return as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/consents", consent("REFERRAL", recipient, "IDENTITY"));
    }

    private static void told(String organization, String status) {
        Topic.send("wasl.referral.events", organization, """
                {"specversion":"1.0","id":"%s","source":"/wasl/referral","type":"org.wasl.directory.changed","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"organizationId":"%s","kind":"organization","recordId":"%s"%s}}""".formatted(
                        UUID.randomUUID(),
                        organization,
                        organization,
                        organization,
                        status == null ? "" : ",\"status\":\"" + status + "\""));
    }
}
