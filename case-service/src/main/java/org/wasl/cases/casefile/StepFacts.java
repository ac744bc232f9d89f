package org.wasl.cases.casefile;

import java.util.Collection;
import java.util.List;

/** What other rooms know that may stand against a step of a case. They depend on this room, so this room asks by a port. */
public interface StepFacts {
    /** The owner's account is no active worker of the agency: the objection that nobody can lift. */
    String NOT_A_WORKER = "not-a-worker";

    /** Codes of what stands against the owner holding the case: not-a-worker, not-licensed, away, caseload-full. */
    List<String> objectionsToOwner(CaseFile file);

    OpenWork openWork(CaseFile file);

    /** Whether an assessment of the case was approved since it was opened, or opened again. */
    boolean hasApprovedAssessment(CaseFile file);

    /**
     * Work of a case, and of those that were merged into it, that is not done.
     *
     * @param referrals plan actions that are referred
     * @param tasks other than approvals
     * @param basisUndecided a basis other than consent awaits a second person; closing would end that beside them
     */
    record OpenWork(long referrals, long tasks, boolean basisUndecided) {}

    /** For many cases, each question is asked once. */
    interface Source {
        StepFacts of(Collection<CaseFile> files);
    }

    StepFacts NOTHING_KNOWN = new StepFacts() {
        @Override
        public List<String> objectionsToOwner(CaseFile file) {
            return List.of();
        }

        @Override
        public OpenWork openWork(CaseFile file) {
            return new OpenWork(0, 0, false);
        }

        @Override
        public boolean hasApprovedAssessment(CaseFile file) {
            return true;
        }
    };
}
