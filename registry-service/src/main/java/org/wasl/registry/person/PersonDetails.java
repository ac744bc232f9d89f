package org.wasl.registry.person;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Clock;
import java.time.LocalDate;
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
