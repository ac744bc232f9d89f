package org.wasl.contracts.event;

import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.MergeId;
import org.wasl.contracts.id.PersonId;

/**
 * A merge was taken back; the person stands again, and what followed the merge goes back to it.
 *
 * @param consentIds the consents of the person who stands again: what rests on one of them for the survivor, or on another one for this person, rests on
 *     nothing any more; null in events from before they were told
 */
@EventType("merge.undone")
public record MergeUndone(PersonId personId, PersonId survivorId, MergeId mergeId, Set<ConsentId> consentIds)
        implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return personId.value();
    }

    /** Whether what rested on this consent, while the two were one, lost it. */
    public boolean takesFrom(PersonId subject, ConsentId consent) {
        return consentIds != null
                && (subject.equals(survivorId) && consentIds.contains(consent)
                        || subject.equals(personId) && !consentIds.contains(consent));
    }
}
