package org.wasl.registry.person;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.MaritalStatus;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.InvisibleMarks;
import org.wasl.platform.vocabulary.CodeOf;

/**
 * The fields of a person as the API takes them, with the rules of each. {@link PersonFields} are the same inside.
 *
 * @param birthDate with {@code birthDatePrecision} YEAR or MONTH the first day of it
 * @param nationality ISO 3166-1 alpha-2
 * @param disability, disabilityCard null where not asked
 * @param contactPoints the one to be used first before others; null where there are none. One that was said not to be safe stays so until somebody says that it is
 * @param governorate ISO 3166-2
 * @param district P-code, in that governorate where both are given; what a list of persons called otherwise stays as it came
 * @param camp the camp of refugees in which the person lives, in that governorate where both are given; null where in none
 * @param preferredLanguage ISO 639: two letters where the language has them, three otherwise
 */
@Schema(name = "PersonFields")
public record PersonBody(
        @NotEmpty @Size(max = 20) List<PersonFields.@Valid @NotNull Name> names,
        @NotNull Sex sex,

        @PastOrPresent(message = "in-the-future") @Schema(nullable = true, examples = "2016-05-02")
        LocalDate birthDate,

        @Schema(nullable = true) BirthDatePrecision birthDatePrecision,

        @CodeOf(Vocabulary.COUNTRY) @Schema(nullable = true, examples = "JO")
        String nationality,

        @NotNull LegalStatus legalStatus,
        @Schema(nullable = true) MaritalStatus maritalStatus,
        @Schema(nullable = true) Boolean disability,
        @Schema(nullable = true) Boolean disabilityCard,

        @Size(max = 10) @Schema(nullable = true) List<@Valid @NotNull ContactPoint> contactPoints,

        @CodeOf(Vocabulary.LANGUAGE) @Schema(nullable = true, examples = "ar")
        String preferredLanguage,

        @CodeOf(Vocabulary.GOVERNORATE) @Schema(nullable = true, examples = "JO-IR")
        String governorate,

        @Size(max = 100) @CleanText @CodeOf(Vocabulary.DISTRICT) @Schema(nullable = true, examples = "JO2101")
        String district,

        @CodeOf(Vocabulary.CAMP) @Schema(nullable = true, examples = "ZAATARI")
        String camp) {

    /** As names, so numbers: without marks of direction. */
    public PersonBody {
        contactPoints = contactPoints == null ? List.of() : contactPoints;
        district = InvisibleMarks.removed(district);
    }

    public static PersonBody of(PersonFields fields) {
        PersonDemographics demographics = fields.demographics();
        Residence residence = fields.residence();
        return new PersonBody(
                fields.names(),
                demographics.sex(),
                demographics.birthDate(),
                demographics.birthDatePrecision(),
                demographics.nationality(),
                demographics.legalStatus(),
                demographics.maritalStatus(),
                fields.needs().disability(),
                fields.needs().disabilityCard(),
                fields.contactPoints(),
                fields.contact().preferredLanguage(),
                residence.governorate(),
                residence.district(),
                residence.camp());
    }

    public PersonFields toFields() {
        return new PersonFields(
                names,
                new PersonDemographics(sex, birthDate, birthDatePrecision, nationality, legalStatus, maritalStatus),
                new PersonNeeds(disability, disabilityCard),
                contactPoints,
                new ContactDetails(preferredLanguage),
                new Residence(governorate, district, camp));
    }
}
