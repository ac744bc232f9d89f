package org.wasl.registry.casework;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.id.AgencyId;
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

    /** A case she has or had: what the registry knows of it. */
    @Schema(name = "KnownCase")
    public record KnownCase(UUID caseId, AgencyId agencyId, boolean running) {}

    public List<KnownCase> of(Collection<UUID> persons) {
        return list("personId in ?1 order by caseId desc", persons).stream()
                .map(CaseCircle::known)
                .toList();
    }

    public boolean areRunning(Collection<UUID> persons) {
        return count("personId in ?1 and working = true", persons) > 0;
    }

    /** When the last of her cases ended; empty where there was none. */
    public Optional<Instant> lastEnded(Collection<UUID> persons) {
        return Optional.ofNullable(getEntityManager()
                .createQuery("select max(c.endedAt) from CaseCircle c where c.personId in (:persons)", Instant.class)
                .setParameter("persons", persons)
                .getSingleResult());
    }
}
