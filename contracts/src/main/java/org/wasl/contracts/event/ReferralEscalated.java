package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.code.ReferralDeadline;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ReferralId;

/**
 * A referral waits for too long.
 *
 * @param level 1 at three quarters of the time, 2 when it ran out, 3 half the time after that
 */
@EventType("referral.escalated")
public record ReferralEscalated(
        ReferralId referralId,
        AgencyId requesterId,
        AgencyId recipientId,
        @ServicesOnly @MayBeAbsent CaseId caseId,
        ReferralDeadline deadline,
        Integer level,
        ReferralPriority priority,
        ServiceType serviceType,
        @ServicesOnly @MayBeAbsent EventPlace place)
        implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return referralId.value();
    }
}
