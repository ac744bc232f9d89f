package org.wasl.monitoring.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.monitoring.MonitoringTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;

/** Named responses to crises: who plans them, who knows of them, and by which figures they are followed. */
@QuarkusTest
class ResponseTest extends MonitoringTest {
    private static final String RESPONSES = "/v1/crisis-responses";
    private static final LocalDate FIRST = TestClock.today().withDayOfMonth(1).minusMonths(2);

    private static Map<String, Object> phase(String kind, LocalDate from, LocalDate to) {
        Map<String, Object> phase = new HashMap<>();
        phase.put("kind", kind);
        phase.put("from", from.toString());
        phase.put("to", to == null ? null : to.toString());
        return phase;
    }

    private static Map<String, Object> body() {
        Map<String, Object> body = new HashMap<>();
        body.put("title", Map.of("ar", "استجابة", "en", "Response"));
        body.put("crisis", "DISPLACEMENT");
        body.put("governorates", List.of("JO-MA", "JO-IR"));
        body.put("districts", List.of());
        body.put("camps", List.of("ZAATARI"));
        body.put("from", FIRST.toString());
        body.put(
                "phases",
                List.of(phase("EMERGENCY", FIRST, FIRST.plusDays(40)), phase("RECOVERY", FIRST.plusDays(41), null)));
        body.put("leadAgencyId", Persona.UNHCR);
        body.put("indicators", List.of("cases-opened", "persons-registered"));
        return body;
    }

    private static Answer planned() {
        return as(MONITOR_OF_ALL).post(RESPONSES, body()).hasStatus(201);
    }

    private static String path(Answer response) {
        return RESPONSES + "/" + response.id();
    }

    private static Answer step(Persona who, Answer response, String step) {
        return as(who).step(as(MONITOR_OF_ALL).get(path(response)), path(response) + "/" + step, null);
    }

    @Test
    void it_is_planned_activated_closed_and_reopened_by_the_coordinating_organization() {
        Answer response = planned();
        assertThat(response.<String>list("allowedActions")).containsExactly("change", "activate");
        step(MONITOR_OF_ALL, response, "close").isProblem(409, "illegal-step");

        assertThat(step(MONITOR_OF_ALL, response, "activate").hasStatus(200).<String>at("status"))
                .isEqualTo("ACTIVE");
        assertThat(step(ADMINISTRATOR, response, "close").hasStatus(200).<String>list("allowedActions"))
                .containsExactly("reopen");
        as(MONITOR_OF_ALL).with("If-Match", "*").put(path(response), changed()).isProblem(409, "illegal-step");
        assertThat(step(MONITOR_OF_ALL, response, "reopen").hasStatus(200).<String>at("status"))
                .isEqualTo("ACTIVE");
        try (Topic topic = Topic.open("wasl.monitoring.events")) {
            for (String step : List.of("plan", "activate", "close", "reopen")) {
                topic.await(r -> r.value().contains(response.id()) && r.value().contains("\"step\":\"" + step + "\""));
            }
        }
    }

    private static Map<String, Object> changed() {
        Map<String, Object> body = body();
        body.put("crisis", "FLOOD");
        body.put("glideNumber", "FL-2026-000123-JOR");
        return body;
    }

    @Test
    void what_is_only_planned_is_known_to_those_who_write_it_and_to_who_leads() {
        Answer response = planned();

        as(CASEWORKER_AT_MINISTRY).get(path(response)).isProblem(404, "not-found");
        as(MANAGER_AT_MINISTRY).get(path(response)).isProblem(404, "not-found");
        as(MANAGER_AT_UNHCR).get(path(response)).hasStatus(200);
        as(AUDITOR_OF_ALL).get(path(response)).hasStatus(200);
        step(MONITOR_OF_ALL, response, "activate").hasStatus(200);

        Answer known = as(CASEWORKER_AT_MINISTRY).get(path(response)).hasStatus(200);
        assertThat(known.<String>list("allowedActions")).isEmpty();
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get(RESPONSES + "?status=ACTIVE&governorate=JO-IR&on=" + FIRST)
                        .<String>list("items.id"))
                .contains(response.id());
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get(RESPONSES + "?governorate=JO-AQ")
                        .<String>list("items.id"))
                .doesNotContain(response.id());
    }

    @Test
    void nobody_else_plans_or_changes_one() {
        as(MANAGER_AT_MINISTRY).post(RESPONSES, body()).hasStatus(403);
        as(CASEWORKER_AT_MINISTRY).post(RESPONSES, body()).hasStatus(403);
        Answer response = planned();

        Answer same = as(MONITOR_OF_ALL)
                .with("If-Match", response.etag())
                .put(path(response), body())
                .hasStatus(200);
        assertThat(same.etag()).isEqualTo(response.etag());
        Answer other = as(MONITOR_OF_ALL)
                .with("If-Match", response.etag())
                .put(path(response), changed())
                .hasStatus(200);
        assertThat(other.<String>at("glideNumber")).isEqualTo("FL-2026-000123-JOR");
    }

    private static Answer refused(String member, Object value) {
        Map<String, Object> body = body();
        body.put(member, value);
        return as(MONITOR_OF_ALL).post(RESPONSES, body).isProblem(422, "invalid-fields");
    }

    @Test
    void what_cannot_be_is_refused_at_its_place() {
        refused("to", FIRST.minusDays(1).toString()).names("/to", "expiry-before-start");
        refused("phases", List.of(phase("EMERGENCY", FIRST.minusDays(1), null)))
                .names("/phases/0/from", "outside-of-response");
        refused("phases", List.of(phase("EMERGENCY", FIRST, FIRST.minusDays(1))))
                .names("/phases/0/to", "expiry-before-start");
        refused("phases", List.of(phase("EMERGENCY", FIRST, null), phase("RECOVERY", FIRST.plusDays(9), null)))
                .names("/phases/1/from", "phases-overlap");
        refused("leadAgencyId", UUID.randomUUID()).names("/leadAgencyId", "unknown-organization");
        refused("alertId", UUID.randomUUID()).names("/alertId", "unknown-alert");
        refused("indicators", List.of("no-such-indicator")).names("/indicators/0", "unknown-indicator");
        refused("indicators", List.of("cases-opened", "training-hours"))
                .names("/indicators/1", "indicator-without-area");
        refused("governorates", List.of("JO-XX")).names("/governorates/0", "unknown-code");
        Map<String, Object> nowhere = body();
        nowhere.put("governorates", List.of());
        nowhere.put("camps", List.of());
        as(MONITOR_OF_ALL)
                .post(RESPONSES, nowhere)
                .isProblem(422, "invalid-fields")
                .names("/governorates", "area-missing");
    }

    @Test
    void its_figures_are_those_that_everybody_may_read_of_it_and_of_its_area() {
        Answer response = planned();
        as(ADMINISTRATOR).post("/v1/figures/publications", null).hasStatus(201);

        Answer figures = as(MANAGER_AT_UNHCR).get(path(response) + "/figures").hasStatus(200);

        assertThat(figures.<String>list("items.findAll { it.dimension == 'GOVERNORATE' }.group"))
                .isSubsetOf("JO-MA", "JO-IR");
        assertThat(figures.<String>list("items.findAll { it.dimension == 'RESPONSE' }"))
                .as("no case was opened under it")
                .isEmpty();
        as(SUPERVISOR_AT_MINISTRY).get(path(response) + "/figures").isProblem(404, "not-found");
        as(CASEWORKER_AT_MINISTRY).get(path(response) + "/figures").hasStatus(403);
    }
}
