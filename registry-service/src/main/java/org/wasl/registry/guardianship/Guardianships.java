package org.wasl.registry.guardianship;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.GuardianshipEnd;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.GuardianshipId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.PersonChangeListener;
import org.wasl.registry.person.PersonPart;
import org.wasl.registry.person.Persons;

/** An account that may know of a person may know who decides for them. */
@ApplicationScoped
public class Guardianships extends Aggregates<Guardianship> implements PersonPart, PersonChangeListener {
    private final Persons persons;
    private final PersonAccessPolicy policy;
    private final List<GuardianshipChangeListener> listeners;
    private final Clock clock;

    @Inject
    Guardianships(
            Persons persons, PersonAccessPolicy policy, @All List<GuardianshipChangeListener> listeners, Clock clock) {
        this.persons = persons;
        this.policy = policy;
        this.listeners = listeners;
        this.clock = clock;
    }

    @Override
    public Filter<Guardianship> visibleTo(Caller caller) {
        return Filter.of(Guardianship.class).andIn("e.wardId", persons.visibleTo(caller));
    }

    /** Those over the person, also by records that were merged into theirs. */
    Filter<Guardianship> over(Person ward) {
        return Filter.of(Guardianship.class).and("e.wardId in (:ward)", "ward", ward.allIds());
    }

    /** As far as the caller may read what each agency says of the person. */
    Filter<Guardianship> over(Person ward, Caller caller) {
        return policy.openRows(over(ward), ward, caller, FieldGroup.HOUSEHOLD);
    }

    Filter<Guardianship> heldBy(Person guardian, Caller caller) {
        return policy.openRows(visibleTo(caller), guardian, caller, FieldGroup.HOUSEHOLD)
                .and("e.guardianId in (:guardian)", "guardian", guardian.allIds());
    }

    /** Found under its ward only, and as far as the caller may read what its agency says of the ward. */
    public Guardianship get(Person ward, GuardianshipId id, Caller caller) {
        return one(over(ward, caller).and("e.id = :id", "id", id.value()));
    }

    /** One that a body names. */
    public Guardianship named(Person ward, GuardianshipId id, Caller caller) {
        return named(over(ward, caller), id.value(), "/guardianshipId", "unknown-guardianship");
    }

    /** To be changed: by the agency that wrote it. */
    Guardianship getOwn(Person ward, GuardianshipId id, Caller caller, IfMatch expected) {
        return IfMatch.require(
                expected,
                one(over(ward, caller)
                        .and("e.id = :id and e.agencyId = :own", "id", id.value())
                        .with("own", caller.agency().value())));
    }

    @Override
    public void moveOnUnmerge(PersonId from, PersonId to, Set<UUID> agencies, Instant since) {
        for (String side : List.of("wardId", "guardianId")) {
            update(
                    side + " = ?1 where " + side + " = ?2 and createdAt > ?3 and agencyId in ?4",
                    to.value(),
                    from.value(),
                    since,
                    agencies);
        }
    }

    /** Whoever was named as the guardian, or the ward, of the separated person is that person's. */
    @Override
    public void settleOnUnmerge(Person survivor, Person separated, Instant since) {
        for (String side : List.of("ward", "guardian")) {
            update(
                    "%1$sId = ?1 where %1$sId = ?2 and createdAt > ?3 and named%2$sId in ?4 and agencyId not in ?5"
                            .formatted(side, side.equals("ward") ? "Ward" : "Guardian"),
                    separated.rawId(),
                    survivor.rawId(),
                    since,
                    separated.allIds(),
                    PersonPart.keepersOf(survivor, separated));
        }
    }

    /** Who decided when, and by what right, stays: consents rest on it. */
    @Override
    public void erase(Set<UUID> persons) {
        update("authority = null, decisionSealed = null where wardId in ?1", persons);
    }

    /**
     * Whether the guardian decides for the person that day: the dead, and whoever is not surely of age, decide nothing, and nobody decides for the dead. By the records of the agency that wrote it down
     * and of the one that relies on it, and of no other.
     */
    public boolean isInForce(Guardianship guardianship, Person ward, LocalDate day, AgencyId reliedOnBy) {
        return Stream.of(guardianship.agency(), reliedOnBy)
                .distinct()
                .allMatch(agency -> guardianship.runs(ward.survivor(), day, agency)
                        && !ward.survivor().governing(agency).isDeadOn(day)
                        && (guardianship.guardian() == null
                                || decides(personOf(guardianship.guardian()).governing(agency), day)));
    }

    private static boolean decides(Person guardian, LocalDate day) {
        return !guardian.isDeadOn(day) && guardian.demographics().isOfAge(day);
    }

    private Person personOf(PersonId id) {
        return persons.findById(id.value()).survivor();
    }

    void end(Guardianship guardianship, Person ward, GuardianshipEnd reason, LocalDate on) {
        guardianship.end(reason, on, clock);
        listeners.forEach(follower -> follower.ended(guardianship, ward));
    }

    @Override
    public void died(Person record) {
        Person person = record.survivor();
        LocalDate died = record.deceasedOn() == null ? JordanTime.today(clock) : record.deceasedOn();
        for (Guardianship running : list("(guardianId in ?1 or wardId in ?1) and until is null", person.allIds())) {
            if (!person.governing(running.agency()).id().equals(record.id())) {
                continue;
            }
            boolean ward = person.allIds().contains(running.ward().value());
            running.endByDeath(ward ? GuardianshipEnd.WARD_DIED : GuardianshipEnd.GUARDIAN_DIED, died, clock);
            Person over = ward ? person : personOf(running.ward());
            listeners.forEach(follower -> follower.ended(running, over));
        }
    }

    /** Whether the person decides for somebody now. */
    public boolean isGuardian(Person person) {
        return count("guardianId in ?1 and until is null", person.allIds()) > 0;
    }

    /** All over the person, newest first. */
    public List<GuardianshipResource.GuardianshipView> told(
            Person ward, Caller caller, Sealer cipher, LocalDate today) {
        return list(over(ward, caller), 1_000).stream()
                .map(guardianship -> GuardianshipResource.GuardianshipView.of(
                        guardianship, ward, isInForce(guardianship, ward, today, caller.agency()), cipher, caller))
                .toList();
    }
}
