package org.wasl.registry.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.SECOND_STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_UNHCR;
import static org.wasl.platform.testing.Persona.STEWARD_IN_IRBID;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.THIRD_STEWARD_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.registry.RegistryTest;

/** One steward cannot take a person from another agency, whatever they try. */
@QuarkusTest
class MergingAcrossAgenciesTest extends RegistryTest {
    private static final String EMAIL = "mother@example.org";

    private final String number = nationalNumber();
    private final String group = nationalNumber();
    private final String phone = phoneOf(somebody());
    private final String inventedPhone = phoneOf(somebody());
    private final Map<String, Object> known = known();
    private String theirs;
    private String own;

    @BeforeEach
    void a_person_of_unhcr_and_a_look_alike_of_the_ministry() {
        theirs = registered(REGISTRAR_AT_UNHCR, known).id();
        own = registered(STEWARD_AT_MINISTRY, lookAlike()).id();
    }

    @Test
    void one_steward_proposes_and_cannot_merge_alone() {
        Answer proposed = confirmed(STEWARD_AT_MINISTRY, reviewOf(own, theirs));

        assertThat(proposed.<String>at("status")).isEqualTo("PROPOSED");
        assertThat(proposed.<List<String>>at("allowedActions")).doesNotContain("confirm", "propose", "claim");
        // A claim would keep the other agency from its answer.
        as(STEWARD_AT_MINISTRY)
                .step(proposed, "/v1/match-reviews/" + proposed.id() + "/claim", null)
                .isProblem(409, "illegal-step");
        as(STEWARD_AT_MINISTRY)
                .step(proposed, "/v1/match-reviews/" + proposed.id() + "/confirm", Map.of())
                .isProblem(409, "illegal-step");
        merged(own, theirs, proposed).isProblem(409, "merge-not-possible");
        as(STEWARD_AT_MINISTRY)
                .with("If-Match", "*")
                .post("/v1/persons/" + theirs + "/merges", Map.of("personId", own, "reviewId", proposed.id()))
                .isProblem(404, "not-found");
    }

    @Test
    void a_colleague_of_the_same_agency_is_no_second_agency() {
        String other = registered(STEWARD_IN_IRBID, lookAlike()).id();
        Answer proposed = confirmed(STEWARD_AT_UNHCR, reviewOf(STEWARD_AT_UNHCR, theirs, other));

        Answer seen = as(STEWARD_AT_UNHCR).get("/v1/match-reviews/" + proposed.id());
        assertThat(seen.<String>at("status")).isEqualTo("PROPOSED");
        as(STEWARD_AT_UNHCR)
                .step(seen, "/v1/match-reviews/" + seen.id() + "/confirm", Map.of())
                .isProblem(409, "illegal-step");
        assertThat(confirmed(STEWARD_IN_IRBID, seen).<String>at("status")).isEqualTo("CONFIRMED");
    }

    @Test
    void two_stewards_of_the_coordinating_organization_stand_in_for_an_agency_that_does_not_confirm() {
        String other = registered(STEWARD_IN_IRBID, lookAlike()).id();
        Answer pending = reviewOf(STEWARD_AT_UNHCR, theirs, other);
        as(STEWARD_AT_MINISTRY).get("/v1/match-reviews/" + pending.id()).isProblem(404, "not-found");
        Answer proposed = confirmed(STEWARD_AT_UNHCR, pending);

        Answer shown = as(STEWARD_AT_MINISTRY)
                .get("/v1/match-reviews/" + proposed.id())
                .hasStatus(200);
        assertThat(shown.<Object>at("left")).isNull();
        assertThat(shown.<Object>at("right")).isNull();
        as(STEWARD_AT_MINISTRY)
                .step(shown, "/v1/match-reviews/" + proposed.id() + "/reject", Map.of())
                .isProblem(403, "not-allowed");
        Answer one = confirmed(STEWARD_AT_MINISTRY, shown);
        assertThat(one.<String>at("status")).isEqualTo("PROPOSED");
        as(STEWARD_AT_MINISTRY)
                .step(one, "/v1/match-reviews/" + proposed.id() + "/confirm", Map.of())
                .isProblem(409, "illegal-step");
        Answer two = confirmed(SECOND_STEWARD_AT_MINISTRY, one);
        assertThat(two.<String>at("status")).isEqualTo("CONFIRMED");
        as(STEWARD_AT_UNHCR)
                .with("If-Match", "*")
                .post("/v1/persons/" + theirs + "/merges", Map.of("personId", other, "reviewId", proposed.id()))
                .hasStatus(201);
    }

