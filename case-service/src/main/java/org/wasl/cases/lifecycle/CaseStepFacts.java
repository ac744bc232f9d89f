package org.wasl.cases.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.wasl.cases.approval.ApprovalKind;
import org.wasl.cases.approval.Approvals;
import org.wasl.cases.assessment.Assessments;
import org.wasl.cases.assignment.Caseloads;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.StepFacts;
import org.wasl.cases.plan.Plans;
import org.wasl.cases.task.Tasks;

/** Answers {@link StepFacts} for many cases at once: each question is one statement however many cases a page has, and none where no guard asks. */
@ApplicationScoped
class CaseStepFacts implements StepFacts.Source {
    private final CaseFiles cases;
    private final Caseloads caseloads;
    private final Assessments assessments;
    private final Plans plans;
    private final Tasks tasks;
    private final Approvals approvals;

    @Inject
    CaseStepFacts(
            CaseFiles cases,
            Caseloads caseloads,
            Assessments assessments,
            Plans plans,
            Tasks tasks,
            Approvals approvals) {
        this.cases = cases;
        this.caseloads = caseloads;
        this.assessments = assessments;
        this.plans = plans;
        this.tasks = tasks;
        this.approvals = approvals;
    }

    @Override
    public StepFacts of(Collection<CaseFile> files) {
        return new OfThese(files);
    }

    private final class OfThese implements StepFacts {
        private final Collection<CaseFile> files;
        private Map<UUID, List<String>> objections;
        private Map<UUID, OpenWork> work;
        private Set<UUID> assessed;

        private OfThese(Collection<CaseFile> files) {
            this.files = files;
        }

        @Override
        public List<String> objectionsToOwner(CaseFile file) {
            if (objections == null) {
                objections = caseloads.objectionsToOwners(files);
            }
            return objections.get(file.rawId());
        }

        @Override
        public OpenWork openWork(CaseFile file) {
            if (work == null) {
                work = openWork();
            }
            return work.get(file.rawId());
        }

        @Override
        public boolean hasApprovedAssessment(CaseFile file) {
            if (assessed == null) {
                assessed = assessments.approvedAmong(files);
            }
            return assessed.contains(file.rawId());
        }

        /** Work of those that were merged into a case is its work. */
        private Map<UUID, OpenWork> openWork() {
            Map<UUID, List<UUID>> withMerged = new HashMap<>();
            files.forEach(file -> withMerged.put(file.rawId(), new ArrayList<>(List.of(file.rawId()))));
            cases.mergedInto(withMerged.keySet())
                    .forEach((merged, survivor) -> withMerged.get(survivor).add(merged));
            Set<UUID> all = new HashSet<>();
            withMerged.values().forEach(all::addAll);
            Map<UUID, Long> referrals = plans.referredActionsIn(all);
            Map<UUID, Long> open = tasks.countOpen(all);
            Set<UUID> undecided = approvals.pendingIn(ApprovalKind.LEGAL_BASIS, all);
            Map<UUID, OpenWork> found = new HashMap<>();
            withMerged.forEach((file, ids) -> found.put(
                    file,
                    new OpenWork(
                            sum(referrals, ids), sum(open, ids), ids.stream().anyMatch(undecided::contains))));
            return found;
        }

        private static long sum(Map<UUID, Long> counts, List<UUID> ids) {
            return ids.stream().mapToLong(id -> counts.getOrDefault(id, 0L)).sum();
        }
    }
}
