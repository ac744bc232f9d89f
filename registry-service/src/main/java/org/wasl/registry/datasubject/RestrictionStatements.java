package org.wasl.registry.datasubject;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.PersonRestrictionStated;
import org.wasl.platform.access.DueStatements;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.outbox.Outbox;
import org.wasl.platform.outbox.RelayConfig;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.Persons;

/** Tells the other services which records are only kept, and for which agencies, whenever that changes (ADR 39). Each record is as restricted as its agency was asked. */
@Singleton
class RestrictionStatements extends DueStatements {
    private static final long LOCK = 0x4B455054L; // "KEPT"

    private final Persons persons;
    private final Outbox outbox;

    @Inject
    RestrictionStatements(
            Persons persons, Outbox outbox, EntityManager entities, DataSource database, RelayConfig config) {
        super("restriction-statements", "statement_due", LOCK, entities, database, config.idlePause());
        this.persons = persons;
        this.outbox = outbox;
    }

    @Override
    protected void look(UUID id) {
        if (take(id)) {
            Person person = persons.findById(id);
            // Of an erased person nothing comes back in the moment until the others have heard of it.
            boolean erased = person.survivor().isErased();
            outbox.add(
                    new PersonRestrictionStated(
                            person.id(),
                            erased || person.isRestricted(),
                            erased ? Set.of() : person.restriction().agenciesRestrictedOtherwise(),
                            nextRevision()),
                    EventTypes.typeOf(PersonRestrictionStated.class),
                    Audience.INTERNAL);
        }
    }
}
