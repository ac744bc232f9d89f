package org.wasl.registry.casework;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;

@ApplicationScoped
public class CaseCircles implements PanacheRepositoryBase<CaseCircle, UUID> {
    /** Those of the persons whom the caller works with on a running case, also on a record that was merged into theirs. */
    public Set<UUID> workingWith(Collection<UUID> persons, Caller caller) {
        boolean anySupervisor = caller.has(Roles.SUPERVISOR);
        return new HashSet<>(getEntityManager()
                .createQuery(
                        "select coalesce(p.survivor.id, p.id) from CaseCircle c join Person p on p.id = c.personId"
                                + " where c.working and c.agencyId = :agency and (c.ownerId = :me or c.supervisorId = :me"
                                + (anySupervisor ? " or c.supervisorId is null" : "")
                                + ") and (p.id in (:persons) or p.survivor.id in (:persons))",
                        UUID.class)
                .setParameter("agency", caller.agency().value())
                .setParameter("me", caller.subject())
                .setParameter("persons", persons)
                .getResultList());
    }
}