    @Test
    void a_coordinating_organization_that_holds_one_of_the_two_needs_two_more_stewards() {
        Answer own = confirmed(STEWARD_AT_MINISTRY, reviewOf(this.own, theirs));
        Answer second = confirmed(SECOND_STEWARD_AT_MINISTRY, own);
        assertThat(second.<String>at("status")).isEqualTo("PROPOSED");
        assertThat(second.<Boolean>list("confirmations.coordinating")).containsExactly(false, true);

        assertThat(confirmed(THIRD_STEWARD_AT_MINISTRY, second).<String>at("status"))
                .isEqualTo("CONFIRMED");
    }

    @Test
    void either_agency_rejects_and_what_was_confirmed_counts_no_longer() {
        Answer proposed = confirmed(STEWARD_AT_MINISTRY, reviewOf(own, theirs));
        Answer deferred = as(STEWARD_AT_UNHCR)
                .step(proposed, "/v1/match-reviews/" + proposed.id() + "/defer", Map.of())
                .hasStatus(200);
        assertThat(deferred.list("confirmations")).isEmpty();
        assertThat(confirmed(STEWARD_AT_UNHCR, deferred).<String>at("status")).isEqualTo("PROPOSED");
    }

    @Test
    void no_value_of_the_other_record_is_in_any_answer_before_the_merge() {
        Answer refused =
                as(STEWARD_AT_MINISTRY).post("/v1/persons", lookAlike()).isProblem(409, "possible-duplicate");
        tellsNothing(refused);
        Answer review = reviewOf(own, theirs);
        tellsNothing(review);
        assertThat(review.<String>list("reasons.field")).contains("PHONE");
        as(STEWARD_AT_MINISTRY).get("/v1/persons/" + theirs).isProblem(404, "not-found");
    }

