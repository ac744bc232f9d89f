package org.wasl.cases.merge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;

@QuarkusTest
class CaseMergeTest extends CaseTest {
    @Test
    void a_merged_case_leads_to_the_one_that_goes_on_until_it_is_undone() {
        String person = somebody();
        Answer survivor = caseFor(person, "DISABILITY");
        Answer double_ = caseFor(person, "DISABILITY");

        Answer proposed = proposed(survivor, double_);
        assertThat(proposed.<List<String>>at("allowedActions")).containsExactly("reject");
        assertThat(as(STEWARD_AT_MINISTRY).get(merges(survivor)).<List<String>>at("items[0].allowedActions"))
                .containsExactly("confirm", "reject");
        as(MANAGER_AT_MINISTRY)
                .step(proposed, merges(survivor) + "/" + proposed.id() + "/confirm", null)
                .isProblem(409, "second-person-needed");
        Answer confirmed = as(STEWARD_AT_MINISTRY)
                .step(proposed, merges(survivor) + "/" + proposed.id() + "/confirm", null)
                .hasStatus(200);
        assertThat(confirmed.<List<String>>at("allowedActions")).containsExactly("undo");

        Response redirect = given().auth()
                .oauth2(Tokens.of(CASEWORKER_AT_MINISTRY))
                .redirects()
                .follow(false)
                .get("/v1/cases/" + double_.id());
        assertThat(redirect.statusCode()).isEqualTo(308);
        assertThat(redirect.header("Location")).endsWith("/v1/cases/" + survivor.id());
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/cases?subjectId=" + person + "&status=MERGED")
                        .<String>list("items.mergedIntoId"))
                .containsExactly(survivor.id());
        as(CASEWORKER_AT_MINISTRY)
                .step(double_, "/v1/cases/" + double_.id() + "/register", Map.of("legalBasis", "VITAL_INTEREST"))
                .hasStatus(412);

