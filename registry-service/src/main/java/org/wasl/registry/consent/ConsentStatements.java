package org.wasl.registry.consent;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
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
@ApplicationScoped
class ConsentStatements {
    private static final long LOCK = 0x434F4E53L; // "CONS"

    private final Persons persons;
    private final Consents consents;
    private final Outbox outbox;
    private final RelayConfig config;
    private final DueStatements due;
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
        this.persons = persons;
        this.consents = consents;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
        due = new DueStatements("consent-statements", "consent_statement_due", LOCK, entities, database, this::look);
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent started) {
        due.start(config.idlePause());
    }

    void stop(@Observes ShutdownEvent ending) {
        due.stop();
    }

    private void look(UUID id) {
        if (due.take(id)) {
            Person person = persons.findById(id).survivor();
            outbox.add(
                    new ConsentEffectStated(person.id(), consents.effects(person, clock.instant())),
                    EventTypes.typeOf(ConsentEffectStated.class),
                    Audience.INTERNAL);
        }
    }
}
