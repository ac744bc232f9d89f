package org.wasl.cases.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.contracts.code.ConfirmNewReason;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.problem.Problem;

/** That a person has one running case in a programme: asked where a case begins and where one is opened again. Of cases that the caller may not know nothing is told. */
@ApplicationScoped
class RunningCases {
    private final RuleLock locks;
    private final CaseFiles cases;
    private final Caller caller;

    @Inject
    RunningCases(RuleLock locks, CaseFiles cases, Caller caller) {
        this.locks = locks;
        this.cases = cases;
        this.caller = caller;
    }

    /**
     * The others, one request at a time: two that begin at once see each other.
     *
     * @param itself the case that is about to run; null where it is not made yet
     * @param confirmed why another case is right all the same; null where nobody said so
     * @throws Problem POSSIBLE_DUPLICATE with the candidates
     */
    List<CaseFile> others(PersonId subject, Programme programme, CaseId itself, ConfirmNewReason confirmed) {
        locks.take("running-case", subject, programme);
        List<CaseFile> running = cases.runningLike(subject, programme, caller).stream()
                .filter(file -> !file.id().equals(itself))
                .toList();
        if (!running.isEmpty() && confirmed == null) {
            throw new Problem(CaseProblem.POSSIBLE_DUPLICATE)
                    .with("candidates", running.stream().map(CaseFile::id).toList());
        }
        return running;
    }
}
