package org.wasl.platform.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.wasl.contracts.event.AbsenceRecorded;

/** Days on which one account stands in for another. */
@Entity
@Table(name = "absence_cover")
class AbsenceCover {
    @Id
    @Column(name = "absence_id")
    private UUID absenceId;

    @Column(name = "agency_id")
    private UUID agencyId;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "cover_id")
    private String coverId;

    @Column(name = "from_day")
    private LocalDate fromDay;

    @Column(name = "to_day")
    private LocalDate toDay;

    protected AbsenceCover() {}

    AbsenceCover(AbsenceRecorded absence) {
        absenceId = absence.absenceId();
        agencyId = absence.agencyId().value();
        accountId = absence.accountId();
        coverId = absence.coverId();
        fromDay = absence.from();
        toDay = absence.to();
    }
}
