package org.wasl.registry.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Topic;
import org.wasl.registry.RegistryTest;

/** Two agencies hold one person. What one of them does with its own record is told to the other by no event, no version and no refusal. */
@QuarkusTest
class WhatAMergeTellsTest extends RegistryTest {
    private String number;
    private String person;
    private String theirs;
    private Answer merge;

    @BeforeEach
    void a_person_of_both_agencies() {
        number = nationalNumber();
        Map<String, Object> body = somebody();
        Map<String, Object> withNumber = new HashMap<>(body);
        withNumber.put("identifiers", List.of(number("JO_NATIONAL_NO", number)));
        person = registered(REGISTRAR_AT_MINISTRY, withNumber).id();
        theirs = registered(REGISTRAR_AT_UNHCR, body).id();
        merge = merged(person, theirs, confirmed(reviewOf(person, theirs))).hasStatus(201);
    }

    @Test
    void the_version_that_an_agency_reads_moves_with_its_own_record_alone() {
        for (Persona[] pair : new Persona[][] {
            {REGISTRAR_AT_MINISTRY, REGISTRAR_AT_UNHCR}, {REGISTRAR_AT_UNHCR, REGISTRAR_AT_MINISTRY}
        }) {
            Persona writer = pair[0];
            Persona other = pair[1];
            Answer before = read(other);
            everything(writer);
            Answer after = read(other);

            assertThat(after.etag()).isEqualTo(before.etag());
            assertThat(after.<Integer>at("version")).isEqualTo(before.<Integer>at("version"));
            assertThat(after.<String>at("updatedAt")).isEqualTo(before.<String>at("updatedAt"));
            as(other)
                    .patch(path(), before.etag(), Map.of("preferredLanguage", "fr"))
                    .hasStatus(200);
            as(other)
                    .patch(path(), before.etag(), Map.of("preferredLanguage", "en"))
                    .isProblem(412, "stale-version");
        }
    }

    @Test
    void a_restriction_and_its_lifting_move_no_version_of_the_other_agency() {
        Answer before = read(REGISTRAR_AT_UNHCR);
        Answer request = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/subject-requests", Map.of("personId", person, "kind", "RESTRICTION", "askedBy", "SELF"))
                .hasStatus(201);
        Answer fulfilled = as(STEWARD_AT_MINISTRY)
                .step(request, "/v1/subject-requests/" + request.id() + "/fulfil", null)
                .hasStatus(200);
        as(STEWARD_AT_MINISTRY)
                .step(fulfilled, "/v1/subject-requests/" + request.id() + "/lift", Map.of("reason", "Asked again"))
                .hasStatus(200);

        assertThat(read(REGISTRAR_AT_UNHCR).etag()).isEqualTo(before.etag());
    }

    @Test
    void what_changed_is_told_to_the_agency_that_wrote_it() {
        try (Topic events = Topic.open("wasl.registry.events")) {
            everything(REGISTRAR_AT_MINISTRY);
            as(REGISTRAR_AT_UNHCR)
                    .patch(path(), read(REGISTRAR_AT_UNHCR).etag(), Map.of("contactPoints", reachedBy("+962781000009")))
                    .hasStatus(200);
            events.await(event -> isOfThePerson(event)
                    && changed(event.value()).contains("contactPoints")
                    && audience(event.value()).equals(Set.of(UNHCR)));

            assertThat(events.seen().stream()
                            .filter(this::isOfThePerson)
                            .map(event -> event.value())
                            .filter(event -> audience(event).contains(MINISTRY))
                            .flatMap(event -> changed(event).stream()))
                    .contains("disability", "maritalStatus", "identifiers", "specificNeeds", "relationships");
            assertThat(events.seen().stream()
                            .filter(this::isOfThePerson)
                            .map(event -> event.value())
                            .filter(event -> !changed(event).isEmpty())
                            .map(WhatAMergeTellsTest::audience))
                    .noneMatch(told -> told.contains(MINISTRY) && told.contains(UNHCR));
        }
    }

