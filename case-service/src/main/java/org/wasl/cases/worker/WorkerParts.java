package org.wasl.cases.worker;

import jakarta.inject.Inject;
import org.wasl.contracts.id.WorkerId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Entries are seen with their worker. */
abstract class WorkerParts<E extends WorkerPart> extends Aggregates<E> {
    @Inject
    Workers workers;

    protected abstract Class<E> kind();

    @Override
    public Filter<E> visibleTo(Caller caller) {
        return Filter.of(kind()).andIn("e.workerId", workers.visibleTo(caller));
    }

    Filter<E> of(WorkerId worker, Caller caller) {
        return visibleTo(caller).and("e.workerId = :worker", "worker", worker.value());
    }
}
