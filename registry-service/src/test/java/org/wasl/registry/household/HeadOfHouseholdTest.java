package org.wasl.registry.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;
import org.wasl.registry.RegistryTest;

/** A father who heads a household, with his wife, his mother, a lodger, a son of age and a small daughter. */
@QuarkusTest
class HeadOfHouseholdTest extends RegistryTest {
    @Inject
    EntityManager entities;

    private String father;
    private String wife;
    private String grandmother;
    private String lodger;
    private String son;
    private String daughter;
    private Answer home;

    @BeforeEach
    void a_household() {
        father = born(45);
        wife = born(40);
        grandmother = born(70);
        lodger = born(60);
        son = born(20);
        daughter = born(7);
        home = as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/households",
                        Map.of(
                                "on",
                                "2024-01-01",
                                "members",
                                List.of(
                                        member(father, "HEAD"),
                                        member(daughter, "CHILD"),
                                        member(son, "CHILD"),
                                        member(lodger, "NON_RELATIVE"),
                                        member(wife, "SPOUSE"),
                                        member(grandmother, "PARENT"))))
                .hasStatus(201);
    }

    @Test
    void whose_record_is_only_kept_stays_the_head() {
        Answer request = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/subject-requests", Map.of("personId", father, "kind", "RESTRICTION", "askedBy", "SELF"))
                .hasStatus(201);
        as(STEWARD_AT_MINISTRY)
                .step(request, "/v1/subject-requests/" + request.id() + "/fulfil", null)
                .hasStatus(200);

        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", "*")
                .post(
                        "/v1/households/" + home.id() + "/change-head",
                        Map.of("personId", wife, "formerHeadRole", "SPOUSE"))
                .isProblem(409, "person-is-restricted");
    }

    @Test
    void a_household_whose_head_died_says_so_and_proposes_who_may_follow() {
        assertThat(home.<Boolean>at("needsHead")).isFalse();
        assertThat(home.list("headCandidates")).isEmpty();

        says(REGISTRAR_AT_MINISTRY, father, "DECEASED");

        Answer now = read();
        assertThat(now.<Boolean>at("needsHead")).isTrue();
        assertThat(now.<String>list("allowedActions")).contains("change-head");
        assertThat(now.<String>list("headCandidates.personId"))
                .containsExactly(wife, grandmother, son, lodger, daughter);
        assertThat(now.<String>list("headCandidates.basis"))
                .containsExactly("SPOUSE", "RELATIVE", "RELATIVE", "OTHER_ADULT", "UNDER_AGE");
        assertThat(listed(true)).contains(home.id());
        assertThat(listed(false)).doesNotContain(home.id());
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/" + daughter + "/households")
                        .<Boolean>list("items.needsHead"))
                .containsExactly(true);
    }

    @Test
    void naming_a_head_and_that_the_former_one_died_is_one_step() {
        says(REGISTRAR_AT_MINISTRY, father, "DECEASED");

        Answer changed = step(read(), "change-head", Map.of("personId", wife, "formerHeadLeaves", "DIED"))
                .hasStatus(200);

        assertThat(changed.<Boolean>at("needsHead")).isFalse();
        assertThat(changed.<Integer>at("size")).isEqualTo(5);
        assertThat(changed.<String>at("members.find { it.personId == '" + father + "' }.leaveReason"))
                .isEqualTo("DIED");
        assertThat(changed.<String>at("members.find { it.personId == '" + wife + "' }.role"))
                .isEqualTo("HEAD");
        assertThat(listed(true)).doesNotContain(home.id());
        assertThat(told(2)).containsExactly(List.of(Persona.MINISTRY), List.of());
    }

    @Test
    void who_went_away_heads_nothing_until_they_come_back() {
        says(REGISTRAR_AT_MINISTRY, father, "INACTIVE");
        assertThat(read().<Boolean>at("needsHead")).isTrue();

        says(REGISTRAR_AT_MINISTRY, father, "ACTIVE");
        assertThat(read().<Boolean>at("needsHead")).isFalse();
        assertThat(told(2)).containsExactly(List.of(Persona.MINISTRY), List.of());
    }

    @Test
    void the_dead_are_not_proposed_and_do_not_follow() {
        says(REGISTRAR_AT_MINISTRY, father, "DECEASED");
        says(REGISTRAR_AT_MINISTRY, wife, "DECEASED");

        assertThat(read().<String>list("headCandidates.personId"))
                .startsWith(grandmother)
                .doesNotContain(wife);
        step(read(), "change-head", Map.of("personId", wife, "formerHeadLeaves", "DIED"))
                .isProblem(422, "invalid-fields")
                .names("/personId", "not-able-to-head");
    }

    @Test
    void what_a_former_head_who_stays_is_to_the_next_one_is_still_asked_for() {
        step(home, "change-head", Map.of("personId", wife))
                .isProblem(422, "invalid-fields")
                .names("/formerHeadRole", "not-null");
    }

    @Test
    void one_agency_goes_by_its_own_record_of_the_head() {
        Map<String, Object> same = somebody();
        String theirs = registered(REGISTRAR_AT_UNHCR, same).id();
        String ours = registered(REGISTRAR_AT_MINISTRY, same).id();
        merged(ours, theirs, confirmed(reviewOf(ours, theirs))).hasStatus(201);
        String child = born(9);
        Answer both = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/households", Map.of("members", List.of(member(ours, "HEAD"), member(child, "CHILD"))))
                .hasStatus(201);

        says(REGISTRAR_AT_UNHCR, ours, "DECEASED");
        assertThat(as(REGISTRAR_AT_MINISTRY).get("/v1/households/" + both.id()).<Boolean>at("needsHead"))
                .isFalse();

        Answer statement = as(STEWARD_AT_MINISTRY).get("/v1/persons/" + ours + "/status-statements");
        String said = statement.at("items[0].id");
        as(STEWARD_AT_MINISTRY)
                .with("If-Match", "*")
                .post("/v1/persons/" + ours + "/status-statements/" + said + "/confirm", null)
                .hasStatus(200);
        Answer followed = as(REGISTRAR_AT_MINISTRY).get("/v1/households/" + both.id());
        assertThat(followed.<Boolean>at("needsHead")).isTrue();
        assertThat(followed.<String>list("headCandidates.basis")).containsExactly("UNDER_AGE");
    }

    @Test
    void where_the_stay_of_the_head_ended_with_the_record_somebody_becomes_head() {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update household_member set left_on = joined_on, leave_reason = 'OTHER'"
                                + " where household_id = cast(:home as uuid) and role = 'HEAD'")
                .setParameter("home", home.id())
                .executeUpdate());

        Answer without = read();
        assertThat(without.<Boolean>at("needsHead")).isTrue();
        assertThat(without.<String>list("headCandidates.personId")).startsWith(wife);
        step(without, "change-head", Map.of("personId", wife)).hasStatus(200);
        assertThat(read().<Boolean>at("needsHead")).isFalse();
    }

    private Answer read() {
        return as(REGISTRAR_AT_MINISTRY).get("/v1/households/" + home.id()).hasStatus(200);
    }

    private static Answer step(Answer household, String step, Map<String, Object> body) {
        return as(REGISTRAR_AT_MINISTRY).step(household, "/v1/households/" + household.id() + "/" + step, body);
    }

    private List<String> listed(boolean needsHead) {
        return as(REGISTRAR_AT_MINISTRY)
                .get("/v1/households?personId=" + daughter + "&needsHead=" + needsHead)
                .hasStatus(200)
                .list("items.id");
    }

    private static void says(Persona who, String person, String status) {
        Answer read = as(who).get("/v1/persons/" + person).hasStatus(200);
        as(who).with("If-Match", read.etag())
                .put("/v1/persons/" + person + "/status", Map.of("status", status))
                .hasStatus(200);
    }

    /** The agencies that need a head, as it was told to the services, in its order. */
    private List<List<String>> told(int times) {
        try (Topic events = Topic.open("wasl.registry.events")) {
            Predicate<ConsumerRecord<String, String>> ofThis =
                    event -> event.key().equals(home.id()) && event.value().contains("household.head-stated");
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                events.poll();
                return events.seen().stream().filter(ofThis).count() >= times;
            });
            return events.seen().stream()
                    .filter(ofThis)
                    .map(event -> new JsonPath(event.value()))
                    .peek(event -> assertThat(event.<String>getList("data.members"))
                            .contains(daughter)
                            .doesNotContain(father))
                    .map(event -> event.<String>getList("data.neededBy"))
                    .toList();
        }
    }

    private static String born(int yearsAgo) {
        Map<String, Object> person = somebody();
        person.put(
                "birthDate", TestClock.today().minusYears(yearsAgo).minusDays(1).toString());
        return registered(REGISTRAR_AT_MINISTRY, person).id();
    }

    private static Map<String, Object> member(String person, String role) {
        return Map.of("personId", person, "role", role);
    }
}
