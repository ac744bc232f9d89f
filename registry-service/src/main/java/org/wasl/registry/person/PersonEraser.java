package org.wasl.registry.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.event.PersonChanged;
import org.wasl.contracts.event.PersonStatusChanged;
import org.wasl.contracts.id.AgencyId;

/** Erases persons, and the records of agencies that no longer hold a person. */
@ApplicationScoped
public class PersonEraser {
    private final EntityManager entities;
    private final Clock clock;

    @Inject
    PersonEraser(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** One of several agencies no longer holds the person: its own record is anonymised, and its numbers and history are deleted. */
    public PersonChanged release(Person person, AgencyId agency) {
        Set<UUID> own = person.records()
                .filter(record -> record.agency().equals(agency))
                .map(Person::rawId)
                .collect(Collectors.toSet());
        PersonChanged event = person.release(agency, clock);
        entities.flush();
        for (String rows : List.of(
                "PersonIdentifier i where i.person.id in (:own) and (i.agencyId is null or i.agencyId = :agency)",
                "PersonEdit i where i.personId in (:own) and i.agencyId = :agency")) {
            entities.createQuery("delete from " + rows)
                    .setParameter("own", own)
                    .setParameter("agency", agency.value())
                    .executeUpdate();
        }
        return event;
    }

    /** Erases what {@link Person#erase} does not leave, the sealed numbers, and what the other packages keep. */
    public PersonStatusChanged erase(Person person, List<PersonPart> parts) {
        Set<UUID> records = person.allIds();
        PersonStatusChanged event = person.erase(clock);
        entities.flush();
        entities.createQuery("delete from PersonIdentifier i where i.person.id in (:records)")
                .setParameter("records", records)
                .executeUpdate();
        parts.forEach(part -> part.erase(records));
        return event;
    }
}
