package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.id.MatchReviewId;
import org.wasl.contracts.id.PersonId;

/** Two records may be one person. */
@EventType("match.opened")
public record MatchReviewOpened(MatchReviewId reviewId, PersonId left, PersonId right) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return left.value();
    }
}
