package org.wasl.registry.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.wasl.contracts.id.MatchReviewId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** A steward sees the pairs in which her agency holds one side. */
@ApplicationScoped
public class MatchReviews extends Aggregates<MatchReview> {
    @Override
    public Filter<MatchReview> visibleTo(Caller caller) {
        return Filter.of(MatchReview.class)
                .and(
                        "exists (select 1 from Person p where (p.id = e.leftId or p.id = e.rightId)"
                                + " and :agency member of p.holders)",
                        "agency",
                        caller.agency().value());
    }

    public MatchReview get(MatchReviewId id, Caller caller) {
        return get(id.value(), caller);
    }

    Optional<MatchReview> ofPair(PersonId one, PersonId other) {
        return getEntityManager()
                .createQuery(
                        "select r from MatchReview r where (r.leftId = :one and r.rightId = :other)"
                                + " or (r.leftId = :other and r.rightId = :one)",
                        MatchReview.class)
                .setParameter("one", one.value())
                .setParameter("other", other.value())
                .getResultStream()
                .findFirst();
    }
}
