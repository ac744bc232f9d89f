package org.wasl.cases.casefile;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.statemachine.StateMachine;

/** Every combination of state, step and party that is not a row of a table is refused. */
class IllegalStepsTest {
    private static final CaseStep ANY = CaseStep.ofPlatform(
            new CaseFile(), CaseTransitions.Party.OWNER, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @TestFactory
    Stream<DynamicTest> statuses() {
        return illegal(
                CaseTransitions.STATUS,
                org.wasl.contracts.code.CaseStatus.values(),
                CaseTransitions.Step.values(),
                CaseTransitions.Party.values());
    }

    @TestFactory
    Stream<DynamicTest> stages() {
        return illegal(
                CaseTransitions.STAGE,
                org.wasl.contracts.code.CaseStage.values(),
                CaseTransitions.StageStep.values(),
                CaseTransitions.Party.values());
    }

    private static <S extends Enum<S>, A extends Enum<A>, P extends Enum<P>> Stream<DynamicTest> illegal(
            StateMachine<CaseStep, S, A, P> table, S[] states, A[] steps, P[] parties) {
        return Arrays.stream(states).flatMap(state -> Arrays.stream(steps).flatMap(step -> Arrays.stream(parties)
                .filter(party -> table.rows().stream()
                        .noneMatch(row -> row.step() == step
                                && row.from().contains(state)
                                && row.by().contains(party)))
                .map(party ->
                        DynamicTest.dynamicTest(party + " cannot " + step + " when " + state, () -> assertThatThrownBy(
                                        () -> table.next(state, step, Set.of(party), ANY))
                                .isInstanceOf(Problem.class)))));
    }
}
