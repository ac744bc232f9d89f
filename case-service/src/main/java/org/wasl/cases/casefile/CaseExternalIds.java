package org.wasl.cases.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.ExternalId;

/** The ids under which the other systems of an agency know its cases: finds a case by them, and keeps each the name of one case. */
@ApplicationScoped
public class CaseExternalIds {
    private final CaseFiles cases;
    private final EntityManager entities;
    private final RuleLock locks;

    @Inject
    CaseExternalIds(CaseFiles cases, EntityManager entities, RuleLock locks) {
        this.cases = cases;
        this.entities = entities;
        this.locks = locks;
    }

    /** The cases of the caller's agency that one of these names. Where it is more than one, the caller decides which is meant. */
    public Set<UUID> named(Collection<ExternalId> names, Caller caller) {
        Set<UUID> known = new TreeSet<>();
        names.forEach(name -> known.addAll(entities.createQuery(
                        "select e.id from CaseFile e join e.situation.externalIds x"
                                + " where x.agencyId = :agency and x.scheme = :scheme and x.value = :value",
                        UUID.class)
                .setParameter("agency", caller.agency().value())
                .setParameter("scheme", name.scheme())
                .setParameter("value", name.value())
                .getResultList()));
        return known;
    }

    /**
     * 409 where another case that the caller may know of has one of these external ids. A hidden case is not found by writing its id. The ids are locked until
     * the transaction ends.
     *
     * @param file the case that gets them; null where it is new
     */
    public void requireUnused(Collection<ExternalId> names, UUID file, Caller caller) {
        if (names == null || names.isEmpty()) {
            return;
        }
        lock(names, caller);
        Set<UUID> others = named(names, caller);
        others.removeIf(id -> id.equals(file));
        if (!others.isEmpty()
                && !cases.list(cases.knownTo(caller).and("e.id in :named", "named", others), 1)
                        .isEmpty()) {
            throw new Problem(CommonProblem.ALREADY_EXISTS);
        }
    }

    /** Locks these external ids until the transaction ends, so that two who identify a case by the same one come one after the other. */
    public void lock(Collection<ExternalId> names, Caller caller) {
        locks.takeAll(
                "case-name",
                names.stream()
                        .map(name -> caller.agency() + "|" + name.scheme() + "|" + name.value())
                        .toList());
    }
}
