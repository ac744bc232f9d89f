package org.wasl.contracts.event;

import java.util.List;
import java.util.UUID;
import org.wasl.contracts.code.ReferralOutcome;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PlanActionId;
import org.wasl.contracts.id.ReferralId;

/** A step of the state machine was taken. The outcome, where there is one, tells the plan what became of its action. */
@EventType("referral.moved")
public record ReferralMoved(
        ReferralId referralId,
        AgencyId requesterId,
        @ServicesOnly @MayBeAbsent CaseId caseId,
        @ServicesOnly @MayBeAbsent PlanActionId planActionId,
        ReferralStep step,
        ReferralStatus status,
        @MayBeAbsent ReferralOutcome outcome,
        ServiceType serviceType,
        @ServicesOnly @MayBeAbsent List<CodeChange> codes,
        @ServicesOnly @MayBeAbsent EventPlace place)
        implements DomainEvent {
    /** Events of before tell no codes. */
    public ReferralMoved {
        codes = codes == null ? List.of() : List.copyOf(codes);
    }

    @Override
    public UUID aggregateId() {
        return referralId.value();
    }
}
