package org.wasl.registry.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.CASEWORKER_IN_IRBID;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;
import org.wasl.registry.RegistryTest;
import org.wasl.registry.careteam.StatedCases;

/** An agency that keeps no record of a person works with them on a case, and records what they allow to others: it changes nothing of what a keeper may do. */
@QuarkusTest
class ConsentOfOutsiderTest extends RegistryTest {
    private static final String[] ALL = {"IDENTITY", "CONTACT", "IDENTIFIERS", "HOUSEHOLD", "LOCATION", "NEEDS"};

    private Map<String, Object> body;
    private String person;
    private String path;

    @BeforeEach
    void who_is_registered_at_the_ministry_and_has_a_case_at_unhcr() {
        body = somebody();
        person = registered(REGISTRAR_AT_MINISTRY, body).id();
        path = "/v1/persons/" + person + "/consents";
        consented(REGISTRAR_AT_MINISTRY, person, "CASE_MANAGEMENT", UNHCR, "IDENTITY");
        haveACase(person, CASEWORKER_AT_UNHCR, SUPERVISOR_AT_UNHCR);
    }

    @Test
    void an_agency_without_a_record_neither_narrows_nor_ends_what_the_keeper_recorded() {
        Answer wide =
                consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY", "CONTACT");

        Answer narrow = consented(CASEWORKER_AT_UNHCR, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        isOpen(wide);
        isStated(List.of("IDENTITY", "CONTACT"), 1);
        isStated(List.of("IDENTITY"), 1);

        withdrawn(CASEWORKER_AT_UNHCR, narrow);
        isOpen(wide);
        assertThat(as(REGISTRAR_AT_MINISTRY).get(path + "/" + wide.id()).<Object>at("endedBy"))
                .isNull();
    }

    private void isOpen(Answer wide) {
        assertThat(read().hasStatus(200).<Object>at("contactPoints[0].value")).isEqualTo(phoneOf(body));
        Answer effective = effective().hasStatus(200);
        assertThat(effective.<List<String>>at("fieldGroups")).contains("CONTACT");
        assertThat(effective.<String>at("consentId")).isEqualTo(wide.id());
        assertThat(as(REGISTRAR_AT_MINISTRY).get(path + "/" + wide.id()).<Boolean>at("effective"))
                .isTrue();
    }

    @Test
    void one_keeper_of_a_joined_person_neither_narrows_nor_ends_what_the_other_recorded() {
        String theirs = registered(REGISTRAR_AT_UNHCR, body).id();
        merged(person, theirs, confirmed(reviewOf(person, theirs))).hasStatus(201);
        Answer wide =
                consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY", "CONTACT");

        Answer narrow = consented(REGISTRAR_AT_UNHCR, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        withdrawn(REGISTRAR_AT_UNHCR, narrow);

        isOpen(wide);
    }

    @Test
    void a_keeper_narrows_after_a_merge_what_it_recorded_before_on_its_own_record() {
        String theirs = registered(REGISTRAR_AT_UNHCR, body).id();
        consented(REGISTRAR_AT_UNHCR, theirs, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY", "CONTACT");
        merged(person, theirs, confirmed(reviewOf(person, theirs))).hasStatus(201);

        consented(REGISTRAR_AT_UNHCR, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY");

        Answer read = centre().get("/v1/persons/" + theirs).hasStatus(200);
        assertThat(read.<Object>at("contactPoints[0].value")).isNull();
    }

    @Test
    void it_opens_at_most_what_is_open_to_who_recorded_it_for_the_same_purpose() {
        Answer letsIn = consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", UNHCR, "IDENTITY", "LOCATION");
        consented(CASEWORKER_AT_UNHCR, person, "REFERRAL", REHABILITATION_CENTRE, ALL);
        Answer open = read().hasStatus(200);
        assertThat(open.<String>at("names[0].given")).isEqualTo(given(body));
        assertThat(open.<List<String>>at("redactions"))
                .containsExactlyInAnyOrder("CONTACT", "IDENTIFIERS", "HOUSEHOLD", "NEEDS");
        assertThat(found(Map.of("phone", phoneOf(body)))).isEmpty();
        assertThat(found(Map.of("name", given(body)))).containsExactly(person);
        isStated(List.of("IDENTITY", "LOCATION"), 1);

        consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", UNHCR, "IDENTITY");
        assertThat(read().<List<String>>at("redactions")).contains("LOCATION");
        withdrawn(REGISTRAR_AT_MINISTRY, letsIn);
        assertThat(read().<List<String>>at("redactions")).contains("LOCATION").doesNotContain("IDENTITY");
    }

    /** Another agency may send on the person's word: nothing of the record goes with it, also later. */
    @Test
    void what_it_recorded_while_nothing_was_open_to_it_never_opens_anything() {
        Answer early = consented(CASEWORKER_AT_UNHCR, person, "REFERRAL", REHABILITATION_CENTRE, ALL);
        as(CASEWORKER_AT_UNHCR)
                .post("/v1/persons/" + person + "/disclosures", toCentre())
                .hasStatus(200)
                .saysNothingOf(given(body));

        consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", UNHCR, ALL);

        read().isProblem(404, "not-found");
        assertThat(found(Map.of("name", given(body)))).isEmpty();
        assertThat(effective().<Boolean>at("granted")).isFalse();
        assertThat(as(CASEWORKER_AT_UNHCR)
                        .post("/v1/persons/" + person + "/disclosures", toCentre())
                        .hasStatus(200)
                        .saysNothingOf(given(body))
                        .<String>at("consentId"))
                .isEqualTo(early.id());

        consented(CASEWORKER_AT_UNHCR, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        assertThat(read().hasStatus(200).<String>at("names[0].given")).isEqualTo(given(body));
    }

    @Test
    void who_was_let_in_by_an_agency_without_a_record_lets_in_nobody_also_when_the_keeper_lets_them_in_later() {
        consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", UNHCR, "IDENTITY");
        consented(CASEWORKER_AT_UNHCR, person, "REFERRAL", REHABILITATION_CENTRE, ALL);
        haveACase(person, CASEWORKER_IN_IRBID, SUPERVISOR_AT_UNHCR);
        consented(CASEWORKER_IN_IRBID, person, "REFERRAL", Persona.OTHER_PROVIDER, ALL);
        Api other = withToken(Tokens.of("other-registrar", Persona.OTHER_PROVIDER, "registrar"))
                .with("X-Purpose", "REFERRAL");
        other.get("/v1/persons/" + person).isProblem(404, "not-found");

        consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY");

        other.get("/v1/persons/" + person).isProblem(404, "not-found");
    }

    @Test
    void it_ends_with_what_opened_the_record_to_who_recorded_it() {
        Answer letsIn = consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", UNHCR, "IDENTITY");
        Answer outsiders = consented(CASEWORKER_AT_UNHCR, person, "REFERRAL", REHABILITATION_CENTRE, ALL);
        read().hasStatus(200);
        as(CASEWORKER_AT_UNHCR)
                .post("/v1/persons/" + person + "/disclosures", toCentre())
                .hasStatus(200);

        withdrawn(REGISTRAR_AT_MINISTRY, letsIn);

        read().isProblem(404, "not-found");
        assertThat(found(Map.of("name", given(body)))).isEmpty();
        isStated(List.of(), 1);
        assertThat(as(CASEWORKER_AT_UNHCR).get(path + "/" + outsiders.id()).<Boolean>at("effective"))
                .isFalse();
        as(CASEWORKER_AT_UNHCR)
                .post("/v1/persons/" + person + "/disclosures", toCentre())
                .isProblem(409, "consent-required");

        consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", UNHCR, "IDENTITY");
        read().isProblem(404, "not-found");
        assertThat(as(CASEWORKER_AT_UNHCR).get(path + "/" + outsiders.id()).<String>at("endedBy"))
                .isEqualTo("BASIS_ENDED");
    }

    @Test
    void who_keeps_nothing_lets_in_nobody_who_lets_in_others() {
        consented(CASEWORKER_AT_UNHCR, person, "REFERRAL", Persona.OTHER_PROVIDER, ALL);
        Api other = withToken(Tokens.of("other-caseworker", Persona.OTHER_PROVIDER, "caseworker", "registrar"))
                .with("X-Purpose", "REFERRAL");

        other.get("/v1/persons/" + person).isProblem(404, "not-found");
    }

    @Test
    void the_keeper_is_told_what_is_open_of_its_record_and_not_of_the_hidden_case_and_ends_it() {
        consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", UNHCR, "IDENTITY", "CONTACT");
        Answer outsiders = consented(CASEWORKER_AT_UNHCR, person, "REFERRAL", REHABILITATION_CENTRE, ALL);

        Answer told = effective().hasStatus(200).saysNothingOf(outsiders.id());
        assertThat(told.<Boolean>at("granted")).isTrue();
        assertThat(told.<Object>at("consentId")).isNull();
        assertThat(told.<List<String>>at("fieldGroups")).containsExactlyInAnyOrder("IDENTITY", "CONTACT");
        assertThat(as(REGISTRAR_AT_MINISTRY).get(path).<String>list("items.id")).doesNotContain(outsiders.id());

        Answer narrower = consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        assertThat(read().hasStatus(200).<Object>at("contactPoints[0].value")).isNull();
        withdrawn(REGISTRAR_AT_MINISTRY, narrower);

        read().isProblem(404, "not-found");
        assertThat(effective().<Boolean>at("granted")).isFalse();
        assertThat(as(CASEWORKER_AT_UNHCR).get(path + "/" + outsiders.id()).<String>at("endedBy"))
                .isEqualTo("REPLACED");
    }

    /** What few of the agency itself know of stays unknown to its desk: ADR 26.8. */
    @Test
    void after_a_hand_over_the_keeper_is_told_what_was_recorded_on_the_case_and_opens_its_record() {
        String file = UUID.randomUUID().toString();
        haveACase(file, person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        Answer own = consented(CASEWORKER_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        read().hasStatus(200);
        assertThat(effective().<Boolean>at("granted")).isFalse();

        StatedCases.identified(file, person, CASEWORKER_AT_UNHCR, SUPERVISOR_AT_UNHCR);
        await().atMost(Duration.ofSeconds(20)).until(() -> effective().at("granted"));

        Answer told = effective().hasStatus(200).saysNothingOf(own.id());
        assertThat(told.<Object>at("consentId")).isNull();
        assertThat(told.<List<String>>at("fieldGroups")).containsExactly("IDENTITY");
        assertThat(as(REGISTRAR_AT_MINISTRY).get(path).<String>list("items.id")).doesNotContain(own.id());
        withdrawn(
                REGISTRAR_AT_MINISTRY,
                consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY"));
        read().isProblem(404, "not-found");
        assertThat(effective().<Boolean>at("granted")).isFalse();
    }

    @Test
    void a_withdrawal_at_the_keeper_closes_also_what_others_recorded_since_the_consent_that_is_withdrawn() {
        consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", UNHCR, "IDENTITY");
        Answer first = consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        consented(CASEWORKER_AT_UNHCR, person, "REFERRAL", REHABILITATION_CENTRE, ALL);

        withdrawn(REGISTRAR_AT_MINISTRY, first);

        read().isProblem(404, "not-found");
        assertThat(effective().<Boolean>at("granted")).isFalse();
    }

    @Test
    void what_was_given_before_a_withdrawal_and_is_entered_after_it_opens_nothing() {
        withdrawn(
                REGISTRAR_AT_MINISTRY,
                given(TestClock.now().minus(Duration.ofDays(2)), "IDENTITY").hasStatus(201));

        Answer late = given(TestClock.now().minus(Duration.ofDays(1)), "IDENTITY", "CONTACT")
                .hasStatus(201);
        assertThat(late.<Boolean>at("effective")).isFalse();
        assertThat(effective().<Boolean>at("granted")).isFalse();
        read().isProblem(404, "not-found");
        isStated(List.of(), 2);

        assertThat(given(null, "IDENTITY").hasStatus(201).<Boolean>at("effective"))
                .isTrue();
        read().hasStatus(200);
    }

    @Test
    void the_end_of_an_addition_leaves_what_was_recorded_beside_it() {
        consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        Map<String, Object> more = consent("REFERRAL", REHABILITATION_CENTRE, "CONTACT");
        more.put("adds", true);
        Answer addition = as(REGISTRAR_AT_MINISTRY).post(path, more).hasStatus(201);

        withdrawn(REGISTRAR_AT_MINISTRY, addition);

        assertThat(read().hasStatus(200).<List<String>>at("redactions"))
                .contains("CONTACT")
                .doesNotContain("IDENTITY");
    }

    /** Whoever may read a name opens such a case alone. */
    @Test
    void a_case_that_is_only_identified_lets_an_agency_without_a_record_let_in_nobody() {
        String other = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String consents = "/v1/persons/" + other + "/consents";
        Map<String, Object> toCentre = consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        String file = UUID.randomUUID().toString();
        haveACase(file, other, CASEWORKER_AT_UNHCR, SUPERVISOR_AT_UNHCR);
        StatedCases.isOnlyIdentified(file, true);
        await().atMost(Duration.ofSeconds(20)).until(() -> !mayRecord(other));

        as(CASEWORKER_AT_UNHCR).post(consents, toCentre).isProblem(403, "work-with-person-required");
        as(SUPERVISOR_AT_UNHCR).post(consents, toCentre).isProblem(403, "work-with-person-required");
        as(CASEWORKER_AT_UNHCR).get(consents).hasStatus(200);

        StatedCases.isOnlyIdentified(file, false);
        await().atMost(Duration.ofSeconds(20)).until(() -> mayRecord(other));
        as(CASEWORKER_AT_UNHCR).post(consents, toCentre).hasStatus(201);
    }

    @Test
    void the_keeper_of_the_record_records_consents_on_a_case_that_is_only_identified() {
        String file = UUID.randomUUID().toString();
        haveACase(file, person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        StatedCases.isOnlyIdentified(file, true);

        consented(CASEWORKER_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
    }

    private static boolean mayRecord(String person) {
        return as(CASEWORKER_AT_UNHCR)
                .get("/v1/persons/" + person)
                .<List<String>>at("allowedActions")
                .contains("record-consent");
    }

    private Answer given(Instant at, String... groups) {
        Map<String, Object> consent = consent("REFERRAL", REHABILITATION_CENTRE, groups);
        if (at != null) {
            consent.put("givenAt", at.toString());
        }
        return as(REGISTRAR_AT_MINISTRY).post(path, consent);
    }

    private static Map<String, Object> toCentre() {
        return Map.of("purpose", "REFERRAL", "recipient", REHABILITATION_CENTRE);
    }

    private void withdrawn(Persona by, Answer consent) {
        as(by).step(
                        as(by).get(path + "/" + consent.id()),
                        path + "/" + consent.id() + "/withdrawal",
                        Map.of("reason", "asked for it"))
                .hasStatus(200);
    }

    private Answer effective() {
        return as(REGISTRAR_AT_MINISTRY).get(path + "/effective?purpose=REFERRAL&recipient=" + REHABILITATION_CENTRE);
    }

    private Answer read() {
        return centre().get("/v1/persons/" + person);
    }

    private List<String> found(Map<String, Object> criteria) {
        return centre().post("/v1/persons/search", criteria).hasStatus(200).list("items.id");
    }

    private static Api centre() {
        return withToken(Tokens.of("registrar-at-centre", REHABILITATION_CENTRE, "registrar"))
                .with("X-Purpose", "REFERRAL");
    }

    private void isStated(List<String> groups, int consents) {
        StatedEffects.await(person, REHABILITATION_CENTRE, groups, stated -> stated.size() == consents);
    }
}
