package org.wasl.registry.person;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.event.PersonChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/**
 * The restriction of processing, which each agency decides for its own record of a person. While it stands nobody else reads that record and the agency writes
 * nothing. Records of other agencies are not touched.
 */
public record Restriction(Person person) {

    /**
     * Restricts all records of one agency that are joined, or lifts the restriction. If the records are parted later, nobody knows for certain which of the two
     * persons asked: both records stay restricted until a steward lifts it.
     */
    public PersonChanged change(AgencyId by, boolean restricted, Clock clock) {
        person.requireNotMerged();
        Person record = person.recordOf(by);
        record.touch(clock);
        Instant at = restricted ? record.updatedAt() : null;
        record.state().restrict(at);
        person.records().filter(own -> own.agency().equals(by)).forEach(own -> own.state()
                .restrict(at));
        return person.changed("restriction", by);
    }

    /** Whether the record of another agency than this one was closed since then: the person is erased, the record is only kept, or its agency let the person go. */
    public boolean wasClosedSince(Instant at, AgencyId agency) {
        Person survivor = person.survivor();
        return survivor.status() == PersonStatus.ERASED
                || survivor.records()
                        .filter(record -> !record.isOwnOf(agency))
                        .anyMatch(record -> record.state().isRestrictedSince(at)
                                || !record.isOwnOf(record.agency())
                                        && !record.updatedAt().isBefore(at));
    }

    /** The other agencies that keep a record of the person and have not decided on a restriction as the agency of this record has. */
    public Set<AgencyId> agenciesRestrictedOtherwise() {
        return person.survivor()
                .joined()
                .kept()
                .filter(one -> !one.agency().equals(person.agency()) && one.isRestricted() != person.isRestricted())
                .map(Person::agency)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Before a merge: none of the records may be restricted. */
    void requireNone() {
        person.requireNotMerged();
        if (person.records().anyMatch(record -> record.state().isRestricted())) {
            throw new Problem(CommonProblem.PERSON_IS_RESTRICTED);
        }
    }
}
