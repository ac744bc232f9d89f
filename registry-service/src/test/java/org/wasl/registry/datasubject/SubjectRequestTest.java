package org.wasl.registry.datasubject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_UNHCR;
import static org.wasl.platform.testing.Persona.STEWARD_IN_IRBID;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Topic;
import org.wasl.registry.RegistryTest;
import org.wasl.registry.careteam.StatedCases;

@QuarkusTest
class SubjectRequestTest extends RegistryTest {
    @Inject
    EntityManager entities;

    private final Map<String, Object> body = somebody();
    private final String family = invented();
    private String person;

    @BeforeEach
    void somebody_is_registered() {
        body.putAll(named("سلمى", invented(), family));
        body.put("identifiers", List.of(number("JO_NATIONAL_NO", nationalNumber())));
        person = registered(REGISTRAR_AT_MINISTRY, body).id();
    }

    @Test
    void she_is_told_all_that_is_held_and_which_agencies_saw_it() {
        consented(REGISTRAR_AT_MINISTRY, person, "EXCHANGE_UNHCR", UNHCR, "IDENTITY");
        as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .get("/v1/persons/" + person)
                .hasStatus(200);
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/needs", Map.of("code", "DS-BD"))
                .hasStatus(201);
        Answer request = taken("ACCESS", null);

        Answer report = as(STEWARD_AT_MINISTRY).get(path(request) + "/report").hasStatus(200);

        assertThat(report.<String>at("person.names[0].family")).isEqualTo(family);
        assertThat(report.<String>list("needs.code")).containsExactly("DS-BD");
        assertThat(report.<List<String>>list("consents.recipients")).containsExactly(List.of(UNHCR));
        assertThat(report.<List<String>>at("holders")).containsExactly(MINISTRY);
        assertThat(report.<Map<String, Object>>list("uses")).anySatisfy(use -> assertThat(use)
                .containsEntry("action", "person.read")
                .containsEntry("agencyId", UNHCR)
                .containsEntry("purpose", "EXCHANGE_UNHCR")
                .containsEntry("details", List.of("IDENTITY")));
        assertThat(fulfilled(request).<String>at("status")).isEqualTo("FULFILLED");
        as(REGISTRAR_AT_MINISTRY).get(path(request) + "/report").isProblem(403, "not-allowed");
    }

    @Test
    void a_steward_who_does_not_work_with_the_person_learns_of_no_case_and_of_no_confidential_need() {
        String file = UUID.randomUUID().toString();
        StatedCases.identified(file, person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        as(CASEWORKER_AT_MINISTRY).get("/v1/persons/" + person).at("contactPoints[0].value") != null);
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/needs", Map.of("code", "SV-VA"))
                .hasStatus(201);
        Answer request = taken("ACCESS", null);

        Answer toSteward =
                as(STEWARD_AT_MINISTRY).get(path(request) + "/report").hasStatus(200);
        assertThat(toSteward.raw().asString()).doesNotContain(file, "SV-VA");
        assertThat(toSteward.<List<String>>at("withheld"))
                .containsExactlyInAnyOrder("CASES", "CONFIDENTIAL_CONSENTS", "CONFIDENTIAL_NEEDS", "USES_OF_OTHERS");

        Answer toCaseworker =
                as(CASEWORKER_AT_MINISTRY).get(path(request) + "/report").hasStatus(200);
        assertThat(toCaseworker.<String>list("cases.caseId")).containsExactly(file);
        assertThat(toCaseworker.<String>list("needs.code")).containsExactly("SV-VA");
        assertThat(toCaseworker.<List<String>>at("withheld")).isEqualTo(toSteward.<List<String>>at("withheld"));
        as(OTHER_CASEWORKER_AT_MINISTRY).get(path(request) + "/report").isProblem(404, "not-found");
    }

