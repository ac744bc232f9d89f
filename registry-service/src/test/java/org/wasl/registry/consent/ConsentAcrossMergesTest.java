package org.wasl.registry.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.OTHER_PROVIDER;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_UNHCR;
import static org.wasl.platform.testing.Persona.STEWARD_IN_IRBID;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;
import org.wasl.registry.RegistryTest;

/** Which record a consent opens does not depend on merges: neither on which record survives nor on who keeps one since. */
@QuarkusTest
class ConsentAcrossMergesTest extends RegistryTest {
    private static final String[] ALL = {"IDENTITY", "CONTACT", "IDENTIFIERS", "HOUSEHOLD", "LOCATION", "NEEDS"};

    private final Map<String, Object> body = somebody();
    private final String file = UUID.randomUUID().toString();
    private String person;

    @BeforeEach
    void who_is_registered_at_the_ministry_and_has_a_case_at_unhcr() {
        person = registered(REGISTRAR_AT_MINISTRY, body).id();
        consented(REGISTRAR_AT_MINISTRY, person, "CASE_MANAGEMENT", UNHCR, "IDENTITY");
        isWorkedWithAtUnhcr();
    }

    /** The case service states its cases anew when a merge is taken back. */
    private void isWorkedWithAtUnhcr() {
        haveACase(file, person, CASEWORKER_AT_UNHCR, SUPERVISOR_AT_UNHCR);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_an_agency_recorded_before_it_kept_a_record_stays_with_the_record_for_which_it_was_given(
            boolean theMinistrysSurvives) {
        Answer letsIn = consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", UNHCR, "IDENTITY", "CONTACT");
        Answer outsiders = consented(CASEWORKER_AT_UNHCR, person, "REFERRAL", REHABILITATION_CENTRE, ALL);
        opensTheMinistrysRecord(outsiders);

        String theirs = registered(REGISTRAR_AT_UNHCR, likeThePerson()).id();
        Answer merge = theMinistrysSurvives
                ? merged(person, theirs, confirmed(reviewOf(person, theirs))).hasStatus(201)
                : merged(STEWARD_AT_UNHCR, theirs, person);
        opensTheMinistrysRecord(outsiders);
        nothingIsOpenOf(theirs);

        as(STEWARD_AT_MINISTRY)
                .step(
                        as(STEWARD_AT_MINISTRY).get("/v1/merges/" + merge.id()),
                        "/v1/merges/" + merge.id() + "/undo",
                        Map.of())
                .hasStatus(200);
        isWorkedWithAtUnhcr();
        opensTheMinistrysRecord(outsiders);
        nothingIsOpenOf(theirs);

        withdrawn(letsIn);
        centre().get("/v1/persons/" + person).isProblem(404, "not-found");
        assertThat(effective(REGISTRAR_AT_MINISTRY, person).<Boolean>at("granted"))
                .isFalse();
    }

    private void opensTheMinistrysRecord(Answer consent) {
        Answer read = centre().get("/v1/persons/" + person).hasStatus(200);
        assertThat(read.<String>list("contactPoints.value")).containsExactly(phoneOf(body));
        Answer told = effective(REGISTRAR_AT_MINISTRY, person);
        assertThat(told.<Boolean>at("granted")).isTrue();
        assertThat(told.<Object>at("consentId")).isNull();
        assertThat(told.<List<String>>at("fieldGroups")).containsExactlyInAnyOrder("IDENTITY", "CONTACT");
        assertThat(as(CASEWORKER_AT_UNHCR)
                        .get("/v1/persons/" + person + "/consents/" + consent.id())
                        .<Boolean>at("effective"))
                .isTrue();
    }

    private static void nothingIsOpenOf(String theirs) {
        centre().get("/v1/persons/" + theirs).isProblem(404, "not-found");
        assertThat(effective(REGISTRAR_AT_UNHCR, theirs).<Boolean>at("granted")).isFalse();
    }

    /** Else what the ministry sent would stay open by another agency's consent. */
    @Test
    void what_a_consent_opens_of_one_keepers_record_is_stated_apart_from_another_keepers() {
        String theirs = registered(REGISTRAR_AT_UNHCR, likeThePerson()).id();
        Answer ours = consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, ALL);
        Answer others = consented(REGISTRAR_AT_UNHCR, theirs, "REFERRAL", REHABILITATION_CENTRE, ALL);
        merged(person, theirs, confirmed(reviewOf(person, theirs))).hasStatus(201);

        withdrawn(ours);

        try (Topic topic = Topic.open("wasl.registry.events")) {
            topic.await(event -> event.key().equals(person)
                    && event.value().contains("consent.effect-stated")
                    && openOf(event.value(), ours) == 0
                    && openOf(event.value(), others) == ALL.length);
        }
    }

