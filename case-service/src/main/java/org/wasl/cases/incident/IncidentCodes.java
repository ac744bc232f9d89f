package org.wasl.cases.incident;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.lock.RuleLock;

/** The switches of the agencies, and the codes of incidents, which are there only where the switch is on. Writers of one agency take turns. */
@ApplicationScoped
class IncidentCodes implements PanacheRepositoryBase<IncidentStatistics, UUID> {
    /** Before every id. */
    static final UUID FIRST = new UUID(0, 0);

    private static final Logger LOG = Logger.getLogger(IncidentCodes.class);

    private final RuleLock locks;
    private final Sealer sealer;
    private final Clock clock;

    @Inject
    IncidentCodes(RuleLock locks, Sealer sealer, Clock clock) {
        this.locks = locks;
        this.sealer = sealer;
        this.clock = clock;
    }

    Optional<IncidentStatistics> switchOf(AgencyId agency) {
        return findByIdOptional(agency.value());
    }

    /** @return whether it was switched the other way before; what was written while it was on is deleted with it */
    boolean set(AgencyId agency, boolean enabled, String account) {
        lock(agency.value());
        IncidentStatistics statistics = switchOf(agency).orElseGet(() -> new IncidentStatistics(agency));
        if (statistics.enabled() == enabled) {
            return false;
        }
        statistics.set(enabled, account, clock);
        persist(statistics);
        if (!enabled) {
            getEntityManager()
                    .createQuery("delete from IncidentCode c where c.agencyId = :agency")
                    .setParameter("agency", agency.value())
                    .executeUpdate();
        }
        return true;
    }

    void recorded(Incident incident, Incident.Content content) {
        lock(incident.agency().value());
        if (switchOf(incident.agency()).filter(IncidentStatistics::enabled).isPresent()) {
            getEntityManager().persist(new IncidentCode(incident, content));
        }
    }

    List<UUID> agenciesToCode() {
        return find("enabled and codedAt is null").stream()
                .map(IncidentStatistics::agencyId)
                .toList();
    }

    /**
     * Writes the codes of incidents that were recorded before the switch was on.
     *
     * @param last where the round before ended; {@link #FIRST} to begin
     * @return the last incident that was looked at; null when there are no more
     */
    UUID codeSome(UUID agency, UUID last, int atMost) {
        lock(agency);
        IncidentStatistics statistics = findById(agency);
        if (!statistics.isToBeCoded()) {
            return null; // switched off meanwhile, or done by another instance
        }
        List<Incident> next = getEntityManager()
                .createQuery(
                        "select i from Incident i where i.agencyId = :agency and i.id > :last"
                                + " and not exists (select 1 from IncidentCode c where c.incidentId = i.id) order by i.id",
                        Incident.class)
                .setParameter("agency", agency)
                .setParameter("last", last)
                .setMaxResults(atMost)
                .getResultList();
        next.forEach(this::code);
        if (next.size() < atMost) {
            statistics.coded(clock);
            return null;
        }
        return next.get(next.size() - 1).rawId();
    }

    private void code(Incident incident) {
        try {
            getEntityManager().persist(new IncidentCode(incident, incident.content(sealer)));
        } catch (IllegalStateException cannotBeOpened) {
            LOG.errorf("Incident %s cannot be opened and is not counted", incident.rawId());
        }
    }

    private void lock(UUID agency) {
        locks.take("incident-statistics", agency);
    }
}
