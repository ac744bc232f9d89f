package org.wasl.cases.worker;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;

@ApplicationScoped
public class Absences extends WorkerParts<Absence> {
    @Override
    protected Class<Absence> kind() {
        return Absence.class;
    }

    /** The accounts for whom this one stands in on a day. */
    public Set<String> coveredBy(String account, LocalDate day) {
        return Set.copyOf(getEntityManager()
                .createQuery(
                        "select a.accountId from Absence a where a.coverId = :me and a.fromDay <= :day and a.toDay >= :day",
                        String.class)
                .setParameter("me", account)
                .setParameter("day", day)
                .getResultList());
    }

    public boolean isAway(String account, LocalDate day) {
        return count("accountId = ?1 and fromDay <= ?2 and toDay >= ?2", account, day) > 0;
    }
}
