package org.wasl.cases.registry;

import java.time.LocalDate;
import java.util.List;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.Sex;

/** Somebody as another system describes her, in the registry's form of a registration. */
public record NewPerson(
        List<Name> names,
        Sex sex,
        LocalDate birthDate,
        BirthDatePrecision birthDatePrecision,
        String nationality,
        LegalStatus legalStatus,
        String phone,
        List<PersonNumber> identifiers) {
    public record Name(
            NameScript script, NameUse use, String given, String father, String grandfather, String family) {}
}
