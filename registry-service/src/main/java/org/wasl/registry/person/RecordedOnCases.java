package org.wasl.registry.person;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.PersonId;

/** Rows that name the case on which they were recorded. On an unmerge they go with the person whose case it is then, whoever wrote them; the others with their writer. */
public interface RecordedOnCases<E> extends PersonRows<E> {
    @Override
    default void moveOnUnmerge(PersonId from, PersonId to, Set<UUID> agencies, Instant since) {
        update(
                "personId = ?1 where personId = ?2 and createdAt > ?3 and agencyId in ?4"
                        + " and (caseId is null or caseId not in (select r.recordId from RecordAccess r where r.subjectId = ?2))",
                to.value(),
                from.value(),
                since,
                agencies);
    }

    @Override
    default void settleOnUnmerge(Person survivor, Person separated, Instant since) {
        moveNamed("namedId in ?4 and caseId is null", survivor, separated, since);
    }

    @Override
    default void moveCaseRowsOnUnmerge(PersonId from, PersonId to, Instant since) {
        update(
                "personId = ?1 where personId = ?2 and createdAt > ?3 and caseId in (select r.recordId from RecordAccess r"
                        + " where r.subjectId in (select p.id from Person p where p.id = ?1 or p.survivor.id = ?1))",
                to.value(),
                from.value(),
                since);
    }
}
