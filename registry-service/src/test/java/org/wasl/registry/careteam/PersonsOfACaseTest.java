package org.wasl.registry.careteam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.registry.RegistryTest;

/** A caseworker reads the persons of her cases whole, and of others what she needs to find them. */
@QuarkusTest
class PersonsOfACaseTest extends RegistryTest {
    @Test
    void a_person_opens_to_her_caseworker_and_supervisor_and_closes_with_the_case() {
        Map<String, Object> body = somebody();
        Answer person = registered(REGISTRAR_AT_MINISTRY, body);
        String file = UUID.randomUUID().toString();
        Answer before = seenBy(CASEWORKER_AT_MINISTRY, person);
        assertThat(before.<String>at("names[0].given")).isEqualTo(given(body));
        assertThat(before.<Object>at("contactPoints[0].value")).isNull();
        assertThat(before.<Object>at("disability")).isNull();
        assertThat(before.<List<String>>at("redactions")).contains("CONTACT", "NEEDS", "IDENTIFIERS");

        StatedCases.identified(file, person.id(), CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        becomesOpen(CASEWORKER_AT_MINISTRY, person, true);
        becomesOpen(SUPERVISOR_AT_MINISTRY, person, true);
        assertThat(seenBy(OTHER_CASEWORKER_AT_MINISTRY, person).<Object>at("contactPoints[0].value"))
                .isNull();

        StatedCases.moved(file, false);
        becomesOpen(CASEWORKER_AT_MINISTRY, person, false);
        StatedCases.moved(file, true);
        becomesOpen(CASEWORKER_AT_MINISTRY, person, true);
    }

    /** A case that was handed over on a supervisor's word, or whose consent has ended: its agency neither holds the person nor knows the person by consent. */
    @Test
    void whom_work_alone_makes_known_no_part_is_open_and_what_the_person_allows_is_recorded() {
        Map<String, Object> body = somebody();
        Answer person = registered(REGISTRAR_AT_MINISTRY, body);
        String path = "/v1/persons/" + person.id();
        String file = UUID.randomUUID().toString();
        as(CASEWORKER_AT_UNHCR).get(path).isProblem(404, "not-found");

        StatedCases.identified(file, person.id(), CASEWORKER_AT_UNHCR, SUPERVISOR_AT_UNHCR);
        Answer known = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> as(CASEWORKER_AT_UNHCR).get(path),
                        answer -> answer.raw().statusCode() == 200);
        assertThat(known.<List<String>>at("redactions"))
                .containsExactlyInAnyOrder(
                        Stream.of(FieldGroup.values()).map(Enum::name).toArray(String[]::new));
        assertThat(known.<List<String>>at("allowedActions")).containsExactly("record-consent");
        as(REGISTRAR_AT_UNHCR).get(path).isProblem(404, "not-found");
        for (String part :
                List.of("", "/households", "/needs", "/relationships", "/guardianships", "/wards", "/history")) {
            assertThat(as(CASEWORKER_AT_UNHCR).get(path + part).raw().asString())
                    .as(part)
                    .doesNotContain(
                            given(body),
                            phoneOf(body),
                            REGISTRAR_AT_MINISTRY.subject().toString());
        }
        assertThat(as(CASEWORKER_AT_UNHCR)
                        .post("/v1/persons/search", Map.of("name", given(body)))
                        .<String>list("items.id"))
                .doesNotContain(person.id());

        Map<String, Object> toOthers = consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        Answer consent =
                as(CASEWORKER_AT_UNHCR).post(path + "/consents", toOthers).hasStatus(201);
        as(CASEWORKER_AT_UNHCR)
                .get(path + "/consents/effective?purpose=REFERRAL&recipient=" + REHABILITATION_CENTRE)
                .hasStatus(200);
        as(CASEWORKER_AT_UNHCR)
                .post(path + "/consents", consent("REFERRAL", UNHCR, "IDENTITY"))
                .names("/recipients", "own-agency");
        Answer disclosed = as(CASEWORKER_AT_UNHCR)
                .post(path + "/disclosures", Map.of("purpose", "REFERRAL", "recipient", REHABILITATION_CENTRE))
                .hasStatus(200);
        assertThat(disclosed.<List<String>>at("fieldGroups")).isEmpty();
        assertThat(disclosed.<Map<String, Object>>at("summary"))
                .containsEntry("sex", "UNKNOWN")
                .containsEntry("ageBand", "UNKNOWN")
                .containsEntry("governorate", null);
        as(SUPERVISOR_AT_UNHCR)
                .step(consent, path + "/consents/" + consent.id() + "/withdrawal", Map.of("reason", "asked for it"))
                .hasStatus(200);

        StatedCases.moved(file, false);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(CASEWORKER_AT_UNHCR).get(path).raw().statusCode() == 404);
    }

    @Test
    void a_search_tells_a_caseworker_no_more_than_the_record_does() {
        String family = invented();
        Answer person = registered(REGISTRAR_AT_MINISTRY, named("سلمى", invented(), family));

        Answer found = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/persons/search", java.util.Map.of("name", family))
                .hasStatus(200);

        assertThat(found.<String>list("items.id")).containsExactly(person.id());
        assertThat(found.<Object>at("items[0].contactPoints[0].value")).isNull();
    }

    @Test
    void a_forged_case_opens_nobody() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());
        for (String[] forged : new String[][] {
            {"wasl.case.restricted", "/wasl/referral"},
            {"wasl.case.restricted", ""},
            {"wasl.registry.events", "/wasl/registry"},
            {"wasl.registry.events", "/wasl/case"},
            {"wasl.registry.retries", "/wasl/registry"}
        }) {
            String file = UUID.randomUUID().toString();
            StatedCases.identified(
                    forged[0], forged[1], file, person.id(), CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
            await().atMost(Duration.ofSeconds(20)).until(() -> as(ADMINISTRATOR)
                    .get("/v1/dead-letters")
                    .<List<String>>at("items.findAll { it.key == '" + file + "' }.reason")
                    .contains("foreign-producer"));
        }

        assertThat(seenBy(CASEWORKER_AT_MINISTRY, person).<Object>at("contactPoints[0].value"))
                .isNull();
    }

    private static void becomesOpen(Persona to, Answer person, boolean open) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> (seenBy(to, person).at("contactPoints[0].value") != null) == open);
    }

    private static Answer seenBy(Persona who, Answer person) {
        return as(who).get("/v1/persons/" + person.id()).hasStatus(200);
    }
}