        as(STEWARD_AT_MINISTRY)
                .step(confirmed, merges(survivor) + "/" + proposed.id() + "/undo", null)
                .hasStatus(200);
        assertThat(read(double_).<String>at("status")).isEqualTo("IDENTIFIED");
    }

    @Test
    void open_work_of_a_merged_case_keeps_the_other_from_closing() {
        String person = somebody();
        Answer survivor = caseFor(person, "DISABILITY");
        step(survivor, "register", onConsent(survivor));
        Answer double_ = caseFor(person, "DISABILITY");
        step(double_, "register", onConsent(double_));
        Answer file = riskOf(read(survivor), "LOW");
        step(file, "complete-assessment", null);
        planned(survivor);
        confirmed(survivor, double_);

        Answer refused = as(CASEWORKER_AT_MINISTRY)
                .step(
                        read(survivor),
                        "/v1/cases/" + survivor.id() + "/closure",
                        Map.of("reason", "GOALS_ACHIEVED", "summary", "done"))
                .isProblem(409, "closure-objections");

        assertThat(refused.<String>list("objections")).containsExactly("open-task");
    }

    @Test
    void cases_of_two_persons_or_two_programmes_are_not_doubles() {
        String person = somebody();
        Answer one = caseFor(person, "DISABILITY");
        Answer elsewhere = caseFor(somebody(), "FAMILY_SUPPORT");

        Answer refused = as(MANAGER_AT_MINISTRY)
                .post(merges(one), Map.of("caseId", elsewhere.id(), "reason", "looks alike"))
                .isProblem(409, "merge-objections");

        assertThat(refused.<String>list("objections")).containsExactly("another-person", "another-programme");
    }

    @Test
    void two_persons_again_means_two_cases_again() {
        String person = somebody();
        String other = somebody();
        Answer survivor = caseFor(person, "DISABILITY");
        Answer theirs = caseFor(other, "DISABILITY");
        Topic.send("wasl.registry.events", other, registry("person.merged", other, person));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> read(theirs).<String>at("subjectId").equals(person));
        confirmed(survivor, theirs);

        Topic.send("wasl.registry.events", other, registry("merge.undone", other, person));

        await().atMost(Duration.ofSeconds(20)).until(() -> read(theirs).id().equals(theirs.id()));
        assertThat(read(theirs).<String>at("status")).isEqualTo("IDENTIFIED");
        assertThat(read(theirs).<String>at("subjectId")).isEqualTo(other);
    }

    @Test
    void a_restricted_case_is_merged_within_its_circle_only() {
        String person = somebody();
        Map<String, Object> body = caseOf(person, "GBV");
        body.put("supervisorId", SUPERVISOR_AT_MINISTRY.subject().toString());
        Answer survivor = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases?confirmNew=SEPARATE_MATTER", body)
                .hasStatus(201);
        Answer double_ = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases?confirmNew=SEPARATE_MATTER", body)
                .hasStatus(201);
        Map<String, Object> merge = Map.of("caseId", double_.id(), "reason", "same matter");

        for (Persona outsider : List.of(MANAGER_AT_MINISTRY, STEWARD_AT_MINISTRY, OTHER_CASEWORKER_AT_MINISTRY)) {
            as(outsider).get(merges(survivor)).isProblem(404, "not-found");
            as(outsider).post(merges(survivor), merge).isProblem(404, "not-found");
        }
        Answer proposed =
                as(CASEWORKER_AT_MINISTRY).post(merges(survivor), merge).hasStatus(201);
        as(SUPERVISOR_AT_MINISTRY)
                .step(proposed, merges(survivor) + "/" + proposed.id() + "/confirm", null)
                .hasStatus(200);
    }

    /** The glass is of the case, not of the person: whom she turns out to be opens and closes nothing. */
    @Test
    void a_broken_glass_outlives_a_merge_of_the_person_and_opens_no_other_case_of_hers() {
        String person = somebody();
        String other = somebody();
        Answer seen = restricted(person);
        Answer unseen = restricted(other);
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases/" + seen.id() + "/break-glass",
                        Map.of("reason", "She called from the street, her worker is unreachable"))
                .hasStatus(201);

        Topic.send("wasl.registry.events", person, registry("person.merged", person, other));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> read(seen).<String>at("subjectId").equals(other));

        assertThat(as(OTHER_CASEWORKER_AT_MINISTRY)
                        .get("/v1/cases/" + seen.id())
                        .hasStatus(200)
                        .<String>at("subjectId"))
                .isEqualTo(other);
        as(OTHER_CASEWORKER_AT_MINISTRY).get("/v1/cases/" + unseen.id()).isProblem(404, "not-found");
    }

    @Test
    void a_caseworker_does_not_merge_and_a_steward_reads_no_case() {
        String person = somebody();
        Answer survivor = caseFor(person, "DISABILITY");
        Answer double_ = caseFor(person, "DISABILITY");

        as(CASEWORKER_AT_MINISTRY)
                .post(merges(survivor), Map.of("caseId", double_.id(), "reason", "double"))
                .isProblem(403, "not-allowed");
        as(STEWARD_AT_MINISTRY).get("/v1/cases/" + survivor.id()).isProblem(403, "not-allowed");
    }

    private static Answer caseFor(String person, String programme) {
        return as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases?confirmNew=SEPARATE_MATTER", caseOf(person, programme))
                .hasStatus(201);
    }

    private static Answer proposed(Answer survivor, Answer other) {
        return as(MANAGER_AT_MINISTRY)
                .post(merges(survivor), Map.of("caseId", other.id(), "reason", "opened twice"))
                .hasStatus(201);
    }

    private static Answer restricted(String person) {
        return as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases?confirmNew=SEPARATE_MATTER", caseOf(person, "GBV"))
                .hasStatus(201);
    }

    private static void confirmed(Answer survivor, Answer other) {
        Answer proposed = proposed(survivor, other);
        as(STEWARD_AT_MINISTRY)
                .step(proposed, merges(survivor) + "/" + proposed.id() + "/confirm", null)
                .hasStatus(200);
    }

    private static String merges(Answer file) {
        return "/v1/cases/" + file.id() + "/merges";
    }
}
