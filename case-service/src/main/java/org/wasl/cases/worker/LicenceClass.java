package org.wasl.cases.worker;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Period;
import org.wasl.platform.value.LocalizedText;

/** A class of licence with its periods: rows of the licensing authority, because the bylaw's periods change and code does not. */
@Entity
@Table(name = "licence_class")
class LicenceClass {
    @Id
    private String code;

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "name_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    private LocalizedText name;

    private String validity;

    @Column(name = "hours_each_year")
    private int hoursEachYear;

    protected LicenceClass() {}

    /**
     * @param validity for which a new licence is good
     * @param hoursEachYear of accredited training
     */
    record Terms(LocalizedText name, Period validity, int hoursEachYear) {}

    LicenceClass(String code, Terms terms) {
        this.code = code;
        write(terms);
    }

    final void write(Terms terms) {
        name = terms.name();
        validity = terms.validity().toString();
        hoursEachYear = terms.hoursEachYear();
    }

    Terms terms() {
        return new Terms(name, validity(), hoursEachYear);
    }

    String code() {
        return code;
    }

    Period validity() {
        return Period.parse(validity);
    }

    int hoursEachYear() {
        return hoursEachYear;
    }

    LocalizedText name() {
        return name;
    }
}
