package org.wasl.registry.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.STEWARD_AT_UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Topic;
import org.wasl.registry.RegistryTest;

/** What one agency says of the status of a person, and whose record follows. */
@QuarkusTest
class StatusStatementTest extends RegistryTest {
    private final Map<String, Object> body = somebody();

    @Test
    void a_person_of_one_agency_is_dead_at_once_and_who_said_so_is_kept() {
        String id = registered(REGISTRAR_AT_MINISTRY, body).id();
        declaredDead(REGISTRAR_AT_MINISTRY, id);

        assertThat(statusFor(REGISTRAR_AT_MINISTRY, id)).isEqualTo("DECEASED");
        Answer statements = as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + id + "/status-statements");
        assertThat(statements.<String>list("items.status")).containsExactly("DECEASED");
        assertThat(statements.<String>list("items.agencyId")).containsExactly(Persona.MINISTRY);
        assertThat(statements.<String>list("items.basis")).containsExactly("FAMILY");
        assertThat(statements.<List<String>>list("items.allowedActions")).containsExactly(List.of());
        try (Topic topic = Topic.open("wasl.registry.events")) {
            topic.await(r -> r.key().equals(id)
                    && r.value().contains("person.status-changed")
                    && !r.value().contains("\"agencies\""));
        }
    }

    @Test
    void another_agencys_record_follows_after_that_agency_has_confirmed() {
        String id = oneOfTwo();
        declaredDead(REGISTRAR_AT_MINISTRY, id);
        assertThat(statusFor(REGISTRAR_AT_MINISTRY, id)).isEqualTo("DECEASED");
        assertThat(statusFor(REGISTRAR_AT_UNHCR, id)).isEqualTo("ACTIVE");
        try (Topic topic = Topic.open("wasl.registry.events")) {
            topic.await(r -> r.key().equals(id)
                    && r.value().contains("person.status-changed")
                    && r.value().contains("\"agencies\":[\"" + Persona.MINISTRY + "\"]"));
        }

        String path = "/v1/persons/" + id + "/status-statements";
        String statement = as(STEWARD_AT_UNHCR).get(path).at("items[0].id");
        assertThat(as(STEWARD_AT_UNHCR).get(path).<List<String>>at("items[0].allowedActions"))
                .containsExactly("confirm");
        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", "*")
                .post(path + "/" + statement + "/confirm", null)
                .isProblem(409, "illegal-step");
        Answer confirmed = as(STEWARD_AT_UNHCR)
                .with("If-Match", "*")
                .post(path + "/" + statement + "/confirm", null)
                .hasStatus(200);

        assertThat(confirmed.<String>list("followedBy.agencyId")).containsExactly(Persona.UNHCR);
        assertThat(statusFor(REGISTRAR_AT_UNHCR, id)).isEqualTo("DECEASED");
        as(STEWARD_AT_UNHCR)
                .with("If-Match", "*")
                .post(path + "/" + statement + "/confirm", null)
                .isProblem(409, "illegal-step");
    }

    @Test
    void an_agency_that_takes_its_word_back_leaves_nothing_to_confirm() {
        String id = oneOfTwo();
        declaredDead(REGISTRAR_AT_MINISTRY, id);
        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", "*")
                .put("/v1/persons/" + id + "/status", Map.of("status", "ACTIVE"))
                .hasStatus(200);

        String path = "/v1/persons/" + id + "/status-statements";
        String first = as(STEWARD_AT_UNHCR).get(path).at("items[1].id");
        as(STEWARD_AT_UNHCR)
                .with("If-Match", "*")
                .post(path + "/" + first + "/confirm", null)
                .isProblem(409, "illegal-step");
    }

    @Test
    void how_a_person_left_is_said_of_who_went_away_alone() {
        String id = registered(REGISTRAR_AT_MINISTRY, body).id();
        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", "*")
                .put("/v1/persons/" + id + "/status", Map.of("status", "DECEASED", "departure", "RESETTLEMENT"))
                .isProblem(422, "invalid-fields")
                .names("/departure", "for-inactive-only");
        assertThat(statusFor(REGISTRAR_AT_MINISTRY, id)).isEqualTo("ACTIVE");

        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", "*")
                .put("/v1/persons/" + id + "/status", Map.of("status", "INACTIVE", "departure", "RESETTLEMENT"))
                .hasStatus(200);

        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/" + id + "/status-statements")
                        .<String>list("items.departure"))
                .containsExactly("RESETTLEMENT");
    }

    private String oneOfTwo() {
        String survivor = registered(REGISTRAR_AT_MINISTRY, body).id();
        String other = registered(REGISTRAR_AT_UNHCR, body).id();
        merged(survivor, other, confirmed(reviewOf(survivor, other))).hasStatus(201);
        return survivor;
    }

    private static void declaredDead(Persona by, String id) {
        as(by).with("If-Match", "*")
                .put(
                        "/v1/persons/" + id + "/status",
                        Map.of("status", "DECEASED", "on", "2026-01-01", "basis", "FAMILY"))
                .hasStatus(200);
    }

    private static String statusFor(Persona who, String id) {
        return as(who).get("/v1/persons/" + id).hasStatus(200).at("status");
    }
}
