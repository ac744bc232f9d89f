package org.wasl.platform.statemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.elsewhere;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;
import static org.wasl.platform.statemachine.StateMachine.stay;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.statemachine.StateMachine.Verdict;

/** A door: what is told of a step is what happens when it is taken. */
class StateMachineTest {
    enum State {
        SHUT,
        OPEN
    }

    enum Step {
        UNLATCH,
        SHUT,
        PAINT,
        BLOW_OPEN
    }

    enum Party {
        TENANT,
        LANDLORD,
        WIND
    }

    record Door(boolean locked, boolean wet) {}

    private static final Guard<Door> LOCKED = Guard.of("locked", Door::locked);
    private static final Guard<Door> WET = Guard.of(CommonProblem.ALREADY_DONE, Door::wet);

    private static final StateMachine<Door, State, Step, Party> MACHINE = StateMachine.<Door, State, Step, Party>of(
            row(Step.UNLATCH, by(Party.LANDLORD), from(State.SHUT), State.OPEN),
            row(Step.UNLATCH, by(Party.TENANT), from(State.SHUT), State.OPEN, LOCKED, WET),
            row(Step.SHUT, by(Party.TENANT, Party.LANDLORD), from(State.OPEN), State.SHUT),
            stay(Step.PAINT, by(Party.LANDLORD), from(State.SHUT, State.OPEN), WET),
            elsewhere(row(Step.BLOW_OPEN, by(Party.WIND), from(State.SHUT), State.OPEN)));

    private static final Door FREE = new Door(false, false);
    private static final Door BARRED = new Door(true, true);
    private static final Set<Party> TENANT = EnumSet.of(Party.TENANT);

    @Test
    void a_step_that_nothing_stands_against_is_named_and_taken() {
        assertThat(MACHINE.allowed(State.SHUT, TENANT, FREE)).containsExactly("unlatch");
        assertThat(MACHINE.next(State.SHUT, Step.UNLATCH, TENANT, FREE)).isEqualTo(State.OPEN);
    }

    @Test
    void a_step_is_refused_by_what_its_verdict_names() {
        for (Verdict<Step, Party> verdict : MACHINE.verdicts(State.SHUT, TENANT, BARRED)) {
            Problem refusal = refusal(State.SHUT, verdict.step(), BARRED);
            assertThat(verdict.objections()).isNotEmpty();
            assertThat(refusal.members())
                    .containsEntry("objections", verdict.objections())
                    .containsEntry("allowedActions", MACHINE.allowed(State.SHUT, TENANT, BARRED));
        }
    }

    @Test
    void all_that_stands_against_a_step_is_told_and_the_first_gives_the_problem() {
        Problem refusal = refusal(State.SHUT, Step.UNLATCH, BARRED);
        assertThat(refusal.type()).isEqualTo(CommonProblem.ILLEGAL_STEP);
        assertThat(refusal.members().get("objections").toString()).isEqualTo("[locked, already-done]");
        assertThat(refusal(State.SHUT, Step.UNLATCH, new Door(false, true)).type())
                .isEqualTo(CommonProblem.ALREADY_DONE);
    }

    @Test
    void state_and_party_speak_before_the_guards() {
        assertThat(refusal(State.SHUT, Step.SHUT, FREE)
                        .members()
                        .get("objections")
                        .toString())
                .isEqualTo("[" + StateMachine.NOT_IN_THIS_STATE + "]");
        assertThat(refusal(State.OPEN, Step.PAINT, BARRED)
                        .members()
                        .get("objections")
                        .toString())
                .isEqualTo("[" + StateMachine.NOT_YOUR_STEP + "]");
    }

    @Test
    void of_two_rows_the_one_that_is_open_counts() {
        assertThat(MACHINE.next(State.SHUT, Step.UNLATCH, EnumSet.of(Party.TENANT, Party.LANDLORD), BARRED))
                .isEqualTo(State.OPEN);
    }

    @Test
    void a_step_of_another_record_is_taken_and_is_no_action_of_this_one() {
        assertThat(MACHINE.next(State.SHUT, Step.BLOW_OPEN, EnumSet.of(Party.WIND), FREE))
                .isEqualTo(State.OPEN);
        assertThat(MACHINE.allowed(State.SHUT, EnumSet.allOf(Party.class), FREE))
                .containsExactly("unlatch", "paint");
        assertThat(MACHINE.verdicts(State.SHUT, TENANT, FREE))
                .extracting(Verdict::step)
                .doesNotContain(Step.BLOW_OPEN);
    }

    @Test
    void the_diagram_names_the_guards() {
        assertThat(MACHINE.diagram()).contains("SHUT --> OPEN: unlatch (tenant) unless locked, already-done");
    }

    private static Problem refusal(State state, Step step, Door door) {
        return catchThrowableOfType(Problem.class, () -> MACHINE.next(state, step, TENANT, door));
    }
}
