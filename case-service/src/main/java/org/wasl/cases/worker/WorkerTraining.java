package org.wasl.cases.worker;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;

/** A training that a worker attended. Hours of accredited ones count for their professional development. */
@Entity
@Table(name = "training")
class WorkerTraining extends WorkerPart {
    private String title;
    private String provider;
    private boolean accredited;
    private BigDecimal hours;

    @Column(name = "ended_on")
    private LocalDate endedOn;

    @Column(name = "certificate_reference")
    private String certificateReference;

    protected WorkerTraining() {}

    WorkerTraining(Worker worker, WorkerTrainingBody body, Clock clock) {
        super(worker, clock);
        title = body.title();
        provider = body.provider();
        accredited = body.accredited();
        hours = body.hours();
        endedOn = body.endedOn();
        certificateReference = body.certificateReference();
    }

    WorkerTrainingBody body() {
        return new WorkerTrainingBody(title, provider, accredited, hours, endedOn, certificateReference);
    }
}
