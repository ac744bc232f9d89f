package org.wasl.contracts.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.DepartureKind;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.NationalityGroup;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;

/** A person as figures count them: one record of the registry. Of an erased person, or one whom the agency let go, without year of birth and place. */
@EventType("person.stated")
public record PersonStated(
        UUID recordId,
        long revision,
        AgencyId agencyId,
        Set<AgencyId> holders,
        PersonStatus status,
        @MayBeAbsent Instant statusSince,
        @MayBeAbsent DepartureKind departure,
        @MayBeAbsent PersonId survivorId,
        Instant registeredAt,
        @MayBeAbsent Sex sex,
        @MayBeAbsent Integer birthYear,
        @MayBeAbsent BirthDatePrecision birthPrecision,
        @MayBeAbsent String governorate,
        @MayBeAbsent String district,
        @MayBeAbsent String camp,
        @MayBeAbsent NationalityGroup nationalityGroup,
        @MayBeAbsent LegalStatus legalStatus,
        @MayBeAbsent Boolean disability,
        @MayBeAbsent Boolean disabilityCard,
        @MayBeAbsent LocalDate diedOn)
        implements Fact {}
