package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PlanActionId;

/** Where a referral comes from: the account that drafted it, and the case and plan action that it was made from. */
@Embeddable
public class Origin {
    private String requester;

    @Column(name = "written_by")
    private String[] writers;

    @Column(name = "case_id")
    private UUID caseId;

    @Column(name = "plan_action_id")
    private UUID planActionId;

    protected Origin() {}

    /** @param writers the accounts that wrote something of the draft, in any order */
    Origin(String requester, Set<String> writers, DraftContent content) {
        this.requester = requester;
        this.writers = writers.stream().sorted().toArray(String[]::new);
        caseId = content.caseId() == null ? null : content.caseId().value();
        planActionId =
                content.planActionId() == null ? null : content.planActionId().value();
    }

    /** Account of the caseworker who drafted it. */
    public String requester() {
        return requester;
    }

    /** The accounts that drafted it or changed the draft: what is opened for it is not theirs to review. */
    public Set<String> writers() {
        return Set.of(writers);
    }

    Set<String> writersAnd(String account) {
        return Stream.concat(Stream.of(writers), Stream.of(account)).collect(Collectors.toSet());
    }

    /** Null where it was not made from a case. */
    CaseId caseId() {
        return caseId == null ? null : new CaseId(caseId);
    }

    PlanActionId planActionId() {
        return planActionId == null ? null : new PlanActionId(planActionId);
    }
}
