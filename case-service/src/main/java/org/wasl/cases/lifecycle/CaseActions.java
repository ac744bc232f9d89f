package org.wasl.cases.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.wasl.cases.assessment.Assessments;
import org.wasl.cases.assignment.Caseloads;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseTransitions;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.CaseTransitions.StageStep;
import org.wasl.cases.casefile.CaseTransitions.Step;
import org.wasl.cases.casefile.ClosurePolicy;
import org.wasl.contracts.code.CaseStage;
import org.wasl.platform.transition.TransitionTable;

/** Every step of a case, and for this caller what stands against it: the state, the party, the rules that look at data. */
@ApplicationScoped
class CaseActions {
    /** Steps of records of their own: approvals, merges, plans. */
    private static final Set<Step> ELSEWHERE = EnumSet.of(
            Step.RETURN_REGISTRATION, Step.APPROVE_CLOSURE, Step.RETURN_CLOSURE, Step.MERGE, Step.UNDO_MERGE);

    private final Caseloads caseloads;
    private final Assessments assessments;
    private final UnfinishedWork unfinished;
    private final Clock clock;

    @Inject
    CaseActions(Caseloads caseloads, Assessments assessments, UnfinishedWork unfinished, Clock clock) {
        this.caseloads = caseloads;
        this.assessments = assessments;
        this.unfinished = unfinished;
        this.clock = clock;
    }

    record Verdict(String action, List<Party> by, List<String> blockers) {}

    List<Verdict> of(CaseFile file, Set<Party> parties) {
        Stream<Verdict> steps = Arrays.stream(Step.values())
                .filter(step -> !ELSEWHERE.contains(step))
                .map(step ->
                        verdict(CaseTransitions.STATUS, file.status(), step, parties, guards(file, step, parties)));
        Stream<Verdict> stages = Arrays.stream(StageStep.values())
                .filter(step -> step != StageStep.ACTIVATE_PLAN)
                .map(step -> {
                    List<String> blockers = new ArrayList<>();
                    if (!file.isOpen()) {
                        blockers.add("not-in-this-state");
                    } else if (step == StageStep.CONTINUE && file.stage() == CaseStage.FOLLOW_UP_REVIEW) {
                        blockers.addAll(file.reviewBlockers());
                    } else if (step == StageStep.COMPLETE_ASSESSMENT) {
                        blockers.addAll(file.assessmentBlockers(assessments.approvedFor(file.id(), file.reopenedAt())));
                    }
                    return verdict(CaseTransitions.STAGE, file.stage(), step, parties, blockers);
                });
        return Stream.concat(steps, stages).toList();
    }

    private <S extends Enum<S>, A extends Enum<A>> Verdict verdict(
            TransitionTable<S, A, Party> table, S state, A step, Set<Party> parties, List<String> guards) {
        Set<Party> by = EnumSet.noneOf(Party.class);
        table.rows().stream().filter(row -> row.step() == step).forEach(row -> by.addAll(row.by()));
        boolean possible = table.rows().stream()
                .anyMatch(row -> row.step() == step && row.from().contains(state));
        List<String> blockers = new ArrayList<>();
        if (!possible || guards.contains("not-in-this-state")) {
            blockers.add("not-in-this-state");
        } else {
            if (by.stream().noneMatch(parties::contains)) {
                blockers.add("not-your-step");
            }
            blockers.addAll(guards);
        }
        return new Verdict(TransitionTable.path(step), List.copyOf(by), blockers);
    }

    private List<String> guards(CaseFile file, Step step, Set<Party> parties) {
        if (!CaseTransitions.STATUS
                .allowed(file.status(), EnumSet.allOf(Party.class))
                .contains(TransitionTable.path(step))) {
            return List.of(); // the state says no already: nothing is asked of the database
        }
        return switch (step) {
            case REGISTER ->
                !file.isRegistrable()
                        ? List.of("not-in-this-state")
                        : file.isOnConsent() ? List.of() : caseloads.objections(file, file.owner());
            case REOPEN ->
                Stream.concat(
                                file.supervisorOnly(step, parties, clock).stream(),
                                caseloads.objections(file, file.owner()).stream())
                        .toList();
            case REQUEST_CLOSURE -> ClosurePolicy.objections(file, unfinished.of(file.id()));
            default -> file.supervisorOnly(step, parties, clock);
        };
    }
}