    @Test
    void a_merge_opens_nothing_to_either_agency() {
        Answer merge = merged(own, theirs, confirmed(reviewOf(own, theirs))).hasStatus(201);
        tellsNothing(merge);
        Map<String, Object> identifier = number("JO_NATIONAL_NO", number);
        String path = "/v1/persons/" + own;
        for (String part :
                List.of("", "/history", "/needs", "/relationships", "/households", "/consents", "/guardianships")) {
            tellsNothing(as(STEWARD_AT_MINISTRY).get(path + part).hasStatus(200));
        }
        tellsNothing(as(STEWARD_AT_MINISTRY).get(path + "/status-statements").hasStatus(200));
        tellsNothing(as(STEWARD_AT_MINISTRY)
                .post("/v1/persons/lookup", Map.of("ids", List.of(own, theirs)))
                .hasStatus(200));
        assertThat(found(STEWARD_AT_MINISTRY, Map.of("phone", phone))).isEmpty();
        assertThat(found(STEWARD_AT_MINISTRY, Map.of("identifier", number("UNHCR_GROUP_NO", groupNumber()))))
                .isEmpty();
        as(STEWARD_AT_MINISTRY)
                .post("/v1/crosswalks/lookup", Map.of("system", "UNHCR_GROUP_NO", "value", groupNumber()))
                .isProblem(404, "not-found");
        Answer crosswalk = as(STEWARD_AT_MINISTRY)
                .post("/v1/crosswalks/lookup", Map.of("system", "JO_NATIONAL_NO", "value", number))
                .hasStatus(200);
        tellsNothing(crosswalk);

        tellsNothing(as(STEWARD_AT_MINISTRY)
                .get("/v1/persons/export?format=JSON_LINES")
                .hasStatus(200));
        Answer request = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/subject-requests", Map.of("personId", own, "kind", "ACCESS", "askedBy", "SELF"));
        request.hasStatus(201);
        tellsNothing(as(STEWARD_AT_MINISTRY)
                .get("/v1/subject-requests/" + request.id() + "/report")
                .hasStatus(200));

        // UNHCR reads its own record under both ids, finds it by its own values and nothing of the ministry's.
        Answer shown = as(REGISTRAR_AT_UNHCR).get(path).hasStatus(200);
        assertThat(shown.<String>list("contactPoints.value")).containsExactly(phone, EMAIL);
        assertThat(shown.<String>list("identifiers.system")).contains("UNHCR_GROUP_NO");
        assertThat(shown.<String>at("agencyId")).isEqualTo(Persona.UNHCR);
        assertThat(shown.<List<String>>at("partial")).contains("CONTACT");
        assertThat(found(REGISTRAR_AT_UNHCR, Map.of("phone", phone))).contains(theirs);
        assertThat(found(REGISTRAR_AT_UNHCR, Map.of("identifier", identifier))).containsExactly(own);
        assertThat(found(REGISTRAR_AT_UNHCR, Map.of("phone", inventedPhone))).isEmpty();
        assertThat(found(REGISTRAR_AT_UNHCR, Map.of("name", nameOf(known), "birthDate", known.get("birthDate"))))
                .contains(own);
    }

