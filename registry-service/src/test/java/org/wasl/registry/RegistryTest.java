package org.wasl.registry;

import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.TestInfo;
import org.wasl.contracts.event.CodeListChanged;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.testing.AnnouncedOrganizations;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.TestRandom;
import org.wasl.platform.testing.TestServersResource;
import org.wasl.platform.vocabulary.Vocabularies;
import org.wasl.registry.careteam.StatedCases;
import org.wasl.registry.spdci.SpdciKeys;

/** The registry on a real PostgreSQL and a real Kafka, with people to register. */
@QuarkusTestResource(TestServersResource.class)
@QuarkusTestResource(SpdciKeys.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class RegistryTest {
    private static final String CONSONANTS = "بتجدرزسشصطعفقكلمن";

    private static Random random;
    private static Instant began;

    @BeforeAll
    static void theAgenciesAreInTheDirectory(TestInfo test) {
        random = TestRandom.of(test);
        began = TestClock.now();
        AnnouncedOrganizations.announce();
    }

    @BeforeEach
    void withItsOwnRandomData(TestInfo test) {
        random = TestRandom.of(test);
    }

    /** When the first test of the class began. Lists that ask for what was written since leave out what other classes wrote, which is thousands of rows. */
    protected static Instant began() {
        return began;
    }

    /** The random data of the test that runs. */
    protected static Random random() {
        return random;
    }

    /** Somebody nobody has met: the family name is made up, so that tests do not find each other's people. */
    /** Like nobody else: a given name that many have, and a birth date by chance, would now and then be taken for a person of another test. */
    /** As an administrator adds it at the gateway. */
    protected static void isInList(Vocabulary list, String code, boolean retired) {
        isInList(new CodeListChanged(list, code, "مضاف", "Added", Map.of(), retired));
    }

    protected static void isInList(Vocabulary list, String code, String ar, String en) {
        isInList(new CodeListChanged(list, code, ar, en, Map.of(), false));
    }

    private static void isInList(CodeListChanged added) {
        QuarkusTransaction.requiringNew()
                .run(() -> Arc.container().instance(Vocabularies.class).get().follow(added));
    }

    protected static Map<String, Object> somebody() {
        return named(invented(), invented(), invented());
    }

    protected static String given(Map<String, Object> person) {
        return ((Map<?, ?>) ((List<?>) person.get("names")).get(0)).get("given").toString();
    }

    protected static Map<String, Object> named(String given, String father, String family) {
        Map<String, Object> name = new HashMap<>(Map.of("script", "ARAB", "use", "OFFICIAL", "given", given));
        name.put("father", father);
        name.put("family", family);
        return person(name);
    }

    protected static Map<String, Object> inLatin(String given, String father, String family) {
        Map<String, Object> name = new HashMap<>(Map.of("script", "LATN", "use", "OFFICIAL", "given", given));
        name.put("father", father);
        name.put("family", family);
        return person(name);
    }

    private static Map<String, Object> person(Map<String, Object> name) {
        Map<String, Object> person = new HashMap<>();
        person.put("names", List.of(name));
        person.put("sex", "FEMALE");
        person.put(
                "birthDate",
                java.time.LocalDate.of(1975, 1, 1)
                        .plusDays(random.nextInt(10_000))
                        .toString());
        person.put("legalStatus", "REFUGEE");
        person.put("governorate", "JO-IR");
        person.put("contactPoints", reachedBy("+96279" + random.nextInt(1_000_000, 9_999_999)));
        person.put("disability", true);
        return person;
    }

    /** Contact points of which nothing is said but the value: a telephone number, or a mail address. */
    protected static List<Map<String, Object>> reachedBy(String... values) {
        return Stream.of(values)
                .map(value -> Map.<String, Object>of("kind", value.contains("@") ? "EMAIL" : "PHONE", "value", value))
                .toList();
    }

    /** The first telephone number of a person to register. */
    protected static String phoneOf(Map<String, Object> person) {
        return ((List<?>) person.get("contactPoints"))
                .stream()
                        .map(point -> (Map<?, ?>) point)
                        .filter(point -> point.get("kind").equals("PHONE"))
                        .map(point -> (String) point.get("value"))
                        .findFirst()
                        .orElseThrow();
    }

    protected static String invented() {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            name.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
        }
        return name.toString();
    }

    protected static String nationalNumber() {
        return String.valueOf(random.nextLong(1_000_000_000L, 9_999_999_999L));
    }

    protected static Map<String, Object> number(String system, String value) {
        return Map.of("system", system, "value", value);
    }

    protected static Answer registered(Persona by, Map<String, Object> person) {
        return registered(as(by), person);
    }

    protected static Answer registered(Api by, Map<String, Object> person) {
        return by.post("/v1/persons?confirmNew=DIFFERENT_PERSON", person).hasStatus(201);
    }

    protected static Answer consented(Persona by, String person, String purpose, String recipient, String... groups) {
        return as(by).post("/v1/persons/" + person + "/consents", consent(purpose, recipient, groups))
                .hasStatus(201);
    }

    /** A running case of the person, which makes these two work with the person. */
    protected static void haveACase(String person, Persona caseworker, Persona supervisor) {
        haveACase(UUID.randomUUID().toString(), person, caseworker, supervisor);
    }

    protected static void haveACase(String file, String person, Persona caseworker, Persona supervisor) {
        StatedCases.identified(file, person, caseworker, supervisor);
        worksWith(caseworker, person, true);
    }

    /** It is closed. */
    protected static void haveNoCase(String file, String person, Persona caseworker) {
        StatedCases.moved(file, false);
        worksWith(caseworker, person, false);
    }

    private static void worksWith(Persona caseworker, String person, boolean works) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(caseworker)
                                .get("/v1/persons/" + person + "/consents"
                                        + (works ? "" : "/effective?purpose=REFERRAL&recipient=" + Persona.MINISTRY))
                                .raw()
                                .statusCode()
                        == (works ? 200 : 403));
    }

    protected static Map<String, Object> consent(String purpose, String recipient, String... groups) {
        Map<String, Object> body = new HashMap<>();
        body.put("purpose", purpose);
        body.put("legalBasis", "CONSENT");
        body.put("fieldGroups", List.of(groups));
        body.put("recipients", List.of(recipient));
        body.put("givenBy", "SELF");
        body.put("method", "WRITTEN");
        return body;
    }

    /** The pair as a steward sees it, whatever became of it. */
    protected static Answer reviewOf(String one, String other) {
        return reviewOf(Persona.STEWARD_AT_MINISTRY, one, other);
    }

    protected static Answer reviewOf(Persona steward, String one, String other) {
        return reviewOf(as(steward), one, other);
    }

    protected static Answer reviewOf(Api steward, String one, String other) {
        return reviews(steward).stream()
                .filter(review -> sides(review).equals(Set.of(one, other)))
                .findFirst()
                .map(review -> steward.get("/v1/match-reviews/" + review.get("id")))
                .orElseThrow(() -> new AssertionError("The pair " + one + ", " + other + " is not in the queue."));
    }

    /** The pairs that a steward is shown, of those that were found or decided since the first test of the class began. */
    protected static List<Map<String, Object>> reviews(Api steward) {
        List<Map<String, Object>> all = new ArrayList<>();
        // Tests of the class queue pairs too: one of them may stand on any page.
        for (String next = "/v1/match-reviews?limit=200&updatedSince=" + began; next != null; ) {
            Answer page = steward.get(next).hasStatus(200);
            all.addAll(page.list("items"));
            next = page.at("next");
        }
        return all;
    }

    /** The two persons of a pair. */
    protected static Set<Object> sides(Map<String, Object> review) {
        return Set.of(review.get("leftId"), review.get("rightId"));
    }

    /** By a steward of the ministry, and by one of UNHCR where that holds one of the two. */
    protected static Answer confirmed(Answer review) {
        Answer own = confirmed(Persona.STEWARD_AT_MINISTRY, review);
        return own.<String>at("status").equals("PROPOSED") ? confirmed(Persona.STEWARD_AT_UNHCR, own) : own;
    }

    protected static Answer confirmed(Persona steward, Answer review) {
        return as(steward)
                .step(review, "/v1/match-reviews/" + review.id() + "/confirm", Map.of("note", "seen"))
                .hasStatus(200);
    }

    protected static Answer merged(String survivor, String other, Answer review) {
        Answer person = as(Persona.STEWARD_AT_MINISTRY).get("/v1/persons/" + survivor);
        return as(Persona.STEWARD_AT_MINISTRY)
                .step(
                        person,
                        "/v1/persons/" + survivor + "/merges",
                        Map.of("personId", other, "reviewId", review.id()));
    }
}
