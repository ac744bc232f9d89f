package org.wasl.registry.person;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.code.RetentionSubject;
import org.wasl.contracts.event.PersonChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.retention.RetainedRows;

/** The history of persons, and the one way to change their fields. */
@ApplicationScoped
public class PersonEdits extends Aggregates<PersonEdit> implements PersonPart, RetainedRows<PersonEdit> {
    private final Persons persons;
    private final List<PersonChangeListener> listeners;
    private final Caller caller;
    private final Clock clock;

    @Inject
    PersonEdits(Persons persons, @All List<PersonChangeListener> listeners, Caller caller, Clock clock) {
        this.persons = persons;
        this.listeners = listeners;
        this.caller = caller;
        this.clock = clock;
    }

    /** An agency sees what was written into its own records: a change tells the values before and after. */
    @Override
    public Filter<PersonEdit> visibleTo(Caller caller) {
        return Filter.of(PersonEdit.class).andIn("e.personId", persons.ownOf(caller.agency()));
    }

    Filter<PersonEdit> of(Person person, Caller caller) {
        return visibleTo(caller).and("e.personId in (:persons)", "persons", person.allIds());
    }

    public PersonChanged change(Person person, PersonFields fields) {
        return change(person, fields, caller.agency(), caller.subject());
    }

    /** A change that the person asked for. */
    public PersonChanged rectify(Person person, PersonFields given) {
        AgencyId agency = caller.agency();
        Person record = person.recordOf(agency);
        PersonFields before = record.fields();
        PersonFields fields = given.settledOver(before);
        PersonChanged event = person.rectify(fields, before.differing(fields), agency, clock);
        persist(new PersonEdit(record, before, record.fields(), agency, caller.subject(), clock));
        notifyListeners(record, before);
        return event;
    }

    /** @param subject who wrote it, where that is not the caller of this request */
    public PersonChanged change(Person person, PersonFields given, AgencyId agency, String subject) {
        Person record = person.recordOf(agency);
        PersonFields before = record.fields();
        PersonFields fields = given.settledOver(before);
        PersonChanged event = person.change(fields, before.differing(fields), agency, clock);
        persist(new PersonEdit(record, before, record.fields(), agency, subject, clock));
        notifyListeners(record, before);
        return event;
    }

    /** What an agency did for a person who lives ends when its record says that they died. */
    public void statusChanged(Person record) {
        if (record.ownStatus() == PersonStatus.DECEASED) {
            listeners.forEach(listener -> listener.died(record));
        }
        listeners.forEach(listener -> listener.statusChanged(record));
    }

    private void notifyListeners(Person record, PersonFields before) {
        PersonFields after = record.fields();
        if (!before.demographics().isBornAs(after.demographics())) {
            listeners.forEach(listener -> listener.birthDateCorrected(record));
        }
    }

    /**
     * Parts what was written into the survivor before each agency had its own record to write into: what those wrote who had only the one that goes, goes with it; what the others wrote stays. A field that only
     * the first wrote is again as it was at the merge.
     *
     * @param leaving the agencies that held the survivor only by the merge
     */
    public void splitOnUnmerge(Person survivor, Person loser, Set<UUID> leaving, Instant merged) {
        survivor.joined().moveIdentifiersTo(loser, leaving, merged, clock);
        List<PersonEdit> later = list("personId = ?1 and createdAt > ?2 order by id", survivor.rawId(), merged);
        if (later.stream().noneMatch(edit -> leaving.contains(edit.agency().value()))) {
            return;
        }
        PersonFields stays = later.get(0).before();
        PersonFields goes = loser.fields();
        for (PersonEdit edit : later) {
            if (leaving.contains(edit.agency().value())) {
                goes = repeated(edit, goes);
                edit.moveTo(loser);
            } else {
                stays = repeated(edit, stays);
            }
        }
        PersonFields stayed = survivor.fields();
        PersonFields went = loser.fields();
        survivor.restore(stays, clock);
        loser.restore(goes, clock);
        notifyListeners(survivor, stayed);
        notifyListeners(loser, went);
    }

    private static PersonFields repeated(PersonEdit edit, PersonFields onto) {
        return onto.with(edit.after(), edit.before().differing(edit.after())::contains);
    }

    /** Edits are parted with the fields they changed: {@link #splitOnUnmerge}. */
    @Override
    public void moveOnUnmerge(PersonId from, PersonId to, Set<UUID> agencies, Instant since) {}

    @Override
    public void erase(Set<UUID> persons) {
        delete("personId in ?1", persons);
    }

    public List<PersonHistoryResource.EditView> historyOf(Person person) {
        return list(of(person, caller), 1_000).stream().map(this::view).toList();
    }

    PersonHistoryResource.EditView view(PersonEdit edit) {
        return new PersonHistoryResource.EditView(
                RecordMetadata.of(edit),
                new PersonId(edit.personId()),
                edit.before().differing(edit.after()),
                PersonBody.of(edit.before()),
                PersonBody.of(edit.after()));
    }

    @Override
    public Set<RetentionSubject> subjects() {
        return Set.of(RetentionSubject.PERSON_HISTORY);
    }

    @Override
    public Class<PersonEdit> kept() {
        return PersonEdit.class;
    }
}
