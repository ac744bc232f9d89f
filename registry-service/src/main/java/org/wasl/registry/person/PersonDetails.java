package org.wasl.registry.person;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.MaritalStatus;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.Aggregate;

/** What a registrar writes down of a person, but for her names. */
@MappedSuperclass
abstract class PersonDetails extends Aggregate {
    /** Source: Convention on the Rights of the Child, article 1; Jordan's Civil Code, article 43. */
    private static final int ADULT = 18;

    @Enumerated(EnumType.STRING)
    private Sex sex;

    @Column(name = "birth_date")
    private LocalDate birthDate;

    @Enumerated(EnumType.STRING)
    @Column(name = "birth_date_precision")
    private BirthDatePrecision birthDatePrecision;

    private String nationality;

    @Enumerated(EnumType.STRING)
    @Column(name = "legal_status")
    private LegalStatus legalStatus;

    @Enumerated(EnumType.STRING)
    @Column(name = "marital_status")
    private MaritalStatus maritalStatus;

    private Boolean disability;
    private String phone;
    private String email;

    @Column(name = "preferred_language")
    private String preferredLanguage;

    private String governorate;
    private String district;

    protected PersonDetails() {}

    PersonDetails(AgencyId agency, Clock clock) {
        super(agency, clock);
    }

    void write(PersonFields fields) {
        sex = fields.sex();
        birthDate = fields.birthDate();
        birthDatePrecision = fields.birthDatePrecision();
        nationality = fields.nationality();
        legalStatus = fields.legalStatus();
        maritalStatus = fields.maritalStatus();
        disability = fields.disability();
        phone = fields.phone();
        email = fields.email();
        preferredLanguage = fields.preferredLanguage();
        governorate = fields.governorate();
        district = fields.district();
    }

    PersonFields fields(List<PersonFields.Name> names) {
        return new PersonFields(
                names,
                sex,
                birthDate,
                birthDatePrecision,
                nationality,
                legalStatus,
                maritalStatus,
                disability,
                phone,
                email,
                preferredLanguage,
                governorate,
                district);
    }

    /** Whether she is 18 or older that day, by all that is known; so too where nothing is known of her birth: no. */
    public boolean isOfAge(LocalDate day) {
        return birthDate != null && !comesOfAge().isAfter(day);
    }

    /** Whether she is younger than 18 that day, by all that is known. */
    public boolean isUnderAge(LocalDate day) {
        return isYoungerThan(ADULT, day);
    }

    public boolean isYoungerThan(int years, LocalDate day) {
        return birthDate != null && birthDate.plusYears(years).isAfter(day);
    }

    /** The day on which she surely is of age; null where nothing is known of her birth. */
    public LocalDate comesOfAge() {
        return birthDate == null ? null : latestBirth().plusYears(ADULT);
    }

    private LocalDate latestBirth() {
        return switch (birthDatePrecision == null ? BirthDatePrecision.EXACT : birthDatePrecision) {
            case EXACT -> birthDate;
            case MONTH -> birthDate.with(TemporalAdjusters.lastDayOfMonth());
            case YEAR, ESTIMATED -> birthDate.with(TemporalAdjusters.lastDayOfYear());
        };
    }

    public LocalDate birthDate() {
        return birthDate;
    }

    public Sex sex() {
        return sex;
    }

    public String governorate() {
        return governorate;
    }

    public String preferredLanguage() {
        return preferredLanguage;
    }
}
