package org.wasl.platform.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.event.AbsenceRecorded;

/** Who stands in for whom: written by the service that keeps the register of workers, followed by the others. */
@ApplicationScoped
public class AbsenceCovers implements PanacheRepositoryBase<AbsenceCover, UUID> {
    public void follow(AbsenceRecorded absence) {
        getEntityManager().merge(new AbsenceCover(absence));
    }

    /** The accounts for whom this one stands in on a day. */
    public Set<String> of(String account, LocalDate day) {
        return Set.copyOf(getEntityManager()
                .createQuery(
                        "select a.accountId from AbsenceCover a where a.coverId = :me and a.fromDay <= :day and a.toDay >= :day",
                        String.class)
                .setParameter("me", account)
                .setParameter("day", day)
                .getResultList());
    }
}
