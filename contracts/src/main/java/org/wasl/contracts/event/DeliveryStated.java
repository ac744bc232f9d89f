package org.wasl.contracts.event;

import java.time.LocalDate;
import java.util.UUID;
import org.wasl.contracts.code.ServiceDeliveryStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ReferralId;

/** A service of a case, from its request to its delivery. */
@EventType("delivery.stated")
public record DeliveryStated(
        UUID recordId,
        long revision,
        CaseId caseId,
        AgencyId agencyId,
        ServiceType serviceType,
        ServiceDeliveryStatus status,
        @MayBeAbsent AgencyId providerId,
        @MayBeAbsent UUID placeId,
        @MayBeAbsent ReferralId referralId,
        @MayBeAbsent LocalDate requestedOn,
        @MayBeAbsent LocalDate dueOn,
        @MayBeAbsent LocalDate deliveredOn)
        implements Fact {}
