package org.wasl.contracts.event;

import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.code.HouseholdStatus;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;

/** A household: who heads it and how many live in it today. */
@EventType("household.stated")
public record HouseholdStated(
        UUID recordId,
        long revision,
        AgencyId agencyId,
        HouseholdStatus status,
        @MayBeAbsent HouseholdId mergedIntoId,
        Instant registeredAt,
        int size,
        @MayBeAbsent PersonId headId,
        @MayBeAbsent Sex headSex,
        @MayBeAbsent Integer headBirthYear,
        @MayBeAbsent String governorate)
        implements Fact {}
