package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.referral.ReferralTransitions.GuardContext;
import org.wasl.referral.referral.ReferralTransitions.Party;

/** Every combination of state, step and party that is not a row of the table is refused. */
class IllegalStepsTest {
    private static final GuardContext ANY = new GuardContext(TestReferrals.draft(), TestReferrals.by(Party.SYSTEM, 0));

    @TestFactory
    Stream<DynamicTest> whatever_is_not_a_row_does_not_happen() {
        return Arrays.stream(ReferralStatus.values())
                .flatMap(status -> Arrays.stream(ReferralStep.values()).flatMap(step -> Arrays.stream(Party.values())
                        .filter(party -> ReferralTransitions.TABLE.rows().stream()
                                .noneMatch(row -> row.step() == step
                                        && row.from().contains(status)
                                        && row.by().contains(party)))
                        .map(party -> DynamicTest.dynamicTest(
                                party + " cannot " + step + " when " + status, () -> assertThatThrownBy(
                                                () -> ReferralTransitions.TABLE.next(status, step, Set.of(party), ANY))
                                        .isInstanceOf(Problem.class)))));
    }

    @Test
    void what_ended_without_the_service_can_only_be_tried_elsewhere_or_marked_as_an_error() {
        for (ReferralStatus status :
                EnumSet.of(ReferralStatus.DECLINED, ReferralStatus.CANCELLED, ReferralStatus.EXPIRED)) {
            assertThat(ReferralTransitions.TABLE.allowed(status, EnumSet.allOf(Party.class), ANY))
                    .containsExactly("re-refer", "void");
        }
        assertThat(ReferralTransitions.TABLE.terminal(ReferralStatus.ENTERED_IN_ERROR))
                .isTrue();
    }
}
