package org.wasl.cases.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.StepContext;
import org.wasl.cases.casefile.TestCase;
import org.wasl.contracts.code.ApprovalStatus;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** Who decides about an approval, without a container. */
class ApprovalTest {
    private final TestCase test = TestCase.open();
    private final Approval approval =
            new Approval(test.file(), ApprovalKind.ASSESSMENT, test.file().rawId(), "who asked", null, test.clock());

    @Test
    void a_supervisor_who_had_no_hand_in_it_decides() {
        approval.decide(Approval.Step.APPROVE, "Complete", deciding(test.as(Party.SUPERVISOR)));

        assertThat(approval.status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(approval.decidedBy()).isEqualTo(TestCase.SUPERVISOR);
        assertThat(approval.allowedActions(deciding(test.as(Party.SUPERVISOR)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"who asked", "who wrote it", TestCase.OWNER})
    void whose_work_it_is_does_not(String account) {
        StepContext same = test.as(Party.SUPERVISOR, account);

        assertThat(approval.allowedActions(deciding(same))).isEmpty();
        assertThatThrownBy(() -> approval.decide(Approval.Step.APPROVE, null, deciding(same)))
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::type)
                .isEqualTo(CommonProblem.SECOND_PERSON_NEEDED);
    }

    @Test
    void who_covers_for_the_owner_does_not() {
        assertThatThrownBy(
                        () -> approval.decide(Approval.Step.REJECT, null, deciding(test.as(Party.OWNER, "who covers"))))
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::type)
                .isEqualTo(CommonProblem.SECOND_PERSON_NEEDED);
    }

    private Approval.Deciding deciding(StepContext as) {
        return new Approval.Deciding(approval, as, () -> "who wrote it");
    }
}
