package org.wasl.contracts.event;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.MergeId;
import org.wasl.contracts.id.PersonId;

/**
 * A merge was taken back; the person stands again, and what followed the merge goes back to it.
 *
 * @param consentIds the consents of the person who stands again: what rests on one of them for the survivor, or on another one for this person, rests on
 *     nothing any more; null in events from before they were told
 * @param parting which agency goes by which of the two records from now on; null in events from before it was told
 */
@EventType("merge.undone")
public record MergeUndone(
        PersonId personId,
        PersonId survivorId,
        MergeId mergeId,
        @ServicesOnly @MayBeAbsent Set<ConsentId> consentIds,
        @ServicesOnly @MayBeAbsent Parting parting)
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

    /** Whom a row is about that named one of the two persons; see {@link Parting#subject}. */
    public Subject part(Subject row, AgencyId writer, Instant writtenAt) {
        return told().subject(row, writer, writtenAt);
    }

    /** The ids under which rows may name one of the two. */
    public Set<UUID> ids() {
        return told().ids();
    }

    private Parting told() {
        return parting != null
                ? parting
                : new Parting(personId, survivorId, Set.of(personId), Set.of(), Set.of(), Instant.EPOCH);
    }

    /**
     * The person that a row is about.
     *
     * @param person the record now
     * @param original the record that was named, before merges
     */
    public record Subject(PersonId person, PersonId original) {}
}
