package org.wasl.registry.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.ExternalId;

/** Finds persons by the ids that an agency's own systems gave them. */
@ApplicationScoped
public class ExternalIdIndex {
    private final EntityManager entities;

    @Inject
    ExternalIdIndex(EntityManager entities) {
        this.entities = entities;
    }

    public Optional<Person> get(AgencyId agency, ExternalId externalId) {
        return entities.createQuery(
                        "select p from Person p join p.externalIds.all x where x.agencyId = :agency and x.scheme = :scheme"
                                + " and x.value = :value",
                        Person.class)
                .setParameter("agency", agency.value())
                .setParameter("scheme", externalId.scheme())
                .setParameter("value", externalId.value())
                .getResultStream()
                .findFirst()
                .map(Person::survivor);
    }

    /** The persons that an agency's system knows by these ids of one scheme, by id. */
    public Map<String, Person> getAll(AgencyId agency, String scheme, Collection<String> values) {
        Map<String, Person> known = new HashMap<>();
        entities.createQuery(
                        "select x.value, p from Person p join p.externalIds.all x where x.agencyId = :agency"
                                + " and x.scheme = :scheme and x.value in (:values)",
                        Object[].class)
                .setParameter("agency", agency.value())
                .setParameter("scheme", scheme)
                .setParameter("values", values)
                .getResultStream()
                .forEach(row -> known.put((String) row[0], ((Person) row[1]).survivor()));
        return known;
    }

    /** Whether the agency gave ids of this scheme. */
    public boolean hasScheme(AgencyId agency, String scheme) {
        return !session()
                .createNativeQuery(
                        "select 1 from person_external_id where agency_id = :agency and scheme = :scheme limit 1",
                        Integer.class)
                .setParameter("agency", agency.value())
                .setParameter("scheme", scheme)
                .getResultList()
                .isEmpty();
    }

    private record Sent(byte[] digest) {}

    /** The digest that was kept of what the agency's system sent last by this id; empty where none was. */
    public Optional<byte[]> lastSent(AgencyId agency, ExternalId externalId) {
        return session()
                .createNativeQuery(
                        "select sent from person_external_id where agency_id = :agency and scheme = :scheme and value = :value"
                                + " and sent is not null",
                        Sent.class)
                .setParameter("agency", agency.value())
                .setParameter("scheme", externalId.scheme())
                .setParameter("value", externalId.value())
                .getResultStream()
                .findFirst()
                .map(Sent::digest);
    }

    public void keepSent(AgencyId agency, ExternalId externalId, byte[] digest) {
        session()
                .createNativeMutationQuery(
                        "update person_external_id set sent = :sent where agency_id = :agency and scheme = :scheme and value = :value")
                .setParameter("sent", digest)
                .setParameter("agency", agency.value())
                .setParameter("scheme", externalId.scheme())
                .setParameter("value", externalId.value())
                .executeUpdate();
    }

    private Session session() {
        return entities.unwrap(Session.class);
    }

    /** Serialises two writers of one natural key, so that the second finds what the first made. */
    public void lock(AgencyId agency, ExternalId externalId) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0)), 1")
                .setParameter("key", agency + "|" + externalId.scheme() + "|" + externalId.value())
                .getSingleResult();
    }
}
