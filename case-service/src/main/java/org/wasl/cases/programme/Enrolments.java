package org.wasl.cases.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wasl.contracts.code.EnrolmentStatus;
import org.wasl.contracts.event.MergeUndone;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Who takes part in the programmes of the caller's agency. */
@ApplicationScoped
public class Enrolments extends Aggregates<Enrolment> {
    private final Clock clock;

    @Inject
    Enrolments(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Filter<Enrolment> visibleTo(Caller caller) {
        return Filter.of(Enrolment.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value());
    }

    Filter<Enrolment> of(UUID programme, Caller caller) {
        return visibleTo(caller).and("e.programmeId = :programme", "programme", programme);
    }

    /** @param status null where any */
    Filter<Enrolment> of(UUID programme, EnrolmentStatus status, Caller caller) {
        return of(programme, caller).andIfGiven("e.status = :status", "status", status);
    }

    Filter<Enrolment> ofPerson(PersonId person, Caller caller) {
        return visibleTo(caller).and("e.personId = :person", "person", person.value());
    }

    Enrolment get(UUID programme, UUID id, Caller caller) {
        return one(of(programme, caller).and("e.id = :id", "id", id));
    }

    Enrolment get(UUID programme, UUID id, Caller caller, IfMatch expected) {
        return IfMatch.require(expected, get(programme, id, caller));
    }

    long enrolled(UUID programme) {
        return count("programmeId = ?1 and status = ?2", programme, EnrolmentStatus.ENROLLED);
    }

    /** Who waits longest. */
    Optional<Enrolment> first(UUID programme) {
        return find("programmeId = ?1 and status = ?2 order by id", programme, EnrolmentStatus.WAITLISTED)
                .firstResultOptional();
    }

    List<Enrolment> takingPart(UUID programme, Collection<UUID> ids) {
        return list("programmeId = ?1 and id in ?2", programme, ids).stream()
                .filter(Enrolment::takesPart)
                .toList();
    }

    /** In one statement. The ids were found among what the caller may know. */
    List<Enrolment> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /** @param recorded sessions for which attendance was written down */
    record Presence(long recorded, long attended) {
        static final Presence NONE = new Presence(0, 0);
    }

    /** One statement, however many enrolments. */
    Map<UUID, Presence> presence(Collection<UUID> enrolments) {
        Map<UUID, Presence> presence = new HashMap<>();
        if (!enrolments.isEmpty()) {
            getEntityManager()
                    .createQuery(
                            "select a.enrolmentId, count(*), sum(case when a.attendance = PRESENT then 1 else 0 end)"
                                    + " from ProgrammeSession s join s.attendances a where a.enrolmentId in :ids group by a.enrolmentId",
                            Object[].class)
                    .setParameter("ids", enrolments)
                    .getResultList()
                    .forEach(row -> presence.put(
                            (UUID) row[0], new Presence(((Number) row[1]).longValue(), ((Number) row[2]).longValue())));
        }
        return presence;
    }

    /** The registry found two records to be one person. */
    public void merged(PersonId person, PersonId survivor) {
        list("personId = ?1", person.value()).forEach(enrolment -> enrolment.changePerson(survivor, clock));
    }

    /** Of somebody who had the record erased what counts stays; what goes on ends, and nothing more is asked. */
    public void erased(PersonId person) {
        list("personId = ?1", person.value()).forEach(enrolment -> enrolment.endWithTheRecord(clock));
        getEntityManager()
                .createQuery(
                        "select o from EnrolmentOutcome o where o.enrolmentId in"
                                + " (select e.id from Enrolment e where e.personId = :person)",
                        EnrolmentOutcome.class)
                .setParameter("person", person.value())
                .getResultList()
                .forEach(outcome -> {
                    if (outcome.outcome() == null) {
                        getEntityManager().remove(outcome);
                    } else {
                        outcome.endWithTheRecord(clock);
                    }
                });
    }

    public void unmerged(MergeUndone undone) {
        list("personId in ?1", undone.ids()).forEach(enrolment -> enrolment.part(undone, clock));
    }
}
