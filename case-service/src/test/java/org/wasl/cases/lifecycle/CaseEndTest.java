package org.wasl.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wasl.cases.CaseTest;
import org.wasl.cases.FakeRegistry;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;

/** A case ends, by whichever step: what hangs on it for others ends with it. */
@QuarkusTest
class CaseEndTest extends CaseTest {
    private static final String REASON = "The family is in danger where it lives";
    private static final Set<CaseStatus> WORKED_ON =
            EnumSet.of(CaseStatus.IDENTIFIED, CaseStatus.OPEN, CaseStatus.ON_HOLD, CaseStatus.PENDING_CLOSURE);

    enum End {
        CLOSURE(CaseStatus.CLOSED, CaseEndTest::close),
        TRANSFER_OUT(CaseStatus.TRANSFERRED_OUT, file -> as(SUPERVISOR_AT_MINISTRY)
                .step(read(file), path(file) + "/transfer-external", Map.of("reason", "Moved abroad"))
                .hasStatus(200)),
        MERGE(CaseStatus.MERGED, CaseEndTest::merge),
        /** On the way it has lost what it rested on: only then it is screened out after it was open. */
        SCREENING_OUT(CaseStatus.NOT_ELIGIBLE, file -> {
            refuseBasis(file);
            step(read(file), "screen-out", Map.of("reason", "Not for us"));
        }),
        BASIS_REFUSED(CaseStatus.IDENTIFIED, CaseEndTest::refuseBasis);

        private final CaseStatus status;
        private final Consumer<Answer> step;

        End(CaseStatus status, Consumer<Answer> step) {
            this.status = status;
            this.step = step;
        }

        private boolean isOfBasis() {
            return this == SCREENING_OUT || this == BASIS_REFUSED;
        }
    }

    @Test
    void each_status_in_which_nobody_works_on_a_case_is_tried_here() {
        assertThat(Arrays.stream(End.values()).map(end -> end.status).toList())
                .containsAll(EnumSet.complementOf(EnumSet.copyOf(WORKED_ON)));
    }

