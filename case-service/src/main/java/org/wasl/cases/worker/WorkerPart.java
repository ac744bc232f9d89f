package org.wasl.cases.worker;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Clock;
import java.util.UUID;
import org.wasl.platform.value.Aggregate;

/** An entry in the file of a worker: a training, a supervision session, an absence. */
@MappedSuperclass
abstract class WorkerPart extends Aggregate {
    @Column(name = "worker_id", updatable = false)
    private UUID workerId;

    protected WorkerPart() {}

    protected WorkerPart(Worker worker, Clock clock) {
        super(worker.agency(), clock);
        workerId = worker.rawId();
    }
}
