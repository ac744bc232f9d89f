package org.wasl.registry.person;

import java.time.Instant;
import org.wasl.contracts.id.PersonId;

/** Rows that name the case on which they were recorded. On an unmerge they move with the person whose case it was before. */
public interface RecordedOnCases<E> extends PersonRows<E> {
    @Override
    default void moveCaseRowsOnUnmerge(PersonId from, PersonId to, Instant since) {
        update(
                "personId = ?1 where personId = ?2 and createdAt > ?3 and caseId in (select r.recordId from RecordAccess r"
                        + " where r.originalSubjectId in (select p.id from Person p where p.id = ?1 or p.survivor.id = ?1))",
                to.value(),
                from.value(),
                since);
    }
}
