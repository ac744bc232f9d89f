package org.wasl.monitoring.action;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** A public holiday, as the case service announced it. */
@Entity
@Table(name = "holiday")
class Holiday {
    @Id
    private LocalDate day;

    protected Holiday() {}

    Holiday(LocalDate day) {
        this.day = day;
    }

    LocalDate day() {
        return day;
    }
}
