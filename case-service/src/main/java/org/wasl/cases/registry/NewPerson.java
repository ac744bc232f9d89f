package org.wasl.cases.registry;

import java.time.LocalDate;
import java.util.List;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.Sex;

/** A person as another system describes them, in the registry's form of a registration. */
public record NewPerson(
        List<PersonName> names,
        Sex sex,
        LocalDate birthDate,
        BirthDatePrecision birthDatePrecision,
        String nationality,
        LegalStatus legalStatus,
        List<PersonContactPoint> contactPoints,
        List<PersonNumber> identifiers) {}
