package org.wasl.contracts.event;

import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.code.OrganizationType;

/** An organization of the directory. */
@EventType("organization.stated")
public record OrganizationStated(
        UUID recordId,
        long revision,
        @MayBeAbsent OrganizationType kind,
        OrganizationStatus status,
        boolean takesReferrals,
        Instant registeredAt)
        implements Fact {}
