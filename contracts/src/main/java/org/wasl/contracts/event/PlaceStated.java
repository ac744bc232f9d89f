package org.wasl.contracts.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.CentreType;
import org.wasl.contracts.id.AgencyId;

/** A place of the directory: a community development centre, a clinic. */
@EventType("place.stated")
public record PlaceStated(
        UUID recordId,
        long revision,
        AgencyId organizationId,
        @MayBeAbsent CentreType kind,
        @MayBeAbsent String governorate,
        List<AccessibilityFeature> accessibility,
        boolean confidential,
        Instant registeredAt)
        implements Fact {}
