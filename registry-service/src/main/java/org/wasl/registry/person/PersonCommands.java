package org.wasl.registry.person;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.wasl.contracts.event.PersonChanged;
import org.wasl.contracts.id.Id;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.command.Acting;
import org.wasl.platform.command.Commands;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.outbox.Audience;

/** Executes commands on persons that the caller's agency holds. Who learns of them: {@link PersonNews}. */
@Singleton
class PersonCommands extends Commands<Person, Acting, PersonChanged> {
    private final Persons persons;
    private final PersonNews news;
    private final Caller caller;
    private final Clock clock;

    @Inject
    PersonCommands(Persons persons, PersonNews news, Caller caller, Journal journal, Clock clock) {
        super(journal);
        this.persons = persons;
        this.news = news;
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
    public Person execute(Id id, IfMatch expected, BiFunction<Person, Acting, ? extends PersonChanged> decide) {
        return execute(persons.getOwn(new PersonId(id.value()), caller, expected), decide);
    }

    @Override
    protected Audience audience(Person person) {
        return Audience.of(Set.of(caller.agency()));
    }

    @Override
    protected void record(Person person, PersonChanged event) {
        news.tell(person, event, caller.agency());
    }
}