    @Test
    void a_team_mate_takes_down_what_she_asks_and_neither_sees_nor_withdraws_what_she_asked_of_others() {
        Answer request = taken("RESTRICTION", null);

        as(OTHER_CASEWORKER_AT_MINISTRY).get(path(request)).isProblem(404, "not-found");
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .step(request, path(request) + "/withdraw", null)
                .isProblem(404, "not-found");
        assertThat(as(OTHER_CASEWORKER_AT_MINISTRY)
                        .get("/v1/subject-requests?personId=" + person)
                        .list("items"))
                .isEmpty();
        Answer theirs = as(OTHER_CASEWORKER_AT_MINISTRY)
                .post("/v1/subject-requests", asked("ACCESS", null))
                .hasStatus(201);
        as(OTHER_CASEWORKER_AT_MINISTRY).get(path(theirs)).hasStatus(200);
        as(REGISTRAR_AT_MINISTRY).get(path(request)).hasStatus(200);
    }

    @Test
    void what_is_wrong_is_put_right_as_she_said() {
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/subject-requests", asked("RECTIFICATION", Map.of("birthDate", "2999-01-01")))
                .isProblem(422, "invalid-fields")
                .names("/proposal/birthDate", "in-the-future");
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/subject-requests", asked("RECTIFICATION", null))
                .isProblem(422, "invalid-fields")
                .names("/proposal", "for-rectification");
        Answer request = taken("RECTIFICATION", Map.of("contactPoints", reachedBy("+962797318642")));
        assertThat(as(STEWARD_AT_MINISTRY).get(path(request) + "/proposal").<String>at("contactPoints[0].value"))
                .isEqualTo("+962797318642");
        assertThat(stored("797318642")).isEmpty();

        fulfilled(request);

        assertThat(as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + person).<String>at("contactPoints[0].value"))
                .isEqualTo("+962797318642");
    }

    @Test
    void a_restricted_record_is_only_kept_until_the_restriction_is_lifted() {
        consented(REGISTRAR_AT_MINISTRY, person, "EXCHANGE_UNHCR", UNHCR, "IDENTITY");
        Answer request = fulfilled(taken("RESTRICTION", null));

        as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .get("/v1/persons/" + person)
                .isProblem(404, "not-found");
        Answer own = as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + person).hasStatus(200);
        as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/persons/" + person, own.etag(), Map.of("contactPoints", reachedBy("+962791111111")))
                .isProblem(409, "person-is-restricted");
        String disclosures = "/v1/persons/" + person + "/disclosures";
        Map<String, Object> wanted = new HashMap<>(
                Map.of("purpose", "REFERRAL", "recipient", REHABILITATION_CENTRE, "legalBasis", "PUBLIC_TASK"));
        as(SUPERVISOR_AT_MINISTRY).post(disclosures, wanted).isProblem(409, "person-is-restricted");
        wanted.put("legalBasis", "VITAL_INTEREST");
        wanted.put("reason", "Unconscious in hospital; nobody to ask");
        as(SUPERVISOR_AT_MINISTRY).post(disclosures, wanted).hasStatus(200);

        as(STEWARD_AT_MINISTRY).step(request, path(request) + "/lift", null).hasStatus(200);
        as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .get("/v1/persons/" + person)
                .hasStatus(200);
    }

    @Test
    void of_an_erased_person_nothing_is_left_that_names_her() {
        as(REGISTRAR_AT_MINISTRY)
                .patch(
                        "/v1/persons/" + person,
                        as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + person).etag(),
                        Map.of("contactPoints", reachedBy(phoneOf(body), family.hashCode() + "@example.org")))
                .hasStatus(200);
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/needs", Map.of("code", "SV-VA"))
                .hasStatus(201);
        consented(REGISTRAR_AT_MINISTRY, person, "EXCHANGE_UNHCR", UNHCR, "IDENTITY");
        Answer request = taken("ERASURE", null);

        Answer erased = fulfilled(request);

        assertThat(erased.<String>at("outcome")).isEqualTo("ERASED");
        as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + person).isProblem(404, "not-found");
        as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .get("/v1/persons/" + person)
                .isProblem(404, "not-found");
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .post("/v1/persons/search", Map.of("name", family))
                        .list("items"))
                .isEmpty();
        assertThat(stored(family)).isEmpty();
        assertThat(stored(phoneOf(body))).isEmpty();
        assertThat(stored(family.hashCode() + "@example.org")).isEmpty();
        try (Topic topic = Topic.open("wasl.registry.events")) {
            var event = topic.await(r -> r.key().equals(person) && r.value().contains("status-changed"));
            assertThat(event.value()).contains("ERASED");
        }
        // Somebody else may be like her by chance; she is no candidate any more.
        assertThat(as(REGISTRAR_AT_MINISTRY).post("/v1/persons", body).raw().asString())
                .doesNotContain(person);
        registered(REGISTRAR_AT_MINISTRY, body);
    }

    @Test
    void who_is_needed_is_not_erased_and_the_answer_says_what_stands_against_it() {
        String child = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/households",
                        Map.of(
                                "members",
                                List.of(
                                        Map.of("personId", person, "role", "HEAD"),
                                        Map.of("personId", child, "role", "CHILD"))))
                .hasStatus(201);
        String file = UUID.randomUUID().toString();
        StatedCases.identified(file, person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        Answer request = taken("ERASURE", null);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(obstacles(request))
                .containsExactlyInAnyOrder("LAWFUL_RETENTION", "HEAD_OF_HOUSEHOLD"));
        Answer refused = as(STEWARD_AT_MINISTRY).step(request, path(request) + "/fulfil", null);
        refused.isProblem(409, "erasure-not-possible");
        assertThat(refused.<String>list("obstacles.code")).contains("LAWFUL_RETENTION");
        assertThat(as(STEWARD_AT_MINISTRY).get(path(request)).<String>at("status"))
                .isEqualTo("RECEIVED");

        StatedCases.moved(file, false);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(obstacles(request))
                .containsExactlyInAnyOrder("LAWFUL_RETENTION", "HEAD_OF_HOUSEHOLD"));
    }

    private static List<String> obstacles(Answer request) {
        return as(STEWARD_AT_MINISTRY).get(path(request) + "/obstacles").list("obstacles.code");
    }

    @Test
    void where_another_agency_holds_her_too_the_one_that_was_asked_lets_go_of_her() {
        String phone = phoneOf(body);
        Map<String, Object> atUnhcr = new HashMap<>(body);
        atUnhcr.put("contactPoints", reachedBy("+962788000001"));
        String other = registered(REGISTRAR_AT_UNHCR, atUnhcr).id();
        merged(person, other, confirmed(reviewOf(person, other))).hasStatus(201);
        assertThat(stored(phone)).contains("person_contact_point");

        assertThat(fulfilled(taken("ERASURE", null)).<String>at("outcome")).isEqualTo("RELEASED");

        as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + person).isProblem(404, "not-found");
        assertThat(as(REGISTRAR_AT_UNHCR)
                        .with("X-Purpose", "EXCHANGE_UNHCR")
                        .get("/v1/persons/" + person)
                        .hasStatus(200)
                        .<String>at("names[0].family"))
                .isEqualTo(family);
        assertThat(stored(phone))
                .as("of its own record nothing is left that names")
                .isEmpty();
    }

    @Test
    void what_the_agency_let_go_of_is_open_to_nobody_by_its_consents_also_when_the_records_are_parted() {
        String other = registered(REGISTRAR_AT_UNHCR, body).id();
        Answer merge = merged(person, other, confirmed(reviewOf(person, other))).hasStatus(201);
        consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY", "NEEDS");
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/needs", Map.of("code", "DS-BD"))
                .hasStatus(201);

        fulfilled(taken("ERASURE", null));

        isClosedToTheCentre();
        as(STEWARD_AT_UNHCR)
                .with("If-Match", "*")
                .post("/v1/merges/" + merge.id() + "/undo", null)
                .hasStatus(200);
        isClosedToTheCentre();
        as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + other).hasStatus(200);
    }

    private void isClosedToTheCentre() {
        for (String path : List.of("", "/needs")) {
            as(STEWARD_IN_IRBID)
                    .with("X-Purpose", "REFERRAL")
                    .get("/v1/persons/" + person + path)
                    .isProblem(404, "not-found");
        }
    }

    @Test
    void what_stands_against_letting_go_tells_of_no_case() {
        String other = registered(REGISTRAR_AT_UNHCR, body).id();
        merged(person, other, confirmed(reviewOf(person, other))).hasStatus(201);
        haveACase(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);

        for (Persona steward : List.of(STEWARD_AT_MINISTRY, STEWARD_AT_UNHCR)) {
            Answer request = as(steward)
                    .post("/v1/subject-requests", asked("ERASURE", null))
                    .hasStatus(201);
            assertThat(as(steward)
                            .get(path(request) + "/obstacles")
                            .hasStatus(200)
                            .list("obstacles"))
                    .isEmpty();
        }
    }

    @Test
    void only_a_restriction_is_lifted_and_a_refused_step_names_what_is_possible() {
        Answer request = fulfilled(taken("ACCESS", null));
        for (Map.Entry<String, Map<String, Object>> step : Map.of(
                        "/refuse",
                        Map.<String, Object>of("reason", "IDENTITY_NOT_PROVEN"),
                        "/lift",
                        Map.<String, Object>of())
                .entrySet()) {
            Answer refused = as(STEWARD_AT_MINISTRY)
                    .step(
                            request,
                            path(request) + step.getKey(),
                            step.getValue().isEmpty() ? null : step.getValue())
                    .isProblem(409, "illegal-step");
            assertThat(refused.<List<String>>at("allowedActions")).isEmpty();
        }
    }

    @Test
    void a_request_is_its_own_agencys_and_answered_once() {
        Answer request = taken("ACCESS", null);
        as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .get(path(request))
                .isProblem(404, "not-found");
        as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .post("/v1/subject-requests", asked("ACCESS", null))
                .isProblem(422, "invalid-fields")
                .names("/personId", "unknown-person");

        Answer refused = as(STEWARD_AT_MINISTRY)
                .step(request, path(request) + "/refuse", Map.of("reason", "IDENTITY_NOT_PROVEN"))
                .hasStatus(200);

        as(STEWARD_AT_MINISTRY).step(refused, path(request) + "/fulfil", null).isProblem(409, "illegal-step");
        Map<String, Object> old = asked("ACCESS", null);
        old.put("receivedOn", "2024-01-01");
        Answer late =
                as(CASEWORKER_AT_MINISTRY).post("/v1/subject-requests", old).hasStatus(201);
        assertThat(late.<String>at("dueOn")).isEqualTo("2024-01-31");
        assertThat(as(STEWARD_AT_MINISTRY)
                        .get("/v1/subject-requests?overdue=true&personId=" + person)
                        .<String>list("items.id"))
                .containsExactly(late.id());
    }

    private Answer taken(String kind, Map<String, Object> proposal) {
        return as(CASEWORKER_AT_MINISTRY)
                .post("/v1/subject-requests", asked(kind, proposal))
                .hasStatus(201);
    }

    private Map<String, Object> asked(String kind, Map<String, Object> proposal) {
        Map<String, Object> asked = new HashMap<>(Map.of("personId", person, "kind", kind, "askedBy", "SELF"));
        asked.put("proposal", proposal);
        return asked;
    }

    private static Answer fulfilled(Answer request) {
        return as(STEWARD_AT_MINISTRY)
                .step(request, path(request) + "/fulfil", null)
                .hasStatus(200);
    }

    private static String path(Answer request) {
        return "/v1/subject-requests/" + request.id();
    }

    /** The tables in which a text can be read. */
    @Transactional
    List<String> stored(String text) {
        Session session = entities.unwrap(Session.class);
        List<String> found = new ArrayList<>();
        session.createNativeQuery(
                        "select table_name from information_schema.tables where table_schema = 'public'"
                                + " and table_type = 'BASE TABLE'",
                        String.class)
                .getResultList()
                .forEach(table -> {
                    long rows = session.createNativeQuery(
                                    "select count(*) from " + table + " t where position(:text in t\\:\\:text) > 0",
                                    Long.class)
                            .setParameter("text", text)
                            .getSingleResult();
                    if (rows > 0) {
                        found.add(table);
                    }
                });
        return found;
    }
}
