package org.wasl.cases.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.AssessmentStatus;
import org.wasl.contracts.code.CaseCategory;

/** The assessments of cases. */
@ApplicationScoped
public class Assessments extends CaseParts<Assessment> {
    Assessments() {
        super(Assessment.class, CaseCategory.ASSESSMENTS);
    }

    /** Those of the cases that have an approved assessment. What was approved before a case was opened again says nothing of now. */
    public Set<UUID> approvedAmong(Collection<CaseFile> files) {
        Map<UUID, CaseFile> byId = files.stream().collect(Collectors.toMap(CaseFile::rawId, file -> file));
        return list("caseId in ?1 and status = ?2", byId.keySet(), AssessmentStatus.APPROVED).stream()
                .filter(approved -> {
                    Instant since =
                            byId.get(approved.caseId().value()).lifecycle().reopenedAt();
                    return since == null || !approved.completedAt().isBefore(since);
                })
                .map(approved -> approved.caseId().value())
                .collect(Collectors.toSet());
    }
}
