package org.wasl.cases.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.FollowUpType;
import org.wasl.contracts.id.CaseId;

/** The follow-ups of cases. */
@ApplicationScoped
public class FollowUps extends CaseParts<FollowUp> {
    FollowUps() {
        super(FollowUp.class, CaseCategory.FOLLOW_UPS);
    }

    /** @param doneAt null where it was not, or not yet */
    public record Fact(CaseId caseId, FollowUpType type, Instant plannedAt, Instant doneAt) {}

    /** Of many cases, oldest first. */
    public List<Fact> of(Collection<UUID> files) {
        return list("caseId in ?1 order by id", files).stream()
                .map(visit -> new Fact(visit.caseId(), visit.type(), visit.plannedAt(), visit.doneAt()))
                .toList();
    }
}
