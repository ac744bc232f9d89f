package org.wasl.registry.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.registry.RegistryTest;

@QuarkusTest
class RetentionTest extends RegistryTest {
    @Inject
    Retention retention;

    @Inject
    EntityManager entities;

    @Test
    void a_rule_is_data_that_an_administrator_changes() {
        Answer rule = rule("IMPORT");
        String path = "/v1/retention-rules/" + rule.id();
        Map<String, Object> longer = Map.of("keepDays", 120, "active", true, "basis", "Decision 12/2026");
        as(STEWARD_AT_MINISTRY).with("If-Match", rule.etag()).put(path, longer).isProblem(403, "not-allowed");
        as(ADMINISTRATOR).put(path, longer).isProblem(428, "version-required");

        Answer changed = as(ADMINISTRATOR)
                .with("If-Match", rule.etag())
                .put(path, longer)
                .hasStatus(200);

        assertThat(changed.<Integer>at("keepDays")).isEqualTo(120);
        as(ADMINISTRATOR)
                .with("If-Match", changed.etag())
                .put(path, Map.of("keepDays", 0, "active", true, "basis", "x"))
                .isProblem(422, "invalid-fields");
    }

    @Test
    void the_dead_are_erased_after_their_time_and_who_is_needed_stays() {
        String dead = died("2001-01-01");
        String lately = died("2026-01-01");
        String head = died("2001-01-01");
        String child = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/households",
                        Map.of(
                                "members",
                                List.of(
                                        Map.of("personId", head, "role", "HEAD"),
                                        Map.of("personId", child, "role", "CHILD"))))
                .hasStatus(201);
        String unconfirmed = joinedAndDeadForTheMinistryOnly();
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update person set updated_at = '2002-01-01' where status = 'DECEASED'")
                .executeUpdate());
        Answer rule = rule("DECEASED_PERSON");
        assertThat(rule.<Boolean>at("active")).isFalse();
        assertThat(rule.<Integer>at("due")).isGreaterThanOrEqualTo(2);

        retention.night();
        as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + dead).hasStatus(200);

        Map<String, Object> use = new HashMap<>(Map.of("keepDays", 3650, "active", true, "basis", "Law"));
        Answer active = as(ADMINISTRATOR)
                .with("If-Match", rule.etag())
                .put("/v1/retention-rules/" + rule.id(), use)
                .hasStatus(200);
        retention.night();

        as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + dead).isProblem(404, "not-found");
        as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + lately).hasStatus(200);
        as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + head).hasStatus(200);
        as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + unconfirmed).hasStatus(200);
        Answer runs = as(STEWARD_AT_MINISTRY).get("/v1/retention-rules/" + rule.id() + "/runs");
        assertThat(runs.<Integer>at("items[0].removed")).isGreaterThanOrEqualTo(1);
        assertThat(runs.<Integer>at("items[0].held")).isGreaterThanOrEqualTo(1);
        use.put("active", false);
        as(ADMINISTRATOR).with("If-Match", active.etag()).put("/v1/retention-rules/" + rule.id(), use);
    }

    @Test
    void former_values_go_when_they_are_old_and_the_record_stays() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());
        as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/persons/" + person.id(), person.etag(), Map.of("contactPoints", reachedBy("+962791234567")))
                .hasStatus(200);
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update person_edit set created_at = '2001-01-01' where person_id = cast(:p as uuid)")
                .setParameter("p", person.id())
                .executeUpdate());

        retention.night();

        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/" + person.id() + "/history")
                        .list("items"))
                .isEmpty();
        assertThat(as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + person.id()).<String>at("contactPoints[0].value"))
                .isEqualTo("+962791234567");
    }

    private static String died(String on) {
        Answer person = registered(REGISTRAR_AT_MINISTRY, bornLongAgo());
        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", person.etag())
                .put("/v1/persons/" + person.id() + "/status", Map.of("status", "DECEASED", "on", on))
                .hasStatus(200);
        return person.id();
    }

    private static String joinedAndDeadForTheMinistryOnly() {
        Map<String, Object> body = bornLongAgo();
        String theirs = registered(REGISTRAR_AT_UNHCR, body).id();
        String survivor = registered(STEWARD_AT_MINISTRY, body).id();
        merged(survivor, theirs, confirmed(reviewOf(survivor, theirs))).hasStatus(201);
        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", "*")
                .put("/v1/persons/" + survivor + "/status", Map.of("status", "DECEASED", "on", "2001-01-01"))
                .hasStatus(200);
        return survivor;
    }

    private static Map<String, Object> bornLongAgo() {
        Map<String, Object> body = somebody();
        body.put("birthDate", "1930-04-05");
        return body;
    }

    private static Answer rule(String subject) {
        String id = as(STEWARD_AT_MINISTRY)
                .get("/v1/retention-rules")
                .at("items.find { it.subject == '" + subject + "' }.id");
        return as(STEWARD_AT_MINISTRY).get("/v1/retention-rules/" + id).hasStatus(200);
    }
}