    @Test
    void what_a_consent_opens_is_told_too() {
        as(REGISTRAR_AT_MINISTRY)
                .post(path() + "/consents", consent("CASE_MANAGEMENT", UNHCR, "IDENTITY", "CONTACT"))
                .hasStatus(201);
        try (Topic events = Topic.open("wasl.registry.events")) {
            change(REGISTRAR_AT_MINISTRY, Map.of("contactPoints", reachedBy("hers@example.org")));
            change(REGISTRAR_AT_MINISTRY, Map.of("district", "JO2104"));
            events.await(event -> isOfThePerson(event)
                    && changed(event.value()).contains("contactPoints")
                    && audience(event.value()).equals(Set.of(MINISTRY, UNHCR)));
            events.await(event -> isOfThePerson(event)
                    && changed(event.value()).contains("district")
                    && audience(event.value()).equals(Set.of(MINISTRY)));
        }
    }

    @Test
    void each_agency_writes_down_the_number_of_the_person_whom_both_hold() {
        Answer added = add(REGISTRAR_AT_UNHCR, person, number).hasStatus(200);
        assertThat(added.<String>list("identifiers.value")).containsExactly(number);
        assertThat(added.<String>list("identifiers.status")).containsExactly("ACTIVE");
        add(REGISTRAR_AT_UNHCR, person, number).isProblem(409, "identifier-taken");
        String stranger = registered(REGISTRAR_AT_UNHCR, somebody()).id();
        add(REGISTRAR_AT_UNHCR, stranger, number).isProblem(409, "identifier-taken");

        as(STEWARD_AT_MINISTRY)
                .with("If-Match", "*")
                .post("/v1/merges/" + merge.id() + "/undo", null)
                .hasStatus(200);
        assertThat(as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + theirs).<String>list("identifiers.value"))
                .containsExactly(number);
        assertThat(read(REGISTRAR_AT_MINISTRY).<String>list("identifiers.value"))
                .containsExactly(number);
    }

    @Test
    void by_the_other_id_the_answer_is_that_of_a_number_which_nobody_has() {
        Answer known = add(REGISTRAR_AT_UNHCR, theirs, number);
        Answer free = add(REGISTRAR_AT_UNHCR, theirs, nationalNumber());

        assertThat(known.raw().statusCode()).isEqualTo(free.raw().statusCode());
        assertThat(known.<String>at("code")).isEqualTo(free.<String>at("code"));
    }

    @Test
    void a_crosswalk_is_recorded_for_the_person_whom_both_hold() {
        as(REGISTRAR_AT_UNHCR)
                .put("/v1/crosswalks/JO_NATIONAL_NO/" + number, Map.of("personId", person))
                .hasStatus(200);
        assertThat(read(REGISTRAR_AT_UNHCR).<String>list("identifiers.value")).containsExactly(number);
    }

    private void everything(Persona writer) {
        change(writer, Map.of("disability", false, "maritalStatus", "WIDOWED"));
        change(writer, Map.of("contactPoints", reachedBy("+962781000008")));
        add(writer, person, nationalNumber()).hasStatus(200);
        as(writer).post(path() + "/needs", Map.of("code", "DS-BD")).hasStatus(201);
        String relative = registered(writer, somebody()).id();
        as(writer)
                .post(path() + "/relationships", Map.of("relatedId", relative, "kind", "SIBLING"))
                .hasStatus(201);
    }

    private Answer add(Persona who, String id, String value) {
        return as(who).with("If-Match", "*")
                .post("/v1/persons/" + id + "/identifiers", number("JO_NATIONAL_NO", value));
    }

    private void change(Persona who, Map<String, Object> patch) {
        as(who).patch(path(), read(who).etag(), patch).hasStatus(200);
    }

    private Answer read(Persona who) {
        return as(who).get(path()).hasStatus(200);
    }

    private String path() {
        return "/v1/persons/" + person;
    }

    /** Of the person of this test; empty where the event is about something else. */
    private Set<String> changed(String event) {
        JsonPath told = new JsonPath(event);
        List<String> changed = person.equals(told.getString("subject")) ? told.getList("data.changed") : null;
        return changed == null ? Set.of() : new TreeSet<>(changed);
    }

    private static Set<String> audience(String event) {
        return new TreeSet<>(
                Arrays.asList(new JsonPath(event).getString("audience").split(",")));
    }

    private boolean isOfThePerson(ConsumerRecord<String, String> event) {
        return List.of(person, theirs).contains(event.key());
    }
}
