package org.wasl.registry.registration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.MaritalStatus;
import org.wasl.contracts.code.Sex;
import org.wasl.platform.value.ExternalId;
import org.wasl.registry.person.ContactPoint;
import org.wasl.registry.person.IdentifierBody;
import org.wasl.registry.person.IdentifierClaim;
import org.wasl.registry.person.IdentifierNumber;
import org.wasl.registry.person.NumbersInUse;
import org.wasl.registry.person.PersonBody;
import org.wasl.registry.person.PersonFields;

/** A person to register: the fields of a person, whose rules stand at {@link PersonBody}, with the person's numbers and the ids that the sending system gives. */
@Schema(name = "PersonRegistration", extensions = @Extension(name = "x-members-of", value = "PersonFields"))
public record Registration(
        List<PersonFields.Name> names,
        Sex sex,
        @Schema(nullable = true, examples = "2016-05-02") LocalDate birthDate,
        @Schema(nullable = true) BirthDatePrecision birthDatePrecision,
        @Schema(nullable = true, examples = "JO") String nationality,
        LegalStatus legalStatus,
        @Schema(nullable = true) MaritalStatus maritalStatus,
        @Schema(nullable = true) Boolean disability,
        @Schema(nullable = true) Boolean disabilityCard,
        @Schema(nullable = true) List<ContactPoint> contactPoints,
        @Schema(nullable = true, examples = "ar") String preferredLanguage,
        @Schema(nullable = true, examples = "JO-IR") String governorate,
        @Schema(nullable = true, examples = "JO2101") String district,
        @Schema(nullable = true, examples = "ZAATARI") String camp,
        @Size(max = 20) @Schema(nullable = true) List<@Valid @NotNull IdentifierBody> identifiers,
        @Size(max = 20) @Schema(nullable = true) List<@Valid @NotNull ExternalId> externalIds) {

    /** The rules of these fields stand there; there is one place for them. */
    @JsonIgnore
    public PersonBody body() {
        return new PersonBody(
                names,
                sex,
                birthDate,
                birthDatePrecision,
                nationality,
                legalStatus,
                maritalStatus,
                disability,
                disabilityCard,
                contactPoints,
                preferredLanguage,
                governorate,
                district,
                camp);
    }

    @JsonIgnore
    public List<IdentifierNumber> numbers() {
        List<IdentifierNumber> numbers = new ArrayList<>();
        for (int i = 0; identifiers != null && i < identifiers.size(); i++) {
            numbers.add(identifiers.get(i).number("/identifiers/" + i));
        }
        return numbers;
    }

    /** @param inUse who has the numbers already */
    public List<IdentifierClaim> claims(NumbersInUse inUse) {
        List<IdentifierNumber> numbers = numbers();
        List<IdentifierClaim> claims = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            claims.add(
                    new IdentifierClaim(numbers.get(i), identifiers.get(i).document(), inUse.holderOf(numbers.get(i))));
        }
        return claims;
    }

    @JsonIgnore
    public Set<ExternalId> ownIds() {
        return externalIds == null
                ? Set.of()
                : externalIds.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }
}
