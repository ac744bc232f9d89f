package org.wasl.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.cases.FakeRegistry;
import org.wasl.cases.RegistryNews;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;
import org.wasl.platform.value.Uuid7;

/** A case that rests on a consent rests on one that the registry knows; and what becomes of the case when that ends. */
@QuarkusTest
class ConsentOfACaseTest extends CaseTest {
    private static final String REASON = "The child lives alone with a violent stepfather";

    @AfterEach
    void theRegistryIsThere() {
        FakeRegistry.isDown(false);
    }

    @Test
    void a_consent_that_nobody_recorded_opens_no_case() {
        Answer file = identified("DISABILITY");
        String ofSomebodyElse = FakeRegistry.recorded(somebody(), MINISTRY);

        refused(file, "CONSENT", UUID.randomUUID().toString(), "unknown-consent");
        refused(file, "CONSENT", ofSomebodyElse, "unknown-consent");

        assertThat(read(file).<String>at("status")).isEqualTo("IDENTIFIED");
    }

    @Test
    void the_answer_names_what_of_the_consent_is_missing() {
        Answer file = identified("DISABILITY");
        String person = file.at("subjectId");
        String ended = FakeRegistry.recorded(person, MINISTRY);
        FakeRegistry.ends(ended);
        String first = FakeRegistry.recorded(person, MINISTRY);
        String second = FakeRegistry.recorded(person, MINISTRY);

        refused(
                file,
                "CONSENT",
                FakeRegistry.recorded(person, MINISTRY, "purpose", "REFERRAL"),
                "consent-for-another-purpose");
        refused(file, "CONSENT", FakeRegistry.recorded(person, UNHCR), "consent-for-another-agency");
        refused(
                file,
                "CONSENT",
                FakeRegistry.recorded(person, MINISTRY, "legalBasis", "VITAL_INTEREST"),
                "not-a-consent");
        refused(file, "CONSENT", ended, "consent-ended");
        refused(file, "CONSENT", first, "consent-replaced");
        refused(file, "ASSENT_PLUS_CAREGIVER", second, "guardian-consent-needed");
        step(read(file), "register", onConsent("CONSENT", second));
    }

    @Test
    void assent_rests_on_the_consent_of_a_guardian() {
        Answer file = identified("CHILD_PROTECTION");
        String consent = FakeRegistry.recorded(file.at("subjectId"), MINISTRY, "givenBy", "GUARDIAN");

        Answer opened = step(file, "register", onConsent("ASSENT_PLUS_CAREGIVER", consent));

        assertThat(opened.<String>at("consentId")).isEqualTo(consent);
        assertThat(opened.<Object>at("consentEndedAt")).isNull();
    }

    @Test
    void another_basis_names_no_consent() {
        Answer file = identified("DISABILITY");

        as(CASEWORKER_AT_MINISTRY)
                .step(
                        file,
                        path(file) + "/register",
                        Map.of(
                                "legalBasis",
                                "BEST_INTERESTS",
                                "basisReason",
                                REASON,
                                "consentId",
                                UUID.randomUUID().toString()))
                .isProblem(422, "invalid-fields")
                .names("/consentId", "for-consent-only");
    }

    @Test
    void while_the_registry_is_away_no_case_is_opened_on_a_consent() {
        Answer file = identified("DISABILITY");
        Map<String, Object> body = onConsent(file);
        FakeRegistry.isDown(true);

        as(CASEWORKER_AT_MINISTRY).step(file, path(file) + "/register", body).isProblem(503, "dependency-unavailable");

        FakeRegistry.isDown(false);
        step(file, "register", body);
    }

    @Test
    void nothing_begins_with_a_person_whose_record_is_only_kept() {
        Answer file = identified("DISABILITY");
        Map<String, Object> body = onConsent(file);
        FakeRegistry.restricts(file.at("subjectId"));

        as(CASEWORKER_AT_MINISTRY).step(file, path(file) + "/register", body).isProblem(409, "person-is-restricted");
    }

