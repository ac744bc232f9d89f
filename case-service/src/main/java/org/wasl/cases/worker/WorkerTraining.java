package org.wasl.cases.worker;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;

/** A training that a worker attended. Hours of accredited ones count for their professional development. */
@Entity
@Table(name = "training")
class WorkerTraining extends WorkerPart {
    private Facts facts;

    /** @param certificateReference null where there is no certificate */
    @Embeddable
    record Facts(
            String title,
            String provider,
            boolean accredited,
            BigDecimal hours,
            @Column(name = "ended_on") LocalDate endedOn,
            @Column(name = "certificate_reference") String certificateReference) {}

    protected WorkerTraining() {}

    WorkerTraining(Worker worker, Facts facts, Clock clock) {
        super(worker, clock);
        this.facts = facts;
    }

    Facts facts() {
        return facts;
    }
}