    /** How many groups an event says to be open to the centre on a consent; -1 where it does not speak of it. */
    private static int openOf(String event, Answer consent) {
        List<String> groups = new JsonPath(event)
                .get("data.effects.find { it.recipient == '" + REHABILITATION_CENTRE + "' && it.consents.contains('"
                        + consent.id() + "') }?.fieldGroups");
        return groups == null ? -1 : groups.size();
    }

    @Test
    void it_ends_after_a_merge_too_with_what_opened_the_record_to_who_recorded_it() {
        Answer letsIn = consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", UNHCR, "IDENTITY");
        Answer outsiders = consented(CASEWORKER_AT_UNHCR, person, "REFERRAL", REHABILITATION_CENTRE, ALL);
        merged(STEWARD_AT_UNHCR, registered(REGISTRAR_AT_UNHCR, likeThePerson()).id(), person);

        withdrawn(letsIn);

        centre().get("/v1/persons/" + person).isProblem(404, "not-found");
        assertThat(as(CASEWORKER_AT_UNHCR)
                        .get("/v1/persons/" + person + "/consents/" + outsiders.id())
                        .<String>at("endedBy"))
                .isEqualTo("BASIS_ENDED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_an_agency_without_a_record_records_after_a_merge_opens_the_record_that_is_open_to_it(
            boolean theMinistrysSurvives) {
        Map<String, Object> like = likeThePerson();
        String theirs = registered(STEWARD_IN_IRBID, like).id();
        consented(STEWARD_IN_IRBID, theirs, "REFERRAL", UNHCR, "IDENTITY", "CONTACT");
        if (theMinistrysSurvives) {
            merged(STEWARD_AT_MINISTRY, person, theirs);
        } else {
            merged(STEWARD_IN_IRBID, theirs, person);
        }

        consented(CASEWORKER_AT_UNHCR, person, "REFERRAL", OTHER_PROVIDER, ALL);

        Answer read = withToken(Tokens.of("other-registrar", OTHER_PROVIDER, "registrar"))
                .with("X-Purpose", "REFERRAL")
                .get("/v1/persons/" + (theMinistrysSurvives ? person : theirs))
                .hasStatus(200);
        assertThat(read.<String>list("contactPoints.value")).containsExactly(phoneOf(like));
        assertThat(effective(REGISTRAR_AT_MINISTRY, person, OTHER_PROVIDER).<Boolean>at("granted"))
                .isFalse();
        assertThat(effective(STEWARD_IN_IRBID, theirs, OTHER_PROVIDER).<Boolean>at("granted"))
                .isTrue();
    }

    @Test
    void what_one_keeper_allowed_passes_nothing_of_the_others_record_on() {
        String theirs = registered(REGISTRAR_AT_UNHCR, likeThePerson()).id();
        consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", UNHCR, "IDENTITY", "CONTACT");
        merged(STEWARD_AT_UNHCR, theirs, person);
        consented(REGISTRAR_AT_UNHCR, theirs, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY", "CONTACT");

        as(CASEWORKER_AT_UNHCR)
                .post(
                        "/v1/persons/" + theirs + "/disclosures",
                        Map.of("purpose", "REFERRAL", "recipient", REHABILITATION_CENTRE))
                .hasStatus(200)
                .saysNothingOf(phoneOf(body));
    }

    /** The desk asks consents that are loaded, who reads asks a view of the database: they say the same, whatever was recorded and withdrawn in which order. */
    @RepeatedTest(3)
    void the_desk_says_what_is_read() {
        List<Answer> consents = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            recordedOrWithdrawn(consents, random().nextInt(4));
            theDeskSaysWhatIsRead();
        }
        String theirs = registered(REGISTRAR_AT_UNHCR, likeThePerson()).id();
        if (random().nextBoolean()) {
            merged(STEWARD_AT_MINISTRY, person, theirs);
        } else {
            merged(STEWARD_AT_UNHCR, theirs, person);
        }
        theDeskSaysWhatIsRead();
        for (int i = 0; i < 6; i++) {
            recordedOrWithdrawn(consents, random().nextInt(3));
            theDeskSaysWhatIsRead();
        }
    }

    private void recordedOrWithdrawn(List<Answer> consents, int what) {
        if (what == 2 && !consents.isEmpty()) {
            Answer consent = consents.get(random().nextInt(consents.size()));
            Persona by = consent.<String>at("agencyId").equals(UNHCR) ? CASEWORKER_AT_UNHCR : REGISTRAR_AT_MINISTRY;
            Answer now = as(by).get("/v1/persons/" + person + "/consents/" + consent.id());
            if (now.<Object>at("withdrawnAt") == null) {
                withdrawn(by, consent);
            }
            return;
        }
        List<String> groups = Arrays.stream(ALL)
                .filter(group -> random().nextInt(3) > 0 || group.equals("IDENTITY"))
                .toList();
        Map<String, Object> terms =
                consent("REFERRAL", what == 0 ? UNHCR : REHABILITATION_CENTRE, groups.toArray(String[]::new));
        terms.put("adds", random().nextInt(3) == 0);
        if (random().nextInt(4) == 0) {
            terms.put(
                    "givenAt",
                    TestClock.now()
                            .minus(Duration.ofMinutes(random().nextInt(100)))
                            .toString());
        }
        Persona by = what == 3 ? CASEWORKER_AT_UNHCR : REGISTRAR_AT_MINISTRY;
        consents.add(as(by).post("/v1/persons/" + person + "/consents", terms).hasStatus(201));
    }

    private void theDeskSaysWhatIsRead() {
        Answer read = centre().get("/v1/persons/" + person);
        Set<String> open = new HashSet<>();
        if (read.raw().statusCode() == 200) {
            open.addAll(List.of(ALL));
            read.<List<String>>at("redactions").forEach(open::remove);
        }
        assertThat(effective(REGISTRAR_AT_MINISTRY, person).<List<String>>at("fieldGroups"))
                .containsExactlyInAnyOrderElementsOf(open);
    }

    private Map<String, Object> likeThePerson() {
        Map<String, Object> like = new HashMap<>(body);
        like.put("contactPoints", reachedBy(phoneOf(somebody())));
        return like;
    }

    /** By a steward of who keeps the survivor. */
    private static Answer merged(Persona steward, String survivor, String other) {
        Answer review = reviewOf(steward, survivor, other);
        for (Persona one : List.of(STEWARD_AT_MINISTRY, STEWARD_AT_UNHCR, STEWARD_IN_IRBID)) {
            Answer seen = as(one).get("/v1/match-reviews/" + review.id());
            if (seen.raw().statusCode() == 200
                    && seen.<List<String>>at("allowedActions").stream()
                            .anyMatch(List.of("confirm", "propose")::contains)) {
                as(one).step(seen, "/v1/match-reviews/" + review.id() + "/confirm", Map.of())
                        .hasStatus(200);
            }
        }
        return as(steward)
                .with("If-Match", "*")
                .post("/v1/persons/" + survivor + "/merges", Map.of("personId", other, "reviewId", review.id()))
                .hasStatus(201);
    }

    private void withdrawn(Answer consent) {
        withdrawn(REGISTRAR_AT_MINISTRY, consent);
    }

    private void withdrawn(Persona by, Answer consent) {
        String path = "/v1/persons/" + person + "/consents/" + consent.id();
        as(by).step(as(by).get(path), path + "/withdrawal", Map.of("reason", "asked for it"))
                .hasStatus(200);
    }

    private static Answer effective(Persona desk, String person) {
        return effective(desk, person, REHABILITATION_CENTRE);
    }

    private static Answer effective(Persona desk, String person, String recipient) {
        // A steward has no desk: a registrar of the same agency asks.
        return withToken(
                        Tokens.of("registrar-of-" + desk.agency(), desk.agency().toString(), "registrar"))
                .get("/v1/persons/" + person + "/consents/effective?purpose=REFERRAL&recipient=" + recipient)
                .hasStatus(200);
    }

    private static Api centre() {
        return withToken(Tokens.of("registrar-at-centre", REHABILITATION_CENTRE, "registrar"))
                .with("X-Purpose", "REFERRAL");
    }
}
