package org.wasl.cases.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.TestCase;
import org.wasl.contracts.code.GoalOutcome;
import org.wasl.contracts.code.PlanActionStatus;
import org.wasl.contracts.code.PlanStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.problem.Problem;

/** The steps of a plan, its goals and its actions, without a container. */
class CasePlanTest {
    private static final ReferralId REFERRAL = new ReferralId(new UUID(3, 3));

    private final TestCase test = TestCase.open();

    @Test
    void a_plan_is_drafted_submitted_approved_and_active() {
        CasePlan plan = plan(1);
        assertThat(plan.allowedActions(test.as(Party.OWNER))).containsExactly("submit");

        activate(plan);

        assertThat(plan.status()).isEqualTo(PlanStatus.ACTIVE);
    }

    @Test
    void a_plan_that_was_not_approved_is_not_activated() {
        CasePlan plan = plan(1);

        assertThat(plan.allowedActions(test.as(Party.SUPERVISOR))).isEmpty();
        assertThatThrownBy(() -> plan.execute(CasePlan.Step.ACTIVATE, test.as(Party.SUPERVISOR)))
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::type)
                .isEqualTo(CaseProblem.PLAN_NOT_APPROVED);
    }

    @Test
    void a_plan_that_is_returned_is_a_draft_again() {
        CasePlan plan = plan(1);
        plan.execute(CasePlan.Step.SUBMIT, test.as(Party.OWNER));
        plan.execute(CasePlan.Step.RETURN, test.as(Party.SUPERVISOR));

        assertThat(plan.status()).isEqualTo(PlanStatus.DRAFT);
    }

    @Test
    void of_goals_that_are_kept_partly_met_counts_half() {
        CasePlan plan = plan(4);
        List<GoalOutcome> outcomes =
                List.of(GoalOutcome.ACHIEVED, GoalOutcome.PARTLY, GoalOutcome.NOT_ACHIEVED, GoalOutcome.DROPPED);
        for (int i = 0; i < outcomes.size(); i++) {
            plan.recordOutcome(plan.goals().get(i).id(), outcomes.get(i), test.clock());
        }

        assertThat(plan.goalsMet()).contains(50);
    }

    @Test
    void where_all_goals_are_dropped_there_is_none_to_meet() {
        CasePlan plan = plan(1);
        plan.recordOutcome(plan.goals().get(0).id(), GoalOutcome.DROPPED, test.clock());

        assertThat(plan.goalsMet()).isEmpty();
        assertThatThrownBy(() -> plan.recordOutcome(UUID.randomUUID(), GoalOutcome.ACHIEVED, test.clock()))
                .isInstanceOf(Problem.class);
    }

    @Test
    void an_action_is_worked_on_only_in_the_active_plan() {
        CasePlan plan = plan(1);
        PlanAction action = action(plan);
        assertThat(action.allowedActions(test.as(Party.OWNER))).isEmpty();

        activate(plan);
        assertThat(action.allowedActions(test.as(Party.OWNER))).containsExactly("complete", "not-done", "cancel");
        plan.execute(action, PlanAction.Step.COMPLETE, test.as(Party.OWNER));
        assertThat(action.status()).isEqualTo(PlanActionStatus.DONE);
    }

    @Test
    void a_referred_action_is_moved_by_its_referral() {
        CasePlan plan = plan(1);
        PlanAction action = action(plan);
        activate(plan);
        plan.refer(action, REFERRAL, test.clock());

        assertThat(action.isReferredBy(REFERRAL)).isTrue();
        assertThat(plan.referredActions()).isEqualTo(1);
        assertThat(action.allowedActions(test.as(Party.OWNER))).isEmpty();

        plan.followReferral(action, PlanAction.Step.REFERRAL_ENDED, test.clock());
        assertThat(action.status()).isEqualTo(PlanActionStatus.PLANNED);
        assertThat(action.mayFollowReferral(PlanAction.Step.COMPLETE)).isFalse();
    }

    private void activate(CasePlan plan) {
        plan.execute(CasePlan.Step.SUBMIT, test.as(Party.OWNER));
        plan.execute(CasePlan.Step.APPROVE, test.as(Party.SUPERVISOR));
        plan.execute(CasePlan.Step.ACTIVATE, test.as(Party.SUPERVISOR));
    }

    private static PlanAction action(CasePlan plan) {
        return plan.goals().get(0).actions().get(0);
    }

    private CasePlan plan(int goals) {
        PlanDraft.Goal goal = new PlanDraft.Goal(
                "Walks to school", null, List.of(new PlanDraft.Action(ServiceType.values()[0], "Physiotherapy", null)));
        PlanDraft draft =
                new PlanDraft(true, Stream.generate(() -> goal).limit(goals).toList());
        return new CasePlan(test.file(), 1, draft, TestCase.OWNER, test.clock());
    }
}
