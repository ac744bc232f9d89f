package org.wasl.cases.worker;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;

@ApplicationScoped
class WorkerTrainings extends WorkerParts<WorkerTraining> {
    @Override
    protected Class<WorkerTraining> kind() {
        return WorkerTraining.class;
    }

    double accreditedHours(Worker worker, int year) {
        BigDecimal hours = getEntityManager()
                .createQuery(
                        "select sum(t.facts.hours) from WorkerTraining t where t.workerId = :worker and t.facts.accredited"
                                + " and t.facts.endedOn between :from and :to",
                        BigDecimal.class)
                .setParameter("worker", worker.rawId())
                .setParameter("from", LocalDate.of(year, 1, 1))
                .setParameter("to", LocalDate.of(year, 12, 31))
                .getSingleResult();
        return hours == null ? 0 : hours.doubleValue();
    }
}
