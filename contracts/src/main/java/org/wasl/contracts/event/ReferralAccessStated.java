package org.wasl.contracts.event;

import java.util.List;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.ReferralId;

/**
 * Which accounts of the recipient work with the person on a referral, whole, each time it changes. A statement with a higher revision replaces one with a
 * lower, in whatever order they arrive.
 *
 * @param subjectId the person as the referral was drafted, whoever that record was merged into since; null unless it is under way
 * @param underWay accepted, not ended, and open to the recipient
 * @param readers the accounts of the recipient that may know of it; empty unless it is under way
 */
@EventType("referral.access-stated")
public record ReferralAccessStated(
        ReferralId referralId,
        @MayBeAbsent PersonId subjectId,
        AgencyId recipientId,
        boolean underWay,
        List<Reader> readers,
        long revision)
        implements DomainEvent {

    /** @param key as {@code ReaderKey} of the platform writes it: {@code account:…}, {@code role:…} */
    public record Reader(String key) {}

    @Override
    public UUID aggregateId() {
        return referralId.value();
    }
}