    @Test
    void a_case_whose_consent_ends_goes_on_and_its_owner_has_to_settle_it() {
        Answer file = opened("DISABILITY");
        assertThat(file.<List<String>>at("allowedActions")).doesNotContain("register");

        ends(file);

        Answer waiting = awaitEnd(file);
        assertThat(waiting.<String>at("status")).isEqualTo("OPEN");
        assertThat(waiting.<List<String>>at("allowedActions")).contains("register");
        Answer tasks = settling(file);
        assertThat(tasks.<String>list("items.assignee"))
                .containsExactly(CASEWORKER_AT_MINISTRY.subject().toString());
        assertThat(Instant.parse(tasks.<String>at("items[0].dueAt"))).isAfter(TestClock.now());
        assertThat(tasks.<List<String>>at("items[0].allowedActions"))
                .as("it is settled on the case, and not ticked off")
                .containsExactly("start");

        Answer settled = step(waiting, "register", onConsent(file));

        assertThat(settled.<Object>at("consentEndedAt")).isNull();
        assertThat(settled.<String>at("consentId")).isNotEqualTo(file.<String>at("consentId"));
        assertThat(settled.<String>at("stage")).isEqualTo(file.<String>at("stage"));
        assertThat(settled.<String>at("openedAt")).isEqualTo(file.<String>at("openedAt"));
        assertThat(settled.<List<String>>at("allowedActions")).doesNotContain("register");
        assertThat(settling(file).list("items")).isEmpty();
        as(CASEWORKER_AT_MINISTRY)
                .step(settled, path(file) + "/register", onConsent(file))
                .isProblem(409, "illegal-step");
    }

    @Test
    void it_is_not_settled_on_the_consent_that_has_ended() {
        Answer file = opened("DISABILITY");
        FakeRegistry.ends(file.at("consentId"));
        ends(file);

        refused(awaitEnd(file), "CONSENT", file.at("consentId"), "consent-ended");
    }

    @Test
    void without_a_new_consent_a_second_person_decides() {
        Answer file = opened("DISABILITY");
        ends(file);

        Answer settled =
                step(awaitEnd(file), "register", Map.of("legalBasis", "BEST_INTERESTS", "basisReason", REASON));

        assertThat(settled.<String>at("status")).isEqualTo("OPEN");
        assertThat(settled.<Object>at("consentId")).isNull();
        assertThat(as(SUPERVISOR_AT_MINISTRY)
                        .get(path(file) + "/approvals")
                        .<String>list("items.findAll { it.status == 'PENDING' }.kind"))
                .containsExactly("LEGAL_BASIS");
        decided(file, "reject");
        assertThat(read(file).<String>at("status")).isEqualTo("IDENTIFIED");
    }

    @Test
    void the_end_of_a_later_consent_for_the_same_agency_is_the_end_of_the_one_that_it_replaced() {
        Answer untouched = opened("DISABILITY");
        Answer file = opened("DISABILITY");

        opens(untouched, Uuid7.next().toString(), MINISTRY, "");
        opens(untouched, untouched.at("consentId"), MINISTRY, "\"IDENTITY\"");
        opens(untouched, untouched.at("consentId"), UNHCR, "");
        opens(file, file.at("consentId"), MINISTRY, "");

        awaitEnd(file);
        assertThat(read(untouched).<Object>at("consentEndedAt")).isNull();
    }

    /** A case of the one that was opened on a consent of the other, and a case of the one that was opened on their own. */
    @Test
    void a_merge_that_is_undone_ends_what_rested_on_the_consent_of_the_other() {
        Answer onTheirs = opened("DISABILITY");
        Answer onTheOthers = opened("DISABILITY");
        String person = UUID.randomUUID().toString();

        undone(person, onTheirs.at("subjectId"), Uuid7.next().toString());
        undone(person, onTheOthers.at("subjectId"), onTheOthers.at("consentId"));

        awaitEnd(onTheOthers);
        assertThat(settling(onTheOthers).list("items")).hasSize(1);
        assertThat(read(onTheirs).<Object>at("consentEndedAt")).isNull();
    }

    private static void undone(String person, String survivor, String consent) {
        Topic.send("wasl.registry.events", person, """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.merge.undone","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"",
                 "data":{"personId":"%s","survivorId":"%s","mergeId":"%s","consentIds":["%s"]}}""".formatted(
                        UUID.randomUUID(), person, person, survivor, UUID.randomUUID(), consent));
    }