    @ParameterizedTest
    @EnumSource
    void what_hangs_on_the_case_ends(End end) {
        Answer file = shared(end.isOfBasis());
        Answer offer = offered(file);

        end.step.accept(file);

        grantee().get(path(file)).isProblem(404, "not-found");
        assertThat(as(SUPERVISOR_AT_UNHCR)
                        .get("/v1/transfers/" + offer.id())
                        .hasStatus(200)
                        .<List<String>>at("allowedActions"))
                .isEmpty();
        Answer offers = as(CASEWORKER_AT_MINISTRY).get(parts(file, "transfers")).hasStatus(200);
        assertThat(offers.<String>list("items.status")).containsExactly("REVOKED");
        assertThat(offers.<String>list("items.endedBy")).containsExactly("CASE_ENDED");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get(parts(file, "grants"))
                        .hasStatus(200)
                        .<Boolean>list("items.active"))
                .containsExactly(false, false);
        assertThat(statusOf(file, "SHARE_GRANT")).containsExactly("WITHDRAWN");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/tasks?type=APPROVAL&caseId=" + file.id())
                        .<String>list("items.id"))
                .isEmpty();
    }

    @Test
    void an_offer_that_waits_for_a_second_person_ends_with_the_case() {
        Answer file = opened("DISABILITY");
        as(SUPERVISOR_AT_MINISTRY)
                .post(
                        path(file) + "/transfers",
                        Map.of("toAgencyId", UNHCR, "reason", "The family moves", "overrideReason", REASON))
                .hasStatus(201);

        End.TRANSFER_OUT.step.accept(file);

        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get(path(file) + "/transfers")
                        .hasStatus(200)
                        .<String>list("items.endedBy"))
                .containsExactly("CASE_ENDED");
        assertThat(statusOf(file, "TRANSFER")).containsExactly("WITHDRAWN");
    }

    @Test
    void what_was_offered_before_a_closure_is_not_taken_after_a_reopening() {
        Answer file = shared(false);
        Answer offer = offered(file);
        close(file);
        step(read(file), "reopen", Map.of("reason", "Came back"));

        Answer seen = as(SUPERVISOR_AT_UNHCR).get("/v1/transfers/" + offer.id()).hasStatus(200);
        accepted(seen).isProblem(409, "illegal-step");
    }

    @Test
    void a_handed_over_case_leaves_nothing_to_decide_and_no_reasons_of_its_former_agency() {
        Answer file = shared(false);
        Answer offer = offered(file);

        accepted(offer).hasStatus(200);

        Answer approvals =
                as(CASEWORKER_AT_UNHCR).get(path(file) + "/approvals").hasStatus(200);
        assertThat(approvals.<String>list("items.status")).containsExactly("WITHDRAWN");
        Answer grants = as(CASEWORKER_AT_UNHCR).get(path(file) + "/grants").hasStatus(200);
        assertThat(approvals.raw().asString() + grants.raw().asString()).doesNotContain(REASON);
        assertThat(grants.<Boolean>list("items.active"))
                .as("the former owner reads on for some days")
                .containsExactly(true, false, false);
        assertThat(as(CASEWORKER_AT_UNHCR)
                        .get("/v1/tasks?type=APPROVAL&caseId=" + file.id())
                        .<String>list("items.id"))
                .isEmpty();
    }

    /** One grant on a consent, and one on a supervisor's word for which a second person is asked. */
    private static Answer shared(boolean onBasis) {
        Answer file = onBasis
                ? step(
                        identified("DISABILITY"),
                        "register",
                        Map.of("legalBasis", "BEST_INTERESTS", "basisReason", REASON))
                : opened("DISABILITY");
        FakeRegistry.consents(file.at("subjectId"), UNHCR, UUID.randomUUID().toString());
        as(CASEWORKER_AT_MINISTRY).post(path(file) + "/grants", grant()).hasStatus(201);
        Map<String, Object> withoutConsent = grant();
        withoutConsent.put("overrideReason", REASON);
        as(SUPERVISOR_AT_MINISTRY).post(path(file) + "/grants", withoutConsent).hasStatus(201);
        grantee().get(path(file)).hasStatus(200);
        return file;
    }

    private static Map<String, Object> grant() {
        Map<String, Object> body = new HashMap<>();
        body.put("granteeId", UNHCR);
        body.put("purpose", "CASE_MANAGEMENT");
        body.put("categories", List.of("SUBJECT", "NOTES"));
        body.put("validTo", TestClock.now().plus(Duration.ofDays(7)).toString());
        return body;
    }

    private static void close(Answer file) {
        step(riskOf(file, "LOW"), "complete-assessment", null);
        planned(file);
        step(read(file), "closure", Map.of("reason", "GOALS_ACHIEVED", "summary", "All done"));
        decided(file, "CLOSURE", "approve");
    }

    private static void refuseBasis(Answer file) {
        decided(file, "LEGAL_BASIS", "reject");
    }

    private static void decided(Answer file, String kind, String decision) {
        Map<String, Object> approval =
                as(SUPERVISOR_AT_MINISTRY).get(path(file) + "/approvals").<Map<String, Object>>list("items").stream()
                        .filter(one -> one.get("kind").equals(kind))
                        .findFirst()
                        .orElseThrow();
        as(SUPERVISOR_AT_MINISTRY)
                .with("If-Match", "\"" + approval.get("version") + "\"")
                .post(path(file) + "/approvals/" + approval.get("id") + "/" + decision, Map.of("comment", "seen"))
                .hasStatus(200);
    }

    private static Answer offered(Answer file) {
        return as(CASEWORKER_AT_MINISTRY)
                .post(path(file) + "/transfers", Map.of("toAgencyId", UNHCR, "reason", "The family moved"))
                .hasStatus(201);
    }

    private static Answer accepted(Answer offer) {
        return as(SUPERVISOR_AT_UNHCR)
                .step(
                        offer,
                        "/v1/transfers/" + offer.id() + "/accept",
                        Map.of("ownerId", CASEWORKER_AT_UNHCR.subject().toString()));
    }

    private static void merge(Answer file) {
        Answer survivor = as(OTHER_CASEWORKER_AT_MINISTRY)
                .post("/v1/cases?confirmNew=SEPARATE_MATTER", caseOf(file.at("subjectId"), "DISABILITY"))
                .hasStatus(201);
        String merges = path(survivor) + "/merges";
        Answer proposed = as(MANAGER_AT_MINISTRY)
                .post(merges, Map.of("caseId", file.id(), "reason", "opened twice"))
                .hasStatus(201);
        as(STEWARD_AT_MINISTRY)
                .step(proposed, merges + "/" + proposed.id() + "/confirm", null)
                .hasStatus(200);
    }

    private static List<String> statusOf(Answer file, String kind) {
        return as(CASEWORKER_AT_MINISTRY)
                .get(parts(file, "approvals"))
                .hasStatus(200)
                .<Map<String, Object>>list("items")
                .stream()
                .filter(approval -> approval.get("kind").equals(kind))
                .map(approval -> approval.get("status").toString())
                .toList();
    }

    private static String parts(Answer file, String which) {
        return path(file) + "/" + which;
    }

    private static String path(Answer file) {
        return "/v1/cases/" + file.id();
    }

    private static Api grantee() {
        return as(CASEWORKER_AT_UNHCR).with("X-Purpose", "CASE_MANAGEMENT");
    }
}
