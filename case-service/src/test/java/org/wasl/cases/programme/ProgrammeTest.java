package org.wasl.cases.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.AnnouncedOrganizations;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;

/** A course in a community development centre, from the plan to the certificate. */
@QuarkusTest
class ProgrammeTest extends CaseTest {
    @Test
    void women_enrol_come_to_sessions_and_complete_a_programme() {
        Answer programme = started(planned(10));
        Answer layla = enrolled(programme, somebody(), List.of("STEP_FREE_ENTRANCE", "SIGN_LANGUAGE_JORDANIAN"));
        Answer rima = enrolled(programme, somebody(), List.of());
        assertThat(layla.<String>list("unmetNeeds"))
                .as("the centre has a ramp and nobody who signs")
                .containsExactly("SIGN_LANGUAGE_JORDANIAN");

        Answer session =
                held(programme, Map.of(layla, "PRESENT", rima, "ABSENT")).hasStatus(201);
        held(programme, Map.of(layla, "PRESENT", rima, "PRESENT")).hasStatus(201);
        as(CASEWORKER_AT_MINISTRY)
                .with("If-Match", session.etag())
                .put(
                        path(programme) + "/sessions/" + session.id() + "/attendance",
                        Map.of("attendance", attendance(Map.of(layla, "PRESENT", rima, "EXCUSED"))))
                .hasStatus(200);
        Answer completed = as(CASEWORKER_AT_MINISTRY)
                .step(layla, path(programme) + "/enrolments/" + layla.id() + "/complete", null)
                .hasStatus(200);

        assertThat(completed.<String>at("status")).isEqualTo("COMPLETED");
        assertThat(completed.<Integer>at("sessionsAttended")).isEqualTo(2);
        Answer list = as(CASEWORKER_AT_MINISTRY).get(path(programme) + "/enrolments?status=ENROLLED");
        assertThat(list.<String>list("items.id")).containsExactly(rima.id());
        assertThat(list.<Integer>at("items[0].sessionsAttended")).isEqualTo(1);
        assertThat(list.<Integer>at("items[0].sessionsRecorded")).isEqualTo(2);
    }

