package org.wasl.registry.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_PROVIDER;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_UNHCR;
import static org.wasl.platform.testing.Persona.STEWARD_IN_IRBID;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Topic;
import org.wasl.registry.RegistryTest;

/** Each agency opened a case by the surviving record while two records were one. The merge is taken back: each works with the person whose record it holds. */
@QuarkusTest
class CasesAfterUnmergingTest extends RegistryTest {
    private String ministrys;
    private String unhcrs;
    private Answer merge;

    @BeforeEach
    void each_opened_a_case_by_the_surviving_record() {
        Map<String, Object> body = somebody();
        ministrys = registered(REGISTRAR_AT_MINISTRY, body).id();
        unhcrs = registered(REGISTRAR_AT_UNHCR, body).id();
        merge = merged(ministrys, unhcrs, confirmed(reviewOf(ministrys, unhcrs)))
                .hasStatus(201);
        haveACase(ministrys, CASEWORKER_AT_UNHCR, SUPERVISOR_AT_UNHCR);
        haveACase(ministrys, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
    }

    @Test
    void nobody_knows_the_other_agencys_person_by_a_case() {
        undo(STEWARD_AT_UNHCR);

        for (Persona who : List.of(CASEWORKER_AT_UNHCR, SUPERVISOR_AT_UNHCR, REGISTRAR_AT_UNHCR)) {
            as(who).get(path(ministrys)).isProblem(404, "not-found");
            as(who).post(path(ministrys) + "/consents", consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY"))
                    .isProblem(404, "not-found");
        }
        as(CASEWORKER_AT_MINISTRY).get(path(unhcrs)).isProblem(404, "not-found");
        as(STEWARD_IN_IRBID).with("X-Purpose", "REFERRAL").get(path(ministrys)).isProblem(404, "not-found");
    }

    @Test
    void each_goes_on_working_with_its_own_person() {
        undo(STEWARD_AT_MINISTRY);

        as(CASEWORKER_AT_UNHCR)
                .post(path(unhcrs) + "/needs", Map.of("code", "DS-BD"))
                .hasStatus(201);
        as(CASEWORKER_AT_UNHCR)
                .post(path(unhcrs) + "/consents", consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY"))
                .hasStatus(201);
        as(CASEWORKER_AT_MINISTRY).get(path(ministrys) + "/needs").hasStatus(200);
        as(CASEWORKER_AT_MINISTRY).get(path(ministrys) + "/consents").hasStatus(200);
    }

    @Test
    void what_was_recorded_on_a_case_goes_with_the_case() {
        as(CASEWORKER_AT_UNHCR)
                .post(path(ministrys) + "/needs", Map.of("code", "SV-FM"))
                .hasStatus(201);
        as(CASEWORKER_AT_UNHCR)
                .post(path(ministrys) + "/consents", consent("REFERRAL", OTHER_PROVIDER, "IDENTITY"))
                .hasStatus(201);
        as(CASEWORKER_AT_MINISTRY)
                .post(path(ministrys) + "/consents", consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY"))
                .hasStatus(201);

        undo(STEWARD_AT_MINISTRY);

        assertThat(as(CASEWORKER_AT_UNHCR).get(path(unhcrs) + "/needs").<String>list("items.code"))
                .containsExactly("SV-FM");
        assertThat(recipients(CASEWORKER_AT_UNHCR, unhcrs)).containsExactly(List.of(OTHER_PROVIDER));
        assertThat(recipients(CASEWORKER_AT_MINISTRY, ministrys)).containsExactly(List.of(REHABILITATION_CENTRE));
    }

    @Test
    void the_other_services_are_told_who_holds_which_record() {
        undo(STEWARD_AT_MINISTRY);

        try (Topic events = Topic.open("wasl.registry.events")) {
            JsonPath told = new JsonPath(events.await(
                            event -> event.key().equals(unhcrs) && event.value().contains("merge.undone"))
                    .value());
            assertThat(told.getList("data.parting.records")).isEqualTo(List.of(unhcrs));
            assertThat(told.getList("data.parting.leaving")).isEqualTo(List.of(UNHCR));
            assertThat(told.getList("data.parting.staying")).isEqualTo(List.of(MINISTRY));
            assertThat(told.getString("data.parting.mergedAt")).isNotNull();
        }
    }

    private void undo(Persona by) {
        as(by).with("If-Match", "*")
                .post("/v1/merges/" + merge.id() + "/undo", null)
                .hasStatus(200);
    }

    private static List<List<String>> recipients(Persona who, String person) {
        return as(who).get(path(person) + "/consents").hasStatus(200).list("items.recipients");
    }

    private static String path(String person) {
        return "/v1/persons/" + person;
    }
}
