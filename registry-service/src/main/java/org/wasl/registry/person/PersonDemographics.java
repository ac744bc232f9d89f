package org.wasl.registry.person;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.MaritalStatus;
import org.wasl.contracts.code.Sex;

/**
 * The demographic facts of a record, and what follows from the birth date.
 *
 * @param birthDate with the precision YEAR or MONTH the first day of it; null where it is not known
 */
@Embeddable
public record PersonDemographics(
        @Enumerated(EnumType.STRING) Sex sex,
        @Column(name = "birth_date") LocalDate birthDate,

        @Enumerated(EnumType.STRING) @Column(name = "birth_date_precision")
        BirthDatePrecision birthDatePrecision,

        String nationality,

        @Enumerated(EnumType.STRING) @Column(name = "legal_status")
        LegalStatus legalStatus,

        @Enumerated(EnumType.STRING) @Column(name = "marital_status")
        MaritalStatus maritalStatus) {
    /** All of it is opened by this group of consent. */
    static final FieldGroup GROUP = FieldGroup.IDENTITY;

    static final PersonDemographics NONE = new PersonDemographics(null, null, null, null, null, null);

    /** Years from which a person consents, and asks about the own data, without a guardian. */
    private static final int DECIDES_ALONE = 15;

    /** Source: Convention on the Rights of the Child, article 1; Jordan's Civil Code, article 43. */
    private static final int ADULT = 18;

    /** A date is exact unless something else is said. */
    PersonDemographics settled() {
        BirthDatePrecision precision =
                birthDate == null ? null : birthDatePrecision == null ? BirthDatePrecision.EXACT : birthDatePrecision;
        return new PersonDemographics(sex, birthDate, precision, nationality, legalStatus, maritalStatus);
    }

    boolean isBornBefore(LocalDate day) {
        return birthDate != null && birthDate.isBefore(day);
    }

    boolean isBornAs(PersonDemographics other) {
        return Objects.equals(birthDate, other.birthDate) && birthDatePrecision == other.birthDatePrecision;
    }

    /** Whether the person is surely 18 or older that day; false where the birth date is not known. */
    public boolean isOfAge(LocalDate day) {
        return isSurely(ADULT, day);
    }

    /** Whether the person is surely 15 or older that day; false where the birth date is not known. */
    public boolean decidesAlone(LocalDate day) {
        return isSurely(DECIDES_ALONE, day);
    }

    /** By the latest day on which the person may have been born. */
    private boolean isSurely(int years, LocalDate day) {
        return birthDate != null && !latestBirthDate().plusYears(years).isAfter(day);
    }

    /** Whether the person is surely younger than 18 that day; false where the birth date is not known. */
    public boolean isUnderAge(LocalDate day) {
        return birthDate != null && birthDate.plusYears(ADULT).isAfter(day);
    }

    /** The day from which the person is surely of age; null where the birth date is not known. */
    public LocalDate comesOfAge() {
        return birthDate == null ? null : latestBirthDate().plusYears(ADULT);
    }

    private LocalDate latestBirthDate() {
        return switch (birthDatePrecision == null ? BirthDatePrecision.EXACT : birthDatePrecision) {
            case EXACT -> birthDate;
            case MONTH -> birthDate.with(TemporalAdjusters.lastDayOfMonth());
            case YEAR, ESTIMATED -> birthDate.with(TemporalAdjusters.lastDayOfYear());
        };
    }

    /** What counts and does not identify: born on some day of a year. */
    PersonDemographics anonymous() {
        return new PersonDemographics(
                sex,
                birthDate == null ? null : birthDate.withDayOfYear(1),
                birthDate == null ? null : BirthDatePrecision.YEAR,
                nationality,
                legalStatus,
                null);
    }
}
