package org.wasl.registry.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;
import org.wasl.platform.value.Uuid7;
import org.wasl.registry.RegistryTest;
import org.wasl.registry.careteam.StatedCases;

/** Whose supervisors review the use of another basis than consent, and what a rejection leaves. */
@QuarkusTest
class LegalBasisReviewersTest extends RegistryTest {
    private static final Map<String, Object> UNCONSCIOUS = Map.of(
            "purpose",
            "REFERRAL",
            "recipient",
            REHABILITATION_CENTRE,
            "legalBasis",
            "VITAL_INTEREST",
            "reason",
            "Unconscious in hospital; nobody to ask");

    private static final String REVIEWS = "/v1/legal-basis-reviews/";

    @Test
    void a_use_by_an_agency_that_holds_the_person_is_for_that_agency_alone() {
        String person = ofBoth();
        haveACase(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        String disclosed = used(as(SUPERVISOR_AT_MINISTRY), person);
        Map<String, Object> survivors = consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        survivors.put("legalBasis", "VITAL_INTEREST");
        survivors.put("basisReason", "A survivor in danger, unconscious");
        Answer recorded = as(SUPERVISOR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/consents", survivors)
                .hasStatus(201);

        assertThat(as(SUPERVISOR_AT_UNHCR)
                        .get("/v1/legal-basis-reviews?limit=200")
                        .raw()
                        .asString())
                .doesNotContain(disclosed, person, recorded.id());
        rejected(as(SUPERVISOR_AT_UNHCR), disclosed).isProblem(404, "not-found");
        assertThat(audienceOf("legal-basis.used", disclosed)).contains(MINISTRY).doesNotContain(UNHCR);
        assertThat(audienceOf("consent.recorded", recorded.id()))
                .contains(REHABILITATION_CENTRE)
                .doesNotContain(UNHCR);
        rejected(secondSupervisor(), disclosed).hasStatus(200);
        assertThat(audienceOf("legal-basis.ended", disclosed))
                .contains(MINISTRY)
                .doesNotContain(UNHCR);
    }

    @Test
    void a_use_by_an_agency_that_does_not_hold_the_person_goes_to_those_that_do() {
        String person = ofMinistryOpenToUnhcr();
        String use = used(as(SUPERVISOR_AT_UNHCR), person);

        as(SUPERVISOR_AT_MINISTRY).get(REVIEWS + use).hasStatus(200);
        as(SUPERVISOR_AT_UNHCR).get(REVIEWS + use).isProblem(404, "not-found");
    }

    @Test
    void a_use_from_a_restricted_case_stays_in_its_agency() {
        String person = ofMinistryOpenToUnhcr();
        StatedCases.identified(UUID.randomUUID().toString(), person, CASEWORKER_AT_UNHCR, SUPERVISOR_AT_UNHCR);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(CASEWORKER_AT_UNHCR)
                                .with("X-Purpose", "CASE_MANAGEMENT")
                                .get("/v1/persons/" + person + "/consents")
                                .raw()
                                .statusCode()
                        == 200);
        String use = used(as(SUPERVISOR_AT_UNHCR), person);

        as(SUPERVISOR_AT_MINISTRY).get(REVIEWS + use).isProblem(404, "not-found");
        as(SUPERVISOR_AT_UNHCR).get(REVIEWS + use).hasStatus(200);
    }

    @Test
    void whose_case_it_is_reviews_nothing_that_was_opened_for_it_and_opens_nothing_but_for_a_life() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        Persona owner = SUPERVISOR_AT_MINISTRY;
        String file = UUID.randomUUID().toString();
        StatedCases.identified(file, person, owner, CASEWORKER_AT_MINISTRY);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(owner)
                                .get("/v1/persons/" + person + "/consents")
                                .raw()
                                .statusCode()
                        == 200);
        String use = used(secondSupervisor(), person);

        assertThat(as(owner).get(REVIEWS + use).hasStatus(200).<List<String>>at("allowedActions"))
                .isEmpty();
        rejected(as(owner), use).isProblem(409, "second-person-needed");
        Map<String, Object> survivors = consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        survivors.put("legalBasis", "PUBLIC_TASK");
        survivors.put("basisReason", "By order of the authority");
        as(owner).post("/v1/persons/" + person + "/consents", survivors).isProblem(409, "second-person-needed");
        used(as(owner), person);