    @Test
    void a_case_whose_consent_has_ended_is_closed_as_every_other() {
        Answer file = step(riskOf(opened("DISABILITY"), "LOW"), "complete-assessment", null);
        planned(file);
        ends(file);
        awaitEnd(file);

        step(read(file), "closure", Map.of("reason", "GOALS_ACHIEVED", "summary", "All done"));
        decided(file, "approve");

        assertThat(read(file).<String>at("status")).isEqualTo("CLOSED");
        assertThat(settling(file).list("items")).isEmpty();
    }

    @Test
    void a_closed_case_is_opened_again_on_what_holds() {
        Answer holds = closed();
        assertThat(step(holds, "reopen", Map.of("reason", "Came back")).<String>at("status"))
                .isEqualTo("OPEN");

        Answer ended = closed();
        FakeRegistry.isDown(true);
        as(CASEWORKER_AT_MINISTRY)
                .step(ended, path(ended) + "/reopen", Map.of("reason", "Came back"))
                .isProblem(503, "dependency-unavailable");
        FakeRegistry.isDown(false);
        FakeRegistry.ends(ended.at("consentId"));

        Answer again = step(ended, "reopen", Map.of("reason", "Came back"));

        assertThat(again.<String>at("status")).isEqualTo("IDENTIFIED");
        assertThat(again.<Object>at("consentId")).isNull();
        assertThat(again.<List<String>>at("allowedActions")).contains("register");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/tasks?caseId=" + ended.id())
                        .<String>list("items.type"))
                .contains("FIRST_RESPONSE");
        step(again, "register", onConsent(again));
    }

    @Test
    void a_closed_case_is_not_opened_again_beside_another_of_its_programme_unless_somebody_says_why() {
        Answer file = closed();
        Answer other = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases", caseOf(file.at("subjectId"), "DISABILITY"))
                .hasStatus(201);
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases", caseOf(file.at("subjectId"), "OLDER_PERSON"))
                .hasStatus(201);
        Map<String, Object> body = Map.of("reason", "Came back");

        Answer refused = as(CASEWORKER_AT_MINISTRY)
                .step(file, path(file) + "/reopen", body)
                .isProblem(409, "possible-duplicate");

        assertThat(refused.<String>list("candidates")).containsExactly(other.id());
        assertThat(read(file).<String>at("status")).isEqualTo("CLOSED");
        as(CASEWORKER_AT_MINISTRY).step(other, path(other) + "/reopen", body).isProblem(409, "illegal-step");
        as(CASEWORKER_AT_MINISTRY)
                .step(read(file), path(file) + "/reopen?confirmNew=SEPARATE_MATTER", body)
                .hasStatus(200);
    }

    private static Answer closed() {
        Answer file = step(riskOf(opened("DISABILITY"), "LOW"), "complete-assessment", null);
        planned(file);
        step(read(file), "closure", Map.of("reason", "GOALS_ACHIEVED", "summary", "All done"));
        decided(file, "approve");
        return read(file);
    }

    private static void refused(Answer file, String basis, String consent, String why) {
        as(CASEWORKER_AT_MINISTRY)
                .step(file, path(file) + "/register", onConsent(basis, consent))
                .isProblem(422, "invalid-fields")
                .names("/consentId", why);
    }

    private static Answer awaitEnd(Answer file) {
        await().atMost(Duration.ofSeconds(20)).until(() -> read(file).at("consentEndedAt") != null);
        return read(file);
    }

    private static Answer settling(Answer file) {
        return as(CASEWORKER_AT_MINISTRY).get("/v1/tasks?type=CONSENT_ENDED&caseId=" + file.id());
    }

    private static void ends(Answer file) {
        RegistryNews.consentWithdrawn(file.at("subjectId"), file.at("consentId"));
    }

    private static void opens(Answer file, String consent, String recipient, String groups) {
        RegistryNews.consentOpens(file.at("subjectId"), consent, "CASE_MANAGEMENT", recipient, groups);
    }

    private static String path(Answer file) {
        return "/v1/cases/" + file.id();
    }
}
