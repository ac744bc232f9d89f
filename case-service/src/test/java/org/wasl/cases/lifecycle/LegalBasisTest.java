package org.wasl.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;

/** A case without a consent: why, and what a second person says to it. */
@QuarkusTest
class LegalBasisTest extends CaseTest {
    private static final String REASON = "The child lives alone with a violent stepfather";

    @ParameterizedTest
    @ValueSource(strings = {"BEST_INTERESTS", "LEGAL_OBLIGATION", "VITAL_INTEREST"})
    void another_basis_than_consent_needs_a_reason_and_waits_for_the_supervisor(String basis) {
        Answer file = identified("CHILD_PROTECTION");
        as(CASEWORKER_AT_MINISTRY)
                .step(file, path(file) + "/register", Map.of("legalBasis", basis))
                .isProblem(422, "invalid-fields")
                .names("/basisReason", "reason-required");

        Answer opened = step(file, "register", Map.of("legalBasis", basis, "basisReason", REASON));

        assertThat(opened.<String>at("status")).isEqualTo("OPEN");
        Answer waiting = as(SUPERVISOR_AT_MINISTRY).get(path(file) + "/approvals");
        assertThat(waiting.<String>list("items.kind")).containsExactly("LEGAL_BASIS");
        assertThat(waiting.<String>list("items.reason")).containsExactly(REASON);
        assertThat(as(SUPERVISOR_AT_MINISTRY)
                        .get("/v1/tasks?queue=AWAITING_APPROVAL&caseId=" + file.id())
                        .<String>list("items.subjectId"))
                .containsExactly(waiting.<String>at("items[0].id"));
    }

    @Test
    void work_goes_on_while_the_basis_waits_and_closing_does_not() {
        Answer file = step(riskOf(onBestInterests("DISABILITY"), "LOW"), "complete-assessment", null);
        planned(file);
        Map<String, Object> closure = Map.of("reason", "GOALS_ACHIEVED", "summary", "All done");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .step(read(file), path(file) + "/closure", closure)
                        .isProblem(409, "closure-objections")
                        .<String>list("objections"))
                .containsExactly("basis-not-decided");
        assertThat(blockersOf(file)).contains(List.of("basis-not-decided"));

        decided(file, "approve");
        step(read(file), "closure", closure);
        decided(file, "approve");
        assertThat(read(file).<String>at("status")).isEqualTo("CLOSED");

        step(read(file), "reopen", Map.of("reason", "The family is in danger again"));
        assertThat(as(SUPERVISOR_AT_MINISTRY).get(path(file) + "/approvals").<String>at("items[0].reason"))
                .as("an approval of before a reopening does not count after it")
                .isEqualTo("The family is in danger again");
    }

    @Test
    void a_basis_that_is_refused_sends_the_case_back_and_a_consent_opens_it_again() {
        Answer file = onBestInterests("DISABILITY");

        decided(file, "reject");

        Answer back = read(file);
        assertThat(back.<String>at("status")).isEqualTo("IDENTIFIED");
        assertThat(back.<Object>at("legalBasis")).isNull();
        assertThat(back.<String>at("statusReason")).isEqualTo("seen");
        assertThat(back.<List<String>>at("allowedActions")).containsExactlyInAnyOrder("register", "screen-out");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/tasks?caseId=" + file.id())
                        .<String>list("items.type"))
                .containsExactly("FIRST_RESPONSE");
        for (String basis : List.of("BEST_INTERESTS", "VITAL_INTEREST")) {
            as(CASEWORKER_AT_MINISTRY)
                    .step(back, path(file) + "/register", Map.of("legalBasis", basis, "basisReason", REASON))
                    .isProblem(409, "basis-refused");
        }
        Answer again = step(back, "register", onConsent(back));
        assertThat(again.<String>at("status")).isEqualTo("OPEN");
        assertThat(again.<String>at("stage")).isEqualTo("ASSESSMENT");
        assertThat(as(SUPERVISOR_AT_MINISTRY).get(path(file) + "/approvals").<String>list("items.status"))
                .containsExactly("REJECTED");
    }

    @Test
    void the_reason_is_for_those_who_work_on_the_case() {
        Answer file = onBestInterests("DISABILITY");

        Answer team = as(OTHER_CASEWORKER_AT_MINISTRY).get(path(file) + "/approvals");

        assertThat(team.<Object>list("items.reason")).containsOnlyNulls();
    }

    private static List<List<String>> blockersOf(Answer file) {
        return as(CASEWORKER_AT_MINISTRY)
                .get(path(file) + "/actions")
                .<List<String>>list("items.findAll { it.action == 'request-closure' }.blockers.code");
    }

    private static Answer onBestInterests(String programme) {
        return step(identified(programme), "register", Map.of("legalBasis", "BEST_INTERESTS", "basisReason", REASON));
    }

    private static String path(Answer file) {
        return "/v1/cases/" + file.id();
    }
}
