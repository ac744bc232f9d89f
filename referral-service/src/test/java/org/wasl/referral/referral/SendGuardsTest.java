package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.ProblemType;
import org.wasl.referral.ReferralProblem;
import org.wasl.referral.referral.ReferralTransitions.Party;

/** What stands against sending a draft, for the step as for the actions that are offered. */
class SendGuardsTest {
    private static final BooleanSupplier NO = () -> false;
    private static final BooleanSupplier YES = () -> true;
    private static final Map<ProblemType, Circumstances> OBSTACLES = Map.of(
            CommonProblem.WORK_WITH_PERSON_REQUIRED, new Circumstances(NO, YES, NO, NO, NO),
            ReferralProblem.TARGET_NOT_ACCEPTING, new Circumstances(NO, NO, YES, NO, NO),
            ReferralProblem.RECIPIENT_NAMES_NOBODY, new Circumstances(NO, NO, NO, YES, NO),
            ReferralProblem.RECIPIENT_FULL, new Circumstances(NO, NO, NO, NO, YES));

    private static StepContext under(Circumstances circumstances) {
        return new StepContext(
                null, EnumSet.of(Party.REQUESTER, Party.SUPERVISOR), circumstances, TestReferrals.clock(0));
    }

    @Test
    void a_draft_with_nothing_against_it_can_be_sent() {
        assertThat(TestReferrals.draft().allowed(under(Circumstances.NONE))).contains("send", "send-without-consent");
    }

    @TestFactory
    Stream<DynamicTest> what_stands_against_sending_refuses_it_and_offers_it_no_more() {
        return OBSTACLES.entrySet().stream()
                .map(obstacle -> DynamicTest.dynamicTest(obstacle.getKey().code(), () -> {
                    Referral draft = TestReferrals.draft();
                    StepContext context = under(obstacle.getValue());

                    assertThat(draft.allowed(context)).contains("edit").doesNotContain("send", "send-without-consent");
                    for (ReferralStep step : EnumSet.of(ReferralStep.SEND, ReferralStep.SEND_WITHOUT_CONSENT)) {
                        assertThatThrownBy(() -> draft.requireCan(step, context))
                                .isInstanceOfSatisfying(Problem.class, refused -> assertThat(refused.type())
                                        .isEqualTo(obstacle.getKey()));
                    }
                }));
    }

    @Test
    void a_restricted_record_still_goes_out_to_save_a_life() {
        Circumstances restricted = new Circumstances(YES, NO, NO, NO, NO);

        assertThat(TestReferrals.draft().allowed(under(restricted)))
                .contains("send-without-consent")
                .doesNotContain("send");
    }
}
