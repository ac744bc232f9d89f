package org.wasl.registry.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonRows;

/** The consents of one person are seen by the agencies that hold her, and by a recipient as far as it is one. */
@ApplicationScoped
public class Consents extends Aggregates<Consent> implements PersonRows<Consent> {
    @Override
    public Filter<Consent> visibleTo(Caller caller) {
        return Filter.of(Consent.class)
                .and(
                        "array_contains(e.recipients, :agency) or exists (select 1 from Person p where p.id = e.personId"
                                + " and :agency member of p.holders)",
                        "agency",
                        caller.agency().value());
    }

    Filter<Consent> of(Person person, Caller caller) {
        Filter<Consent> filter = visibleTo(caller).and("e.personId in (:persons)", "persons", idsOf(person));
        Set<UUID> others = person.othersThan(caller.agency());
        return others.isEmpty()
                ? filter
                : filter.and("array_contains(e.recipients, :agency) or e.agencyId not in (:others)", "others", others);
    }

    /** Consents given on a record that was merged since are consents of the survivor. */
    private static Set<UUID> idsOf(Person person) {
        return Set.copyOf(person.allIds());
    }

    Consent get(Person person, ConsentId id, Caller caller, IfMatch expected) {
        Consent consent = one(of(person, caller).and("e.id = :id", "id", id.value()));
        IfMatch.require(expected, consent);
        return consent;
    }

    /**
     * The consent that opens most of those effective at a time; none is no consent. Where the caller's agency keeps a record of the person, what another agency
     * was allowed to let out of its own record does not open it.
     */
    Optional<Consent> effective(Person person, ConsentPurpose purpose, AgencyId recipient, Instant at, Caller caller) {
        Set<UUID> others = person.heldBy(caller.agency()) ? person.othersThan(caller.agency()) : Set.of();
        return getEntityManager()
                .createQuery(
                        "select c from Consent c where c.personId in (:persons) and c.purpose = :purpose"
                                + " and array_contains(c.recipients, :recipient)",
                        Consent.class)
                .setParameter("persons", idsOf(person))
                .setParameter("purpose", purpose)
                .setParameter("recipient", recipient.value())
                .getResultStream()
                .filter(c -> c.isEffective(at) && !others.contains(c.agency().value()))
                .max(Comparator.comparingInt(c -> c.groups().size()));
    }

    /** What was allowed stays: it is why data went where it went. */
    @Override
    public void erase(Set<UUID> persons) {
        update("evidence = null, withdrawalReason = null where personId in ?1", persons);
    }

    /** All that the caller's agency may tell of, newest first. */
    public List<ConsentResource.ConsentView> told(Person person, Caller caller, Instant now) {
        return list(of(person, caller), 1_000).stream()
                .map(consent -> ConsentResource.ConsentView.of(consent, now))
                .toList();
    }
}
