package org.wasl.registry.relationship;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.RelationshipKind;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.RelationshipId;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.person.Person;

/** What two persons are to each other, kept once for both. */
@Entity
@Table(name = "relationship")
public class Relationship extends Aggregate {
    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "related_id")
    private UUID relatedId;

    @Enumerated(EnumType.STRING)
    private RelationshipKind kind;

    private LocalDate since;
    private LocalDate until;

    protected Relationship() {}

    /** @param kind what the other is to the first */
    Relationship(AgencyId agency, Person person, Person other, RelationshipKind kind, LocalDate since, Clock clock) {
        super(agency, clock);
        if (person == other) {
            throw Problem.invalidField("/relatedId", "same-record");
        }
        if (since != null && since.isAfter(JordanTime.today(clock))) {
            throw Problem.invalidField("/since", "in-the-future");
        }
        if (kind == RelationshipKind.PARENT) {
            requireOlder(other, person);
        }
        if (kind == RelationshipKind.CHILD) {
            requireOlder(person, other);
        }
        this.since = since;
        isBetween(person.rawId(), other.rawId(), kind);
    }

    /** Ordered as the database orders uuids, so that both sides have one row. */
    private void isBetween(UUID one, UUID other, RelationshipKind kindOfOther) {
        boolean asGiven = one.toString().compareTo(other.toString()) < 0;
        personId = asGiven ? one : other;
        relatedId = asGiven ? other : one;
        kind = asGiven ? kindOfOther : kindOfOther.inverse();
    }

    /** The merge by which it came to a foreign record is taken back: it belongs to this one. */
    void follows(PersonId from, PersonId to) {
        Set<UUID> self = Set.of(from.value());
        isBetween(to.value(), otherThan(self).value(), kindFor(self));
    }

    private void requireOlder(Person parent, Person child) {
        LocalDate before = parent.governing(agency()).demographics().birthDate();
        LocalDate after = child.governing(agency()).demographics().birthDate();
        if (before != null && after != null && before.getYear() >= after.getYear()) {
            throw Problem.invalidField("/kind", "parent-not-older");
        }
    }

    void end(LocalDate on, Clock clock) {
        if (until != null) {
            throw new Problem(CommonProblem.ALREADY_DONE).with("allowedActions", List.of());
        }
        if (on.isAfter(JordanTime.today(clock))) {
            throw Problem.invalidField("/until", "in-the-future");
        }
        if (since != null && on.isBefore(since)) {
            throw Problem.invalidField("/until", "expiry-before-start");
        }
        until = on;
        touch(clock);
    }

    RelationshipId id() {
        return new RelationshipId(rawId());
    }

    /** @param self the ids of one side, with the records merged into it */
    PersonId otherThan(Set<UUID> self) {
        return new PersonId(self.contains(personId) ? relatedId : personId);
    }

    /** What the other side is to this one. */
    RelationshipKind kindFor(Set<UUID> self) {
        return self.contains(personId) ? kind : kind.inverse();
    }

    LocalDate since() {
        return since;
    }

    LocalDate until() {
        return until;
    }
}
