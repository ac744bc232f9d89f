package org.wasl.registry.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonPart;
import org.wasl.registry.person.Persons;

/** Statements are known to the agencies that hold the person: each decides whether its own record follows. */
@ApplicationScoped
public class StatusStatements extends Aggregates<StatusStatement> implements PersonPart {
    private final Persons persons;

    @Inject
    StatusStatements(Persons persons) {
        this.persons = persons;
    }

    @Override
    public Filter<StatusStatement> visibleTo(Caller caller) {
        return Filter.of(StatusStatement.class).andIn("e.personId", persons.heldBy(caller.agency()));
    }

    /** @param person whom the caller's agency holds */
    Filter<StatusStatement> of(Person person) {
        return Filter.of(StatusStatement.class).and("e.personId in (:persons)", "persons", person.allIds());
    }

    /** Whether an agency has said nothing else of the person since. */
    boolean isLatest(StatusStatement statement, Person person) {
        AgencyId source = statement.agency();
        return count(
                        "personId in ?1 and agencyId = ?2 and createdAt > ?3",
                        person.allIds(),
                        source.value(),
                        statement.createdAt())
                == 0;
    }

    /** Whether it is what the agency said last. Before it was merged with others, too. */
    boolean isSaid(Person person, AgencyId source, StatusStatement.Said said) {
        return person.recordOf(source).ownStatus() == said.status()
                && find(
                                "personId in ?1 and agencyId = ?2 order by createdAt desc, id desc",
                                person.allIds(),
                                source.value())
                        .firstResultOptional()
                        .filter(last -> last.said().equals(said))
                        .isPresent();
    }

    /** They stand with the record of the agency that made them. */
    @Override
    public void moveOnUnmerge(PersonId from, PersonId to, Set<UUID> agencies, Instant since) {}

    @Override
    public void erase(Set<UUID> persons) {
        delete("personId in ?1", persons);
    }
}
