package org.wasl.registry.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.wasl.contracts.event.ConsentEffectStated;
import org.wasl.contracts.event.EventTypes;
import org.wasl.platform.access.DueStatements;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.outbox.Outbox;
import org.wasl.platform.outbox.RelayConfig;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.Persons;

/** Tells the other services what the consents of a person open, whenever that may have changed, so that what went out is cut back to it (ADR 26). */
@Singleton
class ConsentStatements extends DueStatements {
    private static final long LOCK = 0x434F4E53L; // "CONS"

    private final Persons persons;
    private final Consents consents;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    ConsentStatements(
            Persons persons,
            Consents consents,
            Outbox outbox,
            EntityManager entities,
            DataSource database,
            RelayConfig config,
            Clock clock) {
        super("consent-statements", "consent_statement_due", LOCK, entities, database, config.idlePause());
        this.persons = persons;
        this.consents = consents;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    protected void look(UUID id) {
        if (take(id)) {
            Person person = persons.findById(id).survivor();
            outbox.add(
                    new ConsentEffectStated(person.id(), consents.effects(person, clock.instant())),
                    EventTypes.typeOf(ConsentEffectStated.class),
                    Audience.INTERNAL);
        }
    }
}
