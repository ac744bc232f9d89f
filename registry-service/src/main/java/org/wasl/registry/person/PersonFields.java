package org.wasl.registry.person;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.MaritalStatus;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.InvisibleMarks;
import org.wasl.platform.vocabulary.CodeOf;

/**
 * The fields of a person that a registrar writes.
 *
 * @param birthDate with {@code birthDatePrecision} YEAR or MONTH the first day of it
 * @param nationality ISO 3166-1 alpha-2
 * @param disability null where not asked
 * @param contactPoints the one to be used first before others; null where there are none. One that was said not to be safe stays so until somebody says that it is
 * @param governorate ISO 3166-2
 * @param preferredLanguage ISO 639: two letters where the language has them, three otherwise
 */
@Schema(name = "PersonFields")
public record PersonFields(
        @NotEmpty @Size(max = 20) List<@Valid @NotNull Name> names,
        @NotNull Sex sex,

        @PastOrPresent(message = "in-the-future") @Schema(nullable = true, examples = "2016-05-02")
        LocalDate birthDate,

        @Schema(nullable = true) BirthDatePrecision birthDatePrecision,

        @CodeOf(Vocabulary.COUNTRY) @Schema(nullable = true, examples = "JO")
        String nationality,

        @NotNull LegalStatus legalStatus,
        @Schema(nullable = true) MaritalStatus maritalStatus,
        @Schema(nullable = true) Boolean disability,

        @Size(max = 10) @Schema(nullable = true) List<@Valid @NotNull ContactPoint> contactPoints,

        @CodeOf(Vocabulary.LANGUAGE) @Schema(nullable = true, examples = "ar")
        String preferredLanguage,

        @CodeOf(Vocabulary.GOVERNORATE) @Schema(nullable = true, examples = "JO-IR")
        String governorate,

        @Size(max = 20) @CleanText @Schema(nullable = true, examples = "JO2101")
        String district) {

    /** As names, so numbers: without marks of direction. */
    public PersonFields {
        contactPoints = contactPoints == null ? List.of() : contactPoints;
        district = InvisibleMarks.removed(district);
    }

    /** A name in one script, by its four parts. Parts that nobody knows are left out. */
    @Schema(name = "PersonName")
    public record Name(
            @NotNull NameScript script,
            @NotNull NameUse use,

            @NotNull @Size(min = 1, max = 100) @Pattern(regexp = ".*\\S.*") @CleanText @Schema(examples = "ليلى")
            String given,

            @Size(max = 100) @CleanText @Schema(nullable = true, examples = "أحمد")
            String father,

            @Size(max = 100) @CleanText @Schema(nullable = true, examples = "يوسف")
            String grandfather,

            @Size(max = 100) @CleanText @Schema(nullable = true, examples = "الخطيب")
            String family) {

        /** Marks of direction come along when a name is copied; they are no part of it. */
        public Name {
            given = InvisibleMarks.removed(given);
            father = InvisibleMarks.removed(father);
            grandfather = InvisibleMarks.removed(grandfather);
            family = InvisibleMarks.removed(family);
        }

        @JsonIgnore
        public String whole() {
            return java.util.stream.Stream.of(given, father, grandfather, family)
                    .filter(Objects::nonNull)
                    .collect(java.util.stream.Collectors.joining(" "));
        }
    }

    static PersonFields of(
            List<Name> names,
            PersonDemographics demographics,
            List<ContactPoint> contactPoints,
            ContactDetails contact) {
        return new PersonFields(
                names,
                demographics.sex(),
                demographics.birthDate(),
                demographics.birthDatePrecision(),
                demographics.nationality(),
                demographics.legalStatus(),
                demographics.maritalStatus(),
                demographics.disability(),
                contactPoints,
                contact.preferredLanguage(),
                contact.governorate(),
                contact.district());
    }

    /** As they are kept: a date is exact unless something else is said, and telephone numbers have one form. */
    public PersonFields settled() {
        return with(
                birthDate == null ? null : birthDatePrecision == null ? BirthDatePrecision.EXACT : birthDatePrecision,
                contactPoints.stream().map(ContactPoint::settled).toList());
    }

    /** As they are kept by a record that says these now: where they do not say whether a contact point is safe, what was said of it before stays. */
    public PersonFields settledOver(PersonFields known) {
        PersonFields settled = settled();
        return settled.with(settled.contactPoints().stream()
                .map(point -> known.contactPoints().stream()
                        .filter(point::reachesAs)
                        .findFirst()
                        .map(point::keepingSafety)
                        .orElse(point))
                .toList());
    }

    public PersonFields with(List<ContactPoint> points) {
        return with(birthDatePrecision, points);
    }

    private PersonFields with(BirthDatePrecision precision, List<ContactPoint> points) {
        return new PersonFields(
                names,
                sex,
                birthDate,
                precision,
                nationality,
                legalStatus,
                maritalStatus,
                disability,
                points,
                preferredLanguage,
                governorate,
                district);
    }

    /** The rules that look at more than one field, and that a birth date is not too long ago. */
    public void check(LocalDate today) {
        Problem problem = new Problem(CommonProblem.INVALID_FIELDS);
        if (names.stream().noneMatch(n -> n.use() == NameUse.OFFICIAL)) {
            problem.at("/names", "official-name-required");
        }
        for (NameScript script : NameScript.values()) {
            if (names.stream()
                            .filter(n -> n.use() == NameUse.OFFICIAL && n.script() == script)
                            .count()
                    > 1) {
                problem.at("/names", "one-official-per-script");
            }
        }
        if (birthDate != null && birthDate.isBefore(today.minusYears(130))) {
            problem.at("/birthDate", "too-long-ago");
        }
        checkContactPoints(problem);
        if (!problem.errors().isEmpty()) {
            throw problem;
        }
    }

    /** A number that stands there twice could be safe in one place and unsafe in the other. */
    private void checkContactPoints(Problem problem) {
        List<ContactPoint> points =
                contactPoints.stream().map(ContactPoint::settled).toList();
        for (int i = 0; i < points.size(); i++) {
            ContactPoint point = points.get(i);
            String fault = point.fault();
            if (fault == null && points.subList(0, i).stream().anyMatch(point::reachesAs)) {
                fault = "contact-point-twice";
            }
            if (fault != null) {
                problem.at("/contactPoints/" + i + "/value", fault);
            }
        }
    }
}