    @Test
    void what_an_agency_writes_after_the_merge_it_writes_into_its_own_record() {
        merged(own, theirs, confirmed(reviewOf(own, theirs))).hasStatus(201);
        change(REGISTRAR_AT_UNHCR, Map.of("contactPoints", reachedBy("+962790000009", EMAIL)));
        change(REGISTRAR_AT_MINISTRY, Map.of("contactPoints", reachedBy(inventedPhone, "ministry@example.org")));

        Answer atMinistry = as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + own);
        assertThat(atMinistry.<String>list("contactPoints.value"))
                .containsExactly(inventedPhone, "ministry@example.org");
        Answer atUnhcr = as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + own);
        assertThat(atUnhcr.<String>list("contactPoints.value")).containsExactly("+962790000009", EMAIL);
    }

    @Test
    void an_agency_cannot_let_out_by_a_consent_what_another_agency_holds() {
        merged(own, theirs, confirmed(reviewOf(own, theirs))).hasStatus(201);
        consented(REGISTRAR_AT_MINISTRY, own, "CASE_MANAGEMENT", Persona.REHABILITATION_CENTRE, "IDENTITY", "CONTACT");
        consented(REGISTRAR_AT_MINISTRY, own, "CASE_MANAGEMENT", Persona.MINISTRY, "IDENTITY", "CONTACT");

        Answer atCentre = as(STEWARD_IN_IRBID)
                .with("X-Purpose", "CASE_MANAGEMENT")
                .get("/v1/persons/" + own)
                .hasStatus(200);
        assertThat(atCentre.<String>at("contactPoints[0].value")).isEqualTo(inventedPhone);
        tellsNothing(atCentre);
        tellsNothing(
                as(REGISTRAR_AT_MINISTRY).with("X-Purpose", "CASE_MANAGEMENT").get("/v1/persons/" + own));
    }

    @Test
    void what_a_consent_opens_to_the_other_agency_is_opened() {
        merged(own, theirs, confirmed(reviewOf(own, theirs))).hasStatus(201);
        consented(REGISTRAR_AT_UNHCR, own, "CASE_MANAGEMENT", Persona.MINISTRY, "IDENTIFIERS");

        Answer shown =
                as(REGISTRAR_AT_MINISTRY).with("X-Purpose", "CASE_MANAGEMENT").get("/v1/persons/" + own);
        assertThat(shown.<String>list("identifiers.system")).contains("UNHCR_GROUP_NO");
        assertThat(shown.<String>at("contactPoints[0].value")).isEqualTo(inventedPhone);
    }

    @Test
    void taking_the_merge_back_tells_nothing_either() {
        Answer merge = merged(own, theirs, confirmed(reviewOf(own, theirs))).hasStatus(201);
        tellsNothing(as(STEWARD_AT_MINISTRY)
                .step(merge, "/v1/merges/" + merge.id() + "/undo", null)
                .hasStatus(200));
        tellsNothing(as(STEWARD_AT_MINISTRY).get("/v1/persons/" + own).hasStatus(200));
        as(STEWARD_AT_MINISTRY).get("/v1/persons/" + theirs).isProblem(404, "not-found");
    }

    @Test
    void rows_of_the_other_agency_about_the_person_stay_with_it() {
        String relative = registered(REGISTRAR_AT_UNHCR, somebody()).id();
        as(REGISTRAR_AT_UNHCR)
                .post("/v1/persons/" + theirs + "/needs", Map.of("code", "DS-BD"))
                .hasStatus(201);
        as(REGISTRAR_AT_UNHCR)
                .post("/v1/persons/" + theirs + "/relationships", Map.of("relatedId", relative, "kind", "SIBLING"))
                .hasStatus(201);
        String before = household(theirs, relative);
        consented(REGISTRAR_AT_UNHCR, theirs, "REFERRAL", Persona.OTHER_PROVIDER, "IDENTITY");
        merged(own, theirs, confirmed(reviewOf(own, theirs))).hasStatus(201);
        as(REGISTRAR_AT_UNHCR)
                .post("/v1/persons/" + own + "/needs", Map.of("code", "CR-CP"))
                .hasStatus(201);

        for (String part : List.of("needs", "relationships", "households", "consents", "guardianships")) {
            assertThat(as(STEWARD_AT_MINISTRY)
                            .get("/v1/persons/" + own + "/" + part)
                            .hasStatus(200)
                            .list("items"))
                    .as(part)
                    .isEmpty();
        }
        assertThat(as(STEWARD_AT_MINISTRY).get("/v1/households?personId=" + own).list("items"))
                .isEmpty();
        as(STEWARD_AT_MINISTRY).get("/v1/households/" + before).isProblem(404, "not-found");
        assertThat(as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + own + "/needs").<String>list("items.code"))
                .contains("DS-BD", "CR-CP");
        assertThat(as(REGISTRAR_AT_UNHCR)
                        .get("/v1/persons/" + own + "/households")
                        .<String>list("items.id"))
                .containsExactly(before);
    }

    private static String household(String head, String other) {
        return as(REGISTRAR_AT_UNHCR)
                .post(
                        "/v1/households",
                        Map.of(
                                "members",
                                List.of(
                                        Map.of("personId", head, "role", "HEAD"),
                                        Map.of("personId", other, "role", "SIBLING"))))
                .hasStatus(201)
                .id();
    }

    @Test
    void what_one_agency_was_allowed_does_not_let_out_the_record_of_another() {
        merged(own, theirs, confirmed(reviewOf(own, theirs))).hasStatus(201);
        consented(REGISTRAR_AT_MINISTRY, own, "REFERRAL", Persona.REHABILITATION_CENTRE, "IDENTITY", "CONTACT");
        Map<String, Object> asked = Map.of("purpose", "REFERRAL", "recipient", Persona.REHABILITATION_CENTRE);
        String path = "/v1/persons/" + own + "/disclosures";
        haveACase(own, CASEWORKER_AT_UNHCR, SUPERVISOR_AT_UNHCR);
        haveACase(own, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        as(CASEWORKER_AT_UNHCR).post(path, asked).isProblem(409, "consent-required");

        Answer atMinistry = as(CASEWORKER_AT_MINISTRY).post(path, asked).hasStatus(200);
        assertThat(atMinistry.<String>at("profile.contactPoints[0].value")).isEqualTo(inventedPhone);
        tellsNothing(atMinistry);
        consented(REGISTRAR_AT_UNHCR, own, "REFERRAL", Persona.REHABILITATION_CENTRE, "IDENTITY", "CONTACT");
        Answer atUnhcr = as(CASEWORKER_AT_UNHCR).post(path, asked).hasStatus(200);
        assertThat(atUnhcr.<String>at("profile.contactPoints[0].value")).isEqualTo(phone);
    }

    @Test
    void an_agency_that_came_to_hold_one_of_the_two_confirms_before_they_are_merged() {
        String third = registered(STEWARD_IN_IRBID, lookAlike()).id();
        Answer first = confirmed(reviewOf(own, theirs));
        Answer other = confirmed(STEWARD_AT_UNHCR, reviewOf(STEWARD_AT_UNHCR, theirs, third));
        Answer both = confirmed(STEWARD_IN_IRBID, other);
        as(STEWARD_AT_UNHCR)
                .with("If-Match", "*")
                .post("/v1/persons/" + theirs + "/merges", Map.of("personId", third, "reviewId", both.id()))
                .hasStatus(201);

        merged(own, theirs, first).isProblem(409, "merge-not-possible");
        Answer waiting = as(STEWARD_IN_IRBID).get("/v1/match-reviews/" + first.id());
        assertThat(waiting.<List<String>>at("allowedActions")).contains("confirm");
        Answer confirmed = confirmed(STEWARD_IN_IRBID, waiting);
        assertThat(confirmed.<String>at("status")).isEqualTo("CONFIRMED");
        merged(own, theirs, confirmed).hasStatus(201);
    }

    @Test
    void a_number_of_another_agency_is_neither_checked_nor_revoked() {
        merged(own, theirs, confirmed(reviewOf(own, theirs))).hasStatus(201);
        Answer shown = as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + own);
        String id = shown.<String>at("identifiers[0].id");
        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", "*")
                .post(
                        "/v1/persons/" + own + "/identifiers/" + id + "/revocation",
                        Map.of("reason", "OF_ANOTHER_PERSON"))
                .isProblem(404, "not-found");
    }

    private void tellsNothing(Answer answer) {
        String text = answer.raw().asString();
        assertThat(text)
                .doesNotContain(phone, EMAIL, groupNumber(), nameOf(known).split(" ")[1]);
    }

    private String groupNumber() {
        return "123-21-" + group.substring(0, 5);
    }

    private static List<String> found(Persona by, Map<String, Object> asked) {
        return as(by).post("/v1/persons/search", asked).hasStatus(200).list("items.id");
    }

    private void change(Persona who, Map<String, Object> patch) {
        String path = "/v1/persons/" + own;
        as(who).patch(path, as(who).get(path).etag(), patch).hasStatus(200);
    }

    @SuppressWarnings("unchecked")
    private static String nameOf(Map<String, Object> person) {
        Map<String, Object> name = ((List<Map<String, Object>>) person.get("names")).get(0);
        return name.get("given") + " " + name.get("father") + " " + name.get("family");
    }

    private Map<String, Object> known() {
        Map<String, Object> body = new HashMap<>(somebody());
        body.put("contactPoints", reachedBy(phone, EMAIL));
        body.put("identifiers", List.of(number("UNHCR_GROUP_NO", groupNumber()), number("JO_NATIONAL_NO", number)));
        return body;
    }

    /** The same national number and birth date; everything else is the attacker's invention. */
    private Map<String, Object> lookAlike() {
        Map<String, Object> body = new HashMap<>(named("سلمى", invented(), invented()));
        body.put("birthDate", known.get("birthDate"));
        body.put("contactPoints", reachedBy(inventedPhone));
        body.put("identifiers", List.of(number("JO_NATIONAL_NO", number)));
        return body;
    }
}
