package org.wasl.cases.deadline;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.wasl.platform.value.LocalizedText;

/** A public holiday of Jordan. Those of the moon's calendar are entered when they are announced. */
@Entity
@Table(name = "holiday")
class Holiday {
    @Id
    private LocalDate day;

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "name_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    private LocalizedText name;

    protected Holiday() {}

    Holiday(LocalDate day, LocalizedText name) {
        this.day = day;
        this.name = name;
    }

    void isCalled(LocalizedText newName) {
        name = newName;
    }

    LocalDate day() {
        return day;
    }

    LocalizedText name() {
        return name;
    }
}
