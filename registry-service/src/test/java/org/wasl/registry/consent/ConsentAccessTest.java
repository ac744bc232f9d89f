package org.wasl.registry.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Topic;
import org.wasl.registry.RegistryTest;
import org.wasl.registry.careteam.StatedCases;
import org.wasl.registry.referral.StatedReferrals;

/** Consents are for those who work with the person, whatever role or agency others have; and a consent opens what it says to whom it names, no more. */
@QuarkusTest
class ConsentAccessTest extends RegistryTest {
    @Test
    void a_caseworker_without_work_with_the_person_neither_records_nor_sees_nor_withdraws_nor_discloses() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String path = "/v1/persons/" + person + "/consents";
        Map<String, Object> body = consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        body.put("evidence", "safe house file 12");
        Answer consent = as(REGISTRAR_AT_MINISTRY).post(path, body).hasStatus(201);

        for (Persona nobody : List.of(OTHER_CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY)) {
            as(nobody).post(path, consent("REFERRAL", MINISTRY, "CONTACT")).isProblem(403, "work-with-person-required");
            as(nobody).get(path).isProblem(403, "work-with-person-required");
            as(nobody).get(path + "/" + consent.id()).isProblem(403, "work-with-person-required");
            as(nobody)
                    .get(path + "/effective?purpose=REFERRAL&recipient=" + REHABILITATION_CENTRE)
                    .isProblem(403, "work-with-person-required");
            as(nobody)
                    .step(consent, path + "/" + consent.id() + "/withdrawal", Map.of("reason", "not mine"))
                    .isProblem(403, "work-with-person-required");
            as(nobody)
                    .post(
                            "/v1/persons/" + person + "/disclosures",
                            Map.of("purpose", "REFERRAL", "recipient", REHABILITATION_CENTRE))
                    .isProblem(403, "work-with-person-required");
        }
        as(CASEWORKER_AT_UNHCR).get(path).isProblem(404, "not-found");
    }

    @Test
    void the_caseworker_and_the_supervisor_of_a_running_case_do_all_of_it() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String path = "/v1/persons/" + person + "/consents";
        haveACase(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);

        Answer consent = as(CASEWORKER_AT_MINISTRY)
                .post(path, consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY"))
                .hasStatus(201);
        as(SUPERVISOR_AT_MINISTRY).get(path + "/" + consent.id()).hasStatus(200);
        as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/persons/" + person + "/disclosures",
                        Map.of("purpose", "REFERRAL", "recipient", REHABILITATION_CENTRE))
                .hasStatus(200);
        as(SUPERVISOR_AT_MINISTRY)
                .step(consent, path + "/" + consent.id() + "/withdrawal", Map.of("reason", "asked for it"))
                .hasStatus(200);
    }

    @Test
    void
            what_is_recorded_on_a_restricted_case_is_hidden_from_a_colleague_with_a_case_of_their_own_and_from_registrars() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String path = "/v1/persons/" + person + "/consents";
        haveACase(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        Answer consent = as(CASEWORKER_AT_MINISTRY)
                .post(path, consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY"))
                .hasStatus(201);
        Persona otherSupervisor = Persona.MANAGER_AT_MINISTRY;
        haveACase(person, OTHER_CASEWORKER_AT_MINISTRY, otherSupervisor);

        Map<String, Object> passingOn = Map.of("purpose", "REFERRAL", "recipient", REHABILITATION_CENTRE);
        for (Persona colleague : List.of(OTHER_CASEWORKER_AT_MINISTRY, REGISTRAR_AT_MINISTRY)) {
            assertThat(as(colleague).get(path).hasStatus(200).list("items.id")).doesNotContain(consent.id());
            as(colleague).get(path + "/" + consent.id()).isProblem(404, "not-found");
            as(colleague)
                    .step(consent, path + "/" + consent.id() + "/withdrawal", Map.of("reason", "not mine"))
                    .isProblem(404, "not-found");
            assertThat(as(colleague)
                            .get(path + "/effective?purpose=REFERRAL&recipient=" + REHABILITATION_CENTRE)
                            .hasStatus(200)
                            .<Boolean>at("granted"))
                    .isFalse();
        }
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .get(path + "/" + consent.id() + "/validity?purpose=REFERRAL")
                .isProblem(404, "not-found");
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .post("/v1/persons/" + person + "/disclosures", passingOn)
                .isProblem(409, "consent-required");
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/persons/" + person + "/disclosures", passingOn)
                .hasStatus(200);
        as(SUPERVISOR_AT_MINISTRY).get(path + "/" + consent.id()).hasStatus(200);
        as(SUPERVISOR_AT_MINISTRY)
                .step(consent, path + "/" + consent.id() + "/withdrawal", Map.of("reason", "asked for it"))
                .hasStatus(200);
    }

    @Test
    void who_worked_on_a_restricted_case_still_withdraws_what_was_recorded_on_it_when_it_has_ended() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String path = "/v1/persons/" + person + "/consents";
        Answer others = as(REGISTRAR_AT_MINISTRY)
                .post(path, consent("EXCHANGE_UNHCR", UNHCR, "IDENTITY"))
                .hasStatus(201);
        String file = UUID.randomUUID().toString();
        haveACase(file, person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        Answer consent = as(CASEWORKER_AT_MINISTRY)
                .post(path, consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY"))
                .hasStatus(201);
        haveNoCase(file, person, CASEWORKER_AT_MINISTRY);

        assertThat(as(CASEWORKER_AT_MINISTRY).get(path).hasStatus(200).<String>list("items.id"))
                .containsExactly(consent.id());
        as(CASEWORKER_AT_MINISTRY).get(path + "/" + others.id()).isProblem(404, "not-found");
        as(OTHER_CASEWORKER_AT_MINISTRY).get(path + "/" + consent.id()).isProblem(403, "work-with-person-required");
        as(SUPERVISOR_AT_MINISTRY)
                .step(consent, path + "/" + consent.id() + "/withdrawal", Map.of("reason", "asked for it"))
                .hasStatus(200);
    }

    @Test
    void who_worked_on_an_ordinary_case_that_has_ended_sees_consents_no_longer() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String path = "/v1/persons/" + person + "/consents";
        String file = UUID.randomUUID().toString();
        haveACase(file, person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        StatedCases.isNow("STANDARD", file);
        Answer consent = as(CASEWORKER_AT_MINISTRY)
                .post(path, consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY"))
                .hasStatus(201);
        haveNoCase(file, person, CASEWORKER_AT_MINISTRY);

        as(CASEWORKER_AT_MINISTRY).get(path).isProblem(403, "work-with-person-required");
        as(SUPERVISOR_AT_MINISTRY).get(path + "/" + consent.id()).isProblem(403, "work-with-person-required");
        // Those who keep the register see it and withdraw it.
        as(REGISTRAR_AT_MINISTRY).get(path + "/" + consent.id()).hasStatus(200);
    }

    @Test
    void what_a_consent_replaced_ends_with_it() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String path = "/v1/persons/" + person + "/consents";
        Answer wide = as(REGISTRAR_AT_MINISTRY)
                .post(path, consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY", "CONTACT"))
                .hasStatus(201);
        Answer narrow = as(REGISTRAR_AT_MINISTRY)
                .post(path, consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY"))
                .hasStatus(201);

        as(REGISTRAR_AT_MINISTRY)
                .step(narrow, path + "/" + narrow.id() + "/withdrawal", Map.of("reason", "asked for it"))
                .hasStatus(200);

        assertThat(as(REGISTRAR_AT_MINISTRY).get(path + "/" + wide.id()).<String>at("endedBy"))
                .isEqualTo("REPLACED");
        try (Topic topic = Topic.open("wasl.registry.events")) {
            topic.await(
                    r -> r.value().contains("consent.withdrawn") && r.value().contains(wide.id()));
        }
    }

    /** What went out on the wide one is cut back in the other services, for that recipient alone. */
    @Test
    void what_consents_open_to_each_recipient_is_stated_whenever_it_changes() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String path = "/v1/persons/" + person + "/consents";
        Map<String, Object> toTwo = consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY", "CONTACT");
        toTwo.put("recipients", List.of(REHABILITATION_CENTRE, UNHCR));
        Answer wide = as(REGISTRAR_AT_MINISTRY).post(path, toTwo).hasStatus(201);
        Answer narrow = as(REGISTRAR_AT_MINISTRY)
                .post(path, consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY"))
                .hasStatus(201);
        isStated(person, REHABILITATION_CENTRE, List.of("IDENTITY"), wide, narrow);
        isStated(person, UNHCR, List.of("IDENTITY", "CONTACT"), wide);

        as(REGISTRAR_AT_MINISTRY)
                .step(narrow, path + "/" + narrow.id() + "/withdrawal", Map.of("reason", "asked for it"))
                .hasStatus(200);

        isStated(person, REHABILITATION_CENTRE, List.of(), wide, narrow);
        isStated(person, UNHCR, List.of("IDENTITY", "CONTACT"), wide);
    }

    private static void isStated(String person, String recipient, List<String> groups, Answer... consents) {
        Set<String> ids = Stream.of(consents).map(Answer::id).collect(Collectors.toSet());
        StatedEffects.await(
                person, recipient, groups, stated -> stated.size() == ids.size() && ids.containsAll(stated));
    }

    @Test
    void a_recipient_sees_the_data_and_not_the_consent_and_a_provider_passes_on_what_it_received() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String path = "/v1/persons/" + person + "/consents";
        consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY", "NEEDS");
        consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", UNHCR, "IDENTITY", "CONTACT");

        as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "REFERRAL")
                .get("/v1/persons/" + person)
                .hasStatus(200);
        as(REGISTRAR_AT_UNHCR).with("X-Purpose", "REFERRAL").get(path).isProblem(403, "work-with-person-required");
        StatedReferrals.underWay(UUID.randomUUID().toString(), person, 1, "role:provider");
        Map<String, Object> toUnhcr = Map.of("purpose", "REFERRAL", "recipient", UNHCR);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(PROVIDER_IN_IRBID)
                                .post("/v1/persons/" + person + "/disclosures", toUnhcr)
                                .raw()
                                .statusCode()
                        == 200);
        Answer onward = as(PROVIDER_IN_IRBID)
                .post("/v1/persons/" + person + "/disclosures", Map.of("purpose", "REFERRAL", "recipient", UNHCR))
                .hasStatus(200);
        assertThat(onward.<List<String>>at("fieldGroups")).containsExactly("IDENTITY");
        as(PROVIDER_IN_IRBID)
                .post(
                        "/v1/persons/" + person + "/disclosures",
                        Map.of("purpose", "REFERRAL", "recipient", REHABILITATION_CENTRE))
                .isProblem(403, "work-with-person-required");
    }

    @Test
    void a_recipient_who_works_with_the_person_reads_neither_evidence_nor_other_recipients_and_ends_nothing() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String path = "/v1/persons/" + person + "/consents";
        Answer ordinary =
                as(REGISTRAR_AT_MINISTRY).post(path, toTwoWithEvidence()).hasStatus(201);
        haveACase(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        Answer hidden =
                as(CASEWORKER_AT_MINISTRY).post(path, toTwoWithEvidence()).hasStatus(201);
        haveACase(person, CASEWORKER_AT_UNHCR, Persona.SUPERVISOR_AT_UNHCR);

        for (Answer consent : List.of(ordinary, hidden)) {
            Answer received = as(CASEWORKER_AT_UNHCR)
                    .get(path + "/" + consent.id())
                    .hasStatus(200)
                    .saysNothingOf("safe house");
            isReceived(received.at(""));
            as(CASEWORKER_AT_UNHCR)
                    .step(consent, path + "/" + consent.id() + "/withdrawal", Map.of("reason", "not mine"))
                    .isProblem(403, "not-allowed");
        }
        Answer list = as(CASEWORKER_AT_UNHCR).get(path).hasStatus(200).saysNothingOf("safe house");
        assertThat(list.<Map<String, Object>>list("items")).hasSize(2).allSatisfy(ConsentAccessTest::isReceived);
    }

    /** The agency recorded one itself on a case of which few may know; another that holds the person as well is no more than its recipient. */
    @Test
    void an_agency_that_holds_the_person_is_only_the_recipient_of_what_was_recorded_on_another_agencys_hidden_case() {
        String person = registered(REGISTRAR_AT_UNHCR, somebody()).id();
        consented(REGISTRAR_AT_UNHCR, person, "CASE_MANAGEMENT", MINISTRY, "IDENTITY");
        haveACase(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        String path = "/v1/persons/" + person + "/consents";
        Answer hidden =
                as(CASEWORKER_AT_MINISTRY).post(path, toTwoWithEvidence()).hasStatus(201);

        isReceived(as(REGISTRAR_AT_UNHCR)
                .get(path + "/" + hidden.id())
                .hasStatus(200)
                .saysNothingOf("safe house")
                .at(""));
        as(REGISTRAR_AT_UNHCR)
                .step(hidden, path + "/" + hidden.id() + "/withdrawal", Map.of("reason", "not mine"))
                .isProblem(403, "not-allowed");
    }

    private static Map<String, Object> toTwoWithEvidence() {
        Map<String, Object> body = consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        body.put("recipients", List.of(REHABILITATION_CENTRE, UNHCR));
        body.put("evidence", "safe house file 12");
        return body;
    }

    private static void isReceived(Map<String, Object> consent) {
        assertThat(consent)
                .containsEntry("received", true)
                .containsEntry("evidence", null)
                .containsEntry("recipients", List.of(UNHCR))
                .containsEntry("allowedActions", List.of());
    }

    @Test
    void a_repeated_request_shows_a_caseworker_who_lost_the_case_nothing() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String file = UUID.randomUUID().toString();
        String path = "/v1/persons/" + person + "/consents";
        haveACase(file, person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        Map<String, Object> body = consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY", "CONTACT");
        Map<String, Object> asked = Map.of("purpose", "REFERRAL", "recipient", REHABILITATION_CENTRE);
        String key = UUID.randomUUID().toString();
        Answer made = as(CASEWORKER_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .post(path, body)
                .hasStatus(201);
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .with("Idempotency-Key", key)
                        .post(path, body)
                        .hasStatus(201)
                        .id())
                .isEqualTo(made.id());
        String disclosed = UUID.randomUUID().toString();
        as(CASEWORKER_AT_MINISTRY)
                .with("Idempotency-Key", disclosed)
                .post("/v1/persons/" + person + "/disclosures", asked)
                .hasStatus(200);

        haveNoCase(file, person, CASEWORKER_AT_MINISTRY);

        as(CASEWORKER_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .post(path, body)
                .isProblem(403, "work-with-person-required");
        as(CASEWORKER_AT_MINISTRY)
                .with("Idempotency-Key", disclosed)
                .post("/v1/persons/" + person + "/disclosures", asked)
                .isProblem(403, "work-with-person-required");
    }

    @Test
    void no_purpose_opens_nothing_across_agencies() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        consented(REGISTRAR_AT_MINISTRY, person, "STATISTICS", UNHCR, "IDENTITY", "CONTACT");

        as(UNHCR_SYSTEM).get("/v1/persons/" + person).isProblem(404, "not-found");
        assertThat(as(UNHCR_SYSTEM)
                        .post("/v1/persons/lookup", Map.of("ids", List.of(person)))
                        .<String>list("items.id"))
                .isEmpty();
        assertThat(as(UNHCR_SYSTEM)
                        .with("X-Purpose", "STATISTICS")
                        .get("/v1/persons/" + person)
                        .<Object>at("contactPoints[0].value"))
                .isNotNull();
    }

    @Test
    void a_later_consent_replaces_a_wider_one_unless_it_adds() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        consented(REGISTRAR_AT_MINISTRY, person, "EXCHANGE_UNHCR", UNHCR, "IDENTITY", "CONTACT");
        assertThat(seenByUnhcr(person).<Object>at("contactPoints[0].value")).isNotNull();

        Answer narrower = consented(REGISTRAR_AT_MINISTRY, person, "EXCHANGE_UNHCR", UNHCR, "IDENTITY");
        assertThat(seenByUnhcr(person).<Object>at("contactPoints[0].value")).isNull();

        Map<String, Object> more = consent("EXCHANGE_UNHCR", UNHCR, "LOCATION");
        more.put("adds", true);
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/consents", more)
                .hasStatus(201);
        assertThat(seenByUnhcr(person).<String>at("names[0].given")).isNotNull();
        assertThat(seenByUnhcr(person).<Object>at("governorate")).isNotNull();

        as(REGISTRAR_AT_MINISTRY)
                .step(
                        narrower,
                        "/v1/persons/" + person + "/consents/" + narrower.id() + "/withdrawal",
                        Map.of("reason", "asked for it"))
                .hasStatus(200);
        assertThat(seenByUnhcr(person).<Object>at("contactPoints[0].value")).isNull();
        assertThat(seenByUnhcr(person).<List<String>>at("redactions")).contains("IDENTITY", "CONTACT");
    }

    private static Answer seenByUnhcr(String person) {
        return as(UNHCR_SYSTEM)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .get("/v1/persons/" + person)
                .hasStatus(200);
    }
}
