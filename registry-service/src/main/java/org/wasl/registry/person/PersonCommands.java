package org.wasl.registry.person;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.command.Acting;
import org.wasl.platform.command.Commands;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.outbox.Audience;

/** Executes commands on persons that the caller's agency holds. All agencies that hold the person learn of them. */
@Singleton
class PersonCommands extends Commands<Person, Acting, DomainEvent> {
    private final Persons persons;
    private final Caller caller;
    private final Clock clock;

    @Inject
    PersonCommands(Persons persons, Caller caller, Journal journal, Clock clock) {
        super(journal);
        this.persons = persons;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    protected Person find(UUID id) {
        return persons.getOwn(new PersonId(id), caller);
    }

    @Override
    protected Acting context(Person person) {
        return Acting.of(caller, clock);
    }

    @Override
    protected Audience audience(Person person) {
        return Audience.of(person.holders());
    }
}