    @Test
    void beyond_the_places_one_waits_and_a_place_that_becomes_free_goes_to_who_waited_longest() {
        Answer programme = planned(1);
        Answer first = enrolled(programme, somebody(), List.of());
        Answer second = enrolled(programme, somebody(), List.of());
        Answer third = enrolled(programme, somebody(), List.of());
        assertThat(first.<String>at("status")).isEqualTo("ENROLLED");
        assertThat(second.<String>at("status")).isEqualTo("WAITLISTED");

        as(CASEWORKER_AT_MINISTRY)
                .step(first, path(programme) + "/enrolments/" + first.id() + "/drop-out", Map.of("reason", "TRANSPORT"))
                .hasStatus(200);

        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get(path(programme) + "/enrolments?status=ENROLLED")
                        .<String>list("items.id"))
                .containsExactly(second.id());
        as(CASEWORKER_AT_MINISTRY)
                .step(third, path(programme) + "/enrolments/" + third.id() + "/complete", null)
                .isProblem(409, "illegal-step");
    }

    @Test
    void of_many_at_once_only_as_many_as_there_are_places_get_one() {
        Answer programme = planned(3);
        List<String> people = IntStream.range(0, 12).mapToObj(i -> somebody()).toList();

        List<CompletableFuture<Answer>> all = people.stream()
                .map(person -> CompletableFuture.supplyAsync(() -> enrolled(programme, person, List.of())))
                .toList();

        assertThat(all.stream().map(CompletableFuture::join).map(a -> a.<String>at("status")))
                .filteredOn("ENROLLED"::equals)
                .hasSize(3);
    }

    @Test
    void nobody_takes_part_twice_and_a_stranger_cannot_have_been_there() {
        Answer programme = started(planned(5));
        Answer other = started(planned(5));
        String person = somebody();
        Answer enrolment = enrolled(programme, person, List.of());
        Answer elsewhere = enrolled(other, person, List.of());

        as(CASEWORKER_AT_MINISTRY)
                .post(path(programme) + "/enrolments", Map.of("personId", person))
                .isProblem(409, "already-exists");
        held(programme, Map.of(elsewhere, "PRESENT"))
                .isProblem(422, "invalid-fields")
                .names("/attendance/0/enrolmentId", "not-enrolled");
        as(CASEWORKER_AT_MINISTRY)
                .step(enrolment, path(other) + "/enrolments/" + enrolment.id() + "/complete", null)
                .isProblem(404, "not-found");
        as(CASEWORKER_AT_MINISTRY)
                .post(path(programme) + "/enrolments", Map.of("personId", UUID.randomUUID()))
                .isProblem(422, "invalid-fields")
                .names("/personId", "unknown-person");
    }

    @Test
    void an_open_session_is_counted_by_heads_and_corrected() {
        Answer programme = started(planned(5));

        Answer session = openDay(programme, List.of(heads("FEMALE", "AGE_18_35", 14), heads("MALE", "AGE_0_4", 3)))
                .hasStatus(201);
        Answer corrected = counted(programme, session, List.of(heads("FEMALE", "AGE_18_35", 15)))
                .hasStatus(200);

        assertThat(session.<Integer>list("heads.count")).containsExactly(3, 14);
        assertThat(session.<Object>list("attendance")).isEmpty();
        assertThat(corrected.<Integer>list("heads.count")).containsExactly(15);
        assertThat(corrected.<Integer>at("version")).isEqualTo(1);
        assertThat(counted(programme, corrected, List.of(heads("FEMALE", "AGE_18_35", 15)))
                        .<Integer>at("version"))
                .isEqualTo(1);
        counted(programme, session, List.of(heads("FEMALE", "AGE_18_35", 1))).isProblem(412, "stale-version");
        as(CASEWORKER_AT_UNHCR)
                .with("If-Match", corrected.etag())
                .put(
                        path(programme) + "/sessions/" + session.id() + "/heads",
                        Map.of("heads", List.of(heads("MALE", "UNKNOWN", 1))))
                .isProblem(404, "not-found");
    }

    @Test
    void no_session_is_counted_both_ways() {
        Answer programme = started(planned(5));
        Answer enrolment = enrolled(programme, somebody(), List.of());
        List<Map<String, Object>> heads = List.of(heads("FEMALE", "UNKNOWN", 3));
        List<Map<String, String>> attendance = attendance(Map.of(enrolment, "PRESENT"));

        session(programme, Map.of("attendance", attendance, "heads", heads))
                .isProblem(422, "invalid-fields")
                .names("/attendance", "attendance-or-heads");
        session(programme, Map.of()).isProblem(422, "invalid-fields").names("/attendance", "attendance-or-heads");
        session(programme, Map.of("attendance", List.of(attendance.get(0), attendance.get(0))))
                .isProblem(422, "invalid-fields")
                .names("/attendance/1/enrolmentId", "duplicate-id");
        Answer ofEnrolled = held(programme, Map.of(enrolment, "PRESENT")).hasStatus(201);
        counted(programme, ofEnrolled, heads).isProblem(409, "session-counted-otherwise");
        Answer ofEverybody = openDay(programme, heads).hasStatus(201);
        as(CASEWORKER_AT_MINISTRY)
                .with("If-Match", ofEverybody.etag())
                .put(
                        path(programme) + "/sessions/" + ofEverybody.id() + "/attendance",
                        Map.of("attendance", attendance))
                .isProblem(409, "session-counted-otherwise");
    }

    @Test
    void heads_are_numbers_and_each_group_is_counted_once() {
        Answer programme = started(planned(5));

        openDay(
                        programme,
                        List.of(
                                heads("MALE", "UNKNOWN", 3),
                                heads("FEMALE", "UNKNOWN", 1),
                                heads("MALE", "UNKNOWN", 4)))
                .isProblem(422, "invalid-fields")
                .names("/heads/2", "counted-twice");
        openDay(programme, List.of(heads("MALE", "UNKNOWN", -1))).isProblem(422, "invalid-fields");
        openDay(programme, List.of(heads("MALE", "UNKNOWN", 5001))).isProblem(422, "invalid-fields");
        openDay(programme, List.of(heads("MALE", "AGE_18_35", 0))).hasStatus(201);
    }

    @Test
    void a_programme_takes_its_steps_in_order_and_belongs_to_its_agency() {
        Answer programme = planned(5);
        Answer enrolment = enrolled(programme, somebody(), List.of());
        held(programme, Map.of(enrolment, "PRESENT")).isProblem(409, "programme-not-running");
        as(CASEWORKER_AT_MINISTRY)
                .step(programme, path(programme) + "/start", null)
                .isProblem(403, "not-allowed");
        as(SUPERVISOR_AT_MINISTRY)
                .step(programme, path(programme) + "/end", null)
                .isProblem(409, "illegal-step");
        as(CASEWORKER_AT_UNHCR).get(path(programme)).isProblem(404, "not-found");
        as(CASEWORKER_AT_UNHCR).get(path(programme) + "/enrolments").isProblem(404, "not-found");
        as(CASEWORKER_AT_UNHCR)
                .post(path(programme) + "/enrolments", Map.of("personId", somebody()))
                .isProblem(404, "not-found");

        Answer cancelled = as(SUPERVISOR_AT_MINISTRY)
                .step(programme, path(programme) + "/cancel", null)
                .hasStatus(200);

        assertThat(cancelled.<List<String>>at("allowedActions")).isEmpty();
        as(CASEWORKER_AT_MINISTRY)
                .post(path(programme) + "/enrolments", Map.of("personId", somebody()))
                .isProblem(409, "programme-not-running");
        as(SUPERVISOR_AT_MINISTRY)
                .patch(path(programme), cancelled.etag(), Map.of("places", 9))
                .isProblem(409, "programme-not-running");
        as(SUPERVISOR_AT_MINISTRY)
                .patch(path(programme), cancelled.etag(), Map.of())
                .isProblem(409, "programme-not-running");
    }

    @Test
    void a_caseworker_sees_what_the_person_of_her_case_takes_part_in() {
        String person = somebody();
        Answer file = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases", caseOf(person, "GBV"))
                .hasStatus(201);
        Answer enrolment = enrolled(planned(5), person, List.of());

        String path = "/v1/cases/" + file.id() + "/enrolments";
        assertThat(as(CASEWORKER_AT_MINISTRY).get(path).hasStatus(200).<String>list("items.id"))
                .containsExactly(enrolment.id());
        as(CASEWORKER_AT_UNHCR).get(path).isProblem(404, "not-found");
    }

    @Test
    void an_enrolment_follows_a_merged_person_and_comes_back() {
        String person = somebody();
        String survivor = somebody();
        Answer programme = planned(5);
        Answer enrolment = enrolled(programme, person, List.of());

        Topic.send("wasl.registry.events", person, registry("person.merged", person, survivor));
        await().atMost(Duration.ofSeconds(20)).until(() -> personOf(programme).equals(survivor));
        Topic.send("wasl.registry.events", person, registry("merge.undone", person, survivor));
        await().atMost(Duration.ofSeconds(20)).until(() -> personOf(programme).equals(person));

        assertThat(enrolment.<String>at("personId")).isEqualTo(person);
    }

    @Test
    void an_enrolment_of_meanwhile_goes_to_the_person_whose_record_its_agency_holds() {
        String person = somebody();
        String survivor = somebody();
        Answer programme = planned(5);
        enrolled(programme, survivor, List.of());

        Topic.send("wasl.registry.events", person, parted(person, survivor, MINISTRY, UNHCR));
        await().atMost(Duration.ofSeconds(20)).until(() -> personOf(programme).equals(person));
    }

    private static String personOf(Answer programme) {
        return as(CASEWORKER_AT_MINISTRY).get(path(programme) + "/enrolments").at("items[0].personId");
    }

    static Answer planned(int places) {
        return as(SUPERVISOR_AT_MINISTRY)
                .post(
                        "/v1/programmes",
                        Map.of(
                                "name",
                                Map.of("ar", "تمكين المرأة", "en", "Women's empowerment"),
                                "kind",
                                "WOMEN_EMPOWERMENT",
                                "locationId",
                                AnnouncedOrganizations.place(MINISTRY, false),
                                "startsOn",
                                TestClock.today().toString(),
                                "endsOn",
                                TestClock.today().plusDays(60).toString(),
                                "places",
                                places,
                                "accessibility",
                                List.of("STEP_FREE_ENTRANCE")))
                .hasStatus(201);
    }

    static Answer started(Answer programme) {
        return as(SUPERVISOR_AT_MINISTRY)
                .step(programme, path(programme) + "/start", null)
                .hasStatus(200);
    }

    static Answer enrolled(Answer programme, String person, List<String> needs) {
        return as(CASEWORKER_AT_MINISTRY)
                .post(path(programme) + "/enrolments", Map.of("personId", person, "accommodationNeeds", needs))
                .hasStatus(201);
    }

    static Answer held(Answer programme, Map<Answer, String> seen) {
        return as(CASEWORKER_AT_MINISTRY)
                .post(
                        path(programme) + "/sessions",
                        Map.of(
                                "heldOn",
                                TestClock.today().minusDays(1).toString(),
                                "topic",
                                "A household budget",
                                "attendance",
                                attendance(seen)));
    }

    private static Answer session(Answer programme, Map<String, Object> counted) {
        Map<String, Object> body = new HashMap<>(counted);
        body.put("heldOn", TestClock.today().minusDays(1).toString());
        body.put("topic", "An open day");
        return as(CASEWORKER_AT_MINISTRY).post(path(programme) + "/sessions", body);
    }

    static Answer openDay(Answer programme, List<Map<String, Object>> heads) {
        return session(programme, Map.of("heads", heads));
    }

    static Answer counted(Answer programme, Answer session, List<Map<String, Object>> heads) {
        return as(CASEWORKER_AT_MINISTRY)
                .with("If-Match", session.etag())
                .put(path(programme) + "/sessions/" + session.id() + "/heads", Map.of("heads", heads));
    }

    static Map<String, Object> heads(String sex, String ageGroup, int count) {
        return Map.of("sex", sex, "ageGroup", ageGroup, "count", count);
    }

    private static List<Map<String, String>> attendance(Map<Answer, String> seen) {
        return seen.entrySet().stream()
                .map(e -> Map.of("enrolmentId", e.getKey().id(), "attendance", e.getValue()))
                .toList();
    }

    static String path(Answer programme) {
        return "/v1/programmes/" + programme.id();
    }
}
