package org.wasl.registry.datasubject;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.SubjectRequestKind;
import org.wasl.contracts.code.SubjectRequestStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.access.RecordAccesses;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonRows;

/**
 * What was asked of an agency is that agency's to answer, and nobody else's to know: inside it for those who keep the register, who work with the person, or
 * who took it down.
 */
@ApplicationScoped
class SubjectRequests extends Aggregates<SubjectRequest> implements PersonRows<SubjectRequest> {
    private final RecordAccesses accesses;
    private final Clock clock;

    @Inject
    SubjectRequests(RecordAccesses accesses, Clock clock) {
        this.accesses = accesses;
        this.clock = clock;
    }

    @Override
    public Filter<SubjectRequest> visibleTo(Caller caller) {
        Filter<SubjectRequest> ofAgency = Filter.of(SubjectRequest.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value());
        if (caller.has(Roles.REGISTRAR, Roles.DATA_STEWARD)) {
            return ofAgency;
        }
        return accesses.bindWorkers(ofAgency.and(
                        "(e.takenBy = :me or exists (select 1 from Person p where (p.id = e.personId or p.survivor.id = e.personId)"
                                + " and " + RecordAccesses.subjectOfWork("p.id") + "))"))
                .with("me", caller.subject());
    }

    /**
     * Narrows to what is given; null means any.
     *
     * @param dueBefore for those that wait for an answer and were due before that day
     */
    static Filter<SubjectRequest> narrow(
            Filter<SubjectRequest> among,
            SubjectRequestStatus status,
            SubjectRequestKind kind,
            PersonId person,
            LocalDate dueBefore) {
        return among.andIfGiven("e.status = :status", "status", status)
                .andIfGiven("e.kind = :kind", "kind", kind)
                .andIfGiven("e.personId = :person", "person", person)
                .andIfGiven("e.dueOn < :today and e.status = RECEIVED", "today", dueBefore);
    }

    /** The request and the answer stay, without the text that the person wanted written. */
    @Override
    public void erase(Set<UUID> persons) {
        update("proposalSealed = null where personId in ?1", persons);
    }

    /** A restriction that was decided while the two were one closed both records (ADR 19): each gets the request by which a steward lifts it. */
    @Override
    public void settleOnUnmerge(Person survivor, Person separated, Instant since) {
        PersonRows.super.settleOnUnmerge(survivor, separated, since);
        for (AgencyId agency : survivor.holders()) {
            if (separated.heldBy(agency)) {
                closeWith(separated, survivor, agency, since);
                closeWith(survivor, separated, agency, since);
            }
        }
    }

    private void closeWith(Person one, Person other, AgencyId agency, Instant since) {
        if (restrictionsOf(other, agency).isEmpty()) {
            restrictionsOf(one, agency).stream()
                    .filter(request -> request.decidedAt().isAfter(since))
                    .forEach(request -> persist(request.alsoOf(other.id(), clock)));
        }
    }

    /** Those that hold, of one agency. */
    List<SubjectRequest> restrictionsOf(Person person, AgencyId agency) {
        return list(
                "personId in ?1 and kind = ?2 and status = ?3 and agencyId = ?4",
                person.allIds(),
                SubjectRequestKind.RESTRICTION,
                SubjectRequestStatus.FULFILLED,
                agency.value());
    }
}
