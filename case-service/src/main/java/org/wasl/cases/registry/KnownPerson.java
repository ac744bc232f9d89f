package org.wasl.cases.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.Sex;

/** A person as the registry shows them to this caller; what is hidden is null or empty. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record KnownPerson(
        UUID id,
        List<PersonName> names,
        Sex sex,
        LocalDate birthDate,
        BirthDatePrecision birthDatePrecision,
        String nationality,
        List<PersonContactPoint> contactPoints,
        String governorate,
        List<Number> identifiers) {
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Number(IdentifierSystem system, String value, String status) {}

    public Optional<String> number(IdentifierSystem system) {
        return identifiers.stream()
                .filter(number -> number.system() == system && "ACTIVE".equals(number.status()))
                .map(Number::value)
                .findFirst();
    }

    /** The first telephone number that anybody may call. */
    public Optional<String> phone() {
        return contactPoints.stream()
                .filter(PersonContactPoint::isUsablePhone)
                .map(PersonContactPoint::value)
                .findFirst();
    }

    /** The official name, in Latin letters where there is one: peers' systems sort by it. */
    public Optional<PersonName> officialName() {
        return names.stream()
                .filter(name -> name.use() == NameUse.OFFICIAL)
                .min((one, other) ->
                        Boolean.compare(other.script() == NameScript.LATN, one.script() == NameScript.LATN));
    }
}
