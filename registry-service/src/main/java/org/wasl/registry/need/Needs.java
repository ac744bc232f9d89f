package org.wasl.registry.need;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.NeedStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.NeedId;
import org.wasl.platform.access.RecordAccesses;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.careteam.CareTeams;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.Persons;
import org.wasl.registry.person.RecordedOnCases;

/**
 * Needs are seen by accounts that may see that part of the person. A confidential one exists for those who work on the case on which it was found, also after
 * that case went to another agency; and in its own agency, unless few may know of that case, for staff who work with the person on a case and for its author.
 * See ADR 0026.
 */
@ApplicationScoped
public class Needs extends Aggregates<PersonNeed> implements RecordedOnCases<PersonNeed> {
    private final Persons persons;
    private final PersonAccessPolicy policy;
    private final CareTeams careTeams;
    private final RecordAccesses accesses;

    @Inject
    Needs(Persons persons, PersonAccessPolicy policy, CareTeams careTeams, RecordAccesses accesses) {
        this.persons = persons;
        this.policy = policy;
        this.careTeams = careTeams;
        this.accesses = accesses;
    }

    @Override
    public Filter<PersonNeed> visibleTo(Caller caller) {
        return Filter.of(PersonNeed.class)
                .andIn("e.personId", persons.visibleTo(caller))
                .and("not e.confidential");
    }

    /** @param person whose needs the caller may see at all */
    Filter<PersonNeed> of(Person person, Caller caller) {
        return of(person, caller, !policy.clientsAmong(Set.of(person.rawId())).isEmpty());
    }

    /** @param status null for all */
    Filter<PersonNeed> of(Person person, Caller caller, NeedStatus status) {
        return of(person, caller).andIfGiven("e.status = :status", "status", status);
    }

    private Filter<PersonNeed> of(Person person, Caller caller, boolean worksWithThem) {
        return accesses.bindWorkers(policy.openRows(Filter.of(PersonNeed.class), person, caller, FieldGroup.NEEDS)
                .and("e.personId in (:persons)", "persons", person.allIds())
                .and("not e.confidential or " + RecordAccesses.worked("e.caseId")
                        + " or e.agencyId = :agency and " + RecordAccesses.hidesNothing("e.caseId")
                        + " and (e.writtenBy = :writer or :works = true)")
                .with("agency", caller.agency().value())
                .with("writer", caller.subject())
                .with("works", worksWithThem));
    }

    /** A need as the caller found it, on the case on which the caller works with the person. */
    PersonNeed found(Person person, PersonNeed.Found found, Caller caller, Clock clock) {
        Optional<UUID> foundOn = careTeams.currentCase(person.allIds());
        return new PersonNeed(
                caller.agency(),
                person,
                found,
                foundOn,
                !accesses.hidingAmong(foundOn.stream().toList()).isEmpty(),
                caller.subject(),
                clock);
    }

    PersonNeed get(Person person, NeedId id, Caller caller) {
        return one(of(person, caller).and("e.id = :id and e.agencyId = :agency").with("id", id.value()));
    }

    PersonNeed get(Person person, NeedId id, Caller caller, IfMatch expected) {
        return IfMatch.require(expected, get(person, id, caller));
    }

    /** Whether the caller's agency has the same open, as far as the caller may see: one that is confidential to them is not found by writing it. */
    boolean isOpen(Person person, PersonNeed written, Caller caller) {
        return !list(
                        of(person, caller)
                                .and("e.agencyId = :agency and e.code = :code and e.status = ACTIVE")
                                .and("e.confidential = :confidential", "confidential", written.isConfidential())
                                .with("code", written.code().code()),
                        1)
                .isEmpty();
    }

    @Override
    public void release(Person person, AgencyId agency) {
        delete("personId in ?1 and agencyId = ?2", person.allIds(), agency.value());
    }

    @Override
    public void erase(Set<UUID> persons) {
        delete("personId in ?1", persons);
    }

    /**
     * What the caller's agency may tell the person of. What is confidential at another agency is that one's to tell.
     *
     * @param worksWithThem whether the caller works with the person: else confidential needs are told only by their writer
     */
    public List<NeedResource.NeedView> told(Person person, Caller caller, boolean worksWithThem) {
        return list(of(person, caller, worksWithThem), 1_000).stream()
                .map(need -> NeedResource.NeedView.of(need, person, caller))
                .toList();
    }
}