        StatedCases.identified(file, person, OTHER_CASEWORKER_AT_MINISTRY, CASEWORKER_AT_MINISTRY);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(owner)
                                .get("/v1/persons/" + person + "/consents")
                                .raw()
                                .statusCode()
                        == 403);
        rejected(as(owner), use).isProblem(409, "second-person-needed");
    }

    /** The registry learns of a case a moment after it was identified. */
    @Test
    void whose_case_was_identified_before_it_was_opened_does_not_review_it_although_that_was_learnt_after() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String file = Uuid7.next().toString();
        Persona owner = SUPERVISOR_AT_MINISTRY;
        String use = used(secondSupervisor(), person);

        StatedCases.identified(file, person, owner, CASEWORKER_AT_MINISTRY);
        StatedCases.identified(file, person, OTHER_CASEWORKER_AT_MINISTRY, CASEWORKER_AT_MINISTRY);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(OTHER_CASEWORKER_AT_MINISTRY)
                                .get("/v1/persons/" + person + "/consents")
                                .raw()
                                .statusCode()
                        == 200);

        rejected(as(owner), use).isProblem(409, "second-person-needed");
    }

    @Test
    void who_asked_for_it_does_not_review_it() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String drafter = UUID.randomUUID().toString();
        String editor = UUID.randomUUID().toString();
        Map<String, Object> asked = new HashMap<>(UNCONSCIOUS);
        asked.put("requestedBy", List.of(drafter, editor));
        String use = as(SUPERVISOR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/disclosures", asked)
                .hasStatus(200)
                .at("basisUseId");

        for (String asking : List.of(drafter, editor)) {
            rejected(withToken(Tokens.of(asking, MINISTRY, "supervisor")), use).isProblem(409, "second-person-needed");
        }
        rejected(secondSupervisor(), use).hasStatus(200);
    }

    @Test
    void whose_case_stands_on_the_record_that_goes_on_reviews_nothing_that_was_opened_on_the_other() {
        Map<String, Object> known = new HashMap<>(somebody());
        known.put("identifiers", List.of(number("JO_NATIONAL_NO", nationalNumber())));
        String survivors = registered(REGISTRAR_AT_MINISTRY, known).id();
        String merged = registered(REGISTRAR_AT_UNHCR, known).id();
        String use = used(withToken(Tokens.of(UUID.randomUUID().toString(), UNHCR, "supervisor")), merged);
        merged(survivors, merged, confirmed(reviewOf(survivors, merged))).hasStatus(201);
        haveACase(survivors, SUPERVISOR_AT_UNHCR, CASEWORKER_AT_UNHCR);

        rejected(as(SUPERVISOR_AT_UNHCR), use).isProblem(409, "second-person-needed");
    }

    @Test
    void who_was_rejected_does_not_open_the_same_again_before_a_new_consent() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        haveACase(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        rejected(secondSupervisor(), used(as(SUPERVISOR_AT_MINISTRY), person)).hasStatus(200);

        disclosed(as(SUPERVISOR_AT_MINISTRY), person).isProblem(409, "legal-basis-rejected");
        Map<String, Object> survivors = consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        survivors.put("legalBasis", "PUBLIC_TASK");
        survivors.put("basisReason", "By order of the authority");
        as(SUPERVISOR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/consents", survivors)
                .isProblem(409, "legal-basis-rejected");
        disclosed(secondSupervisor(), person).hasStatus(200);

        Answer consent = consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        disclosed(as(SUPERVISOR_AT_MINISTRY), person).hasStatus(200);
        as(REGISTRAR_AT_MINISTRY)
                .step(
                        consent,
                        "/v1/persons/" + person + "/consents/" + consent.id() + "/withdrawal",
                        Map.of("reason", "She asked for it"))
                .hasStatus(200);
        disclosed(as(SUPERVISOR_AT_MINISTRY), person).isProblem(409, "legal-basis-rejected");
    }

    @Test
    void sent_again_a_request_makes_no_second_use_and_opens_nothing_that_was_rejected() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String key = UUID.randomUUID().toString();
        String use = disclosed(as(SUPERVISOR_AT_MINISTRY).with("Idempotency-Key", key), person)
                .hasStatus(200)
                .at("basisUseId");

        assertThat(disclosed(as(SUPERVISOR_AT_MINISTRY).with("Idempotency-Key", key), person)
                        .hasStatus(200)
                        .<String>at("basisUseId"))
                .isEqualTo(use);
        rejected(secondSupervisor(), use).hasStatus(200);
        disclosed(as(SUPERVISOR_AT_MINISTRY).with("Idempotency-Key", key), person)
                .isProblem(409, "answer-not-kept");
    }

    private static String ofBoth() {
        Map<String, Object> known = new HashMap<>(somebody());
        known.put("identifiers", List.of(number("JO_NATIONAL_NO", nationalNumber())));
        String ours = registered(REGISTRAR_AT_MINISTRY, known).id();
        String theirs = registered(REGISTRAR_AT_UNHCR, known).id();
        merged(ours, theirs, confirmed(reviewOf(ours, theirs))).hasStatus(201);
        return ours;
    }

    private static String ofMinistryOpenToUnhcr() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        for (String purpose : List.of("REFERRAL", "CASE_MANAGEMENT")) {
            consented(REGISTRAR_AT_MINISTRY, person, purpose, UNHCR, "IDENTITY", "CONTACT");
        }
        return person;
    }

    private static String used(Api supervisor, String person) {
        return disclosed(supervisor, person).hasStatus(200).at("basisUseId");
    }

    private static Answer disclosed(Api supervisor, String person) {
        return supervisor.post("/v1/persons/" + person + "/disclosures", UNCONSCIOUS);
    }

    private static Answer rejected(Api supervisor, String use) {
        return supervisor
                .with("If-Match", "*")
                .post(REVIEWS + use + "/reject", Map.of("comment", "The mother was there"));
    }

    private static Api secondSupervisor() {
        return withToken(Tokens.of(UUID.randomUUID().toString(), MINISTRY, "supervisor"));
    }

    private static String audienceOf(String type, String id) {
        try (Topic topic = Topic.open("wasl.registry.events")) {
            String event = topic.await(
                            r -> r.value().contains(type) && r.value().contains(id))
                    .value();
            return new ObjectMapper().readTree(event).path("audience").asText();
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
