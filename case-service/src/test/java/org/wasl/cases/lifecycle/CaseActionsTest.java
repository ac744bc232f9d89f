package org.wasl.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;

@QuarkusTest
class CaseActionsTest extends CaseTest {
    @Test
    void each_step_says_whether_it_can_be_taken_now_and_what_blocks_it() {
        Answer file = riskOf(opened("DISABILITY"), "HIGH");

        Answer owner = actions(CASEWORKER_AT_MINISTRY, file);
        assertThat(blockers(owner, "complete-assessment")).containsExactly("assessment-not-approved");
        assertThat(blockers(owner, "request-closure")).containsExactly("open-high-risk", "open-task");
        assertThat(blockers(owner, "hold")).containsExactly("supervisor-when-high");
        assertThat(blockers(owner, "register")).containsExactly("not-in-this-state");
        assertThat(blockers(owner, "transfer-external")).containsExactly("not-your-step");
        assertThat(blockers(actions(SUPERVISOR_AT_MINISTRY, file), "hold")).isEmpty();
        assertThat(blockers(actions(OTHER_CASEWORKER_AT_MINISTRY, file), "request-closure"))
                .contains("not-your-step");
    }

    @Test
    void a_case_names_no_step_that_the_case_itself_does_not_allow() {
        Answer file = opened("DISABILITY");

        assertThat(file.<List<String>>at("allowedActions")).doesNotContain("complete-assessment");
        Answer low = riskOf(file, "LOW");
        assertThat(low.<List<String>>at("allowedActions"))
                .contains("complete-assessment")
                .doesNotContain("request-closure");
        assertThat(riskOf(file, "HIGH").<List<String>>at("allowedActions")).doesNotContain("request-closure", "hold");
        assertThat(as(SUPERVISOR_AT_MINISTRY).get("/v1/cases/" + file.id()).<List<String>>at("allowedActions"))
                .contains("assign", "hold");
    }

    @Test
    void blockers_are_told_in_the_callers_language() {
        Answer told = as(CASEWORKER_AT_MINISTRY)
                .with("Accept-Language", "ar")
                .get("/v1/cases/" + identified("DISABILITY").id() + "/actions")
                .hasStatus(200);

        assertThat(told.<List<String>>at("items.find { it.action == 'reopen' }.blockers.title"))
                .containsExactly("الوضع الحالي لا يسمح بهذه الخطوة.");
        assertThat(told.<Boolean>at("items.find { it.action == 'register' }.allowed"))
                .isTrue();
    }

    private static Answer actions(Persona who, Answer file) {
        return as(who).get("/v1/cases/" + file.id() + "/actions").hasStatus(200);
    }

    private static List<String> blockers(Answer actions, String action) {
        return actions.at("items.find { it.action == '" + action + "' }.blockers.code");
    }

    /** The registry and the referral service follow by event: until then they know nothing of the case. */
    @Test
    void who_identified_a_case_is_told_when_the_other_services_know_of_it() {
        assertThat(identified("DISABILITY").raw().header("Retry-After")).isEqualTo("1");
    }
}
