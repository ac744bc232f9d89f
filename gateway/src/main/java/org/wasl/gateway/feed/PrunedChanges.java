package org.wasl.gateway.feed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.wasl.platform.pruning.PrunedRows;
import org.wasl.platform.pruning.PruningConfig;

/** The oldest changes go, without a gap: up to the last of them the feed is gone. */
@Singleton
class PrunedChanges implements PrunedRows {
    private final EntityManager entities;

    @Inject
    PrunedChanges(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public Instant limit(PruningConfig keeps, Instant now) {
        return now.minus(keeps.changes());
    }

    /** Up to the first that is younger: an event that waited long came late, and its place is behind younger ones. */
    @Override
    public int prune(Instant before, int atMost) {
        return ((Number) entities.createNativeQuery("""
                        with oldest as (
                            select seq, at, max(at) over (order by seq) as latest from change order by seq limit :most),
                        gone as (
                            delete from change where seq in (select seq from oldest where latest < :before) returning seq),
                        noted as (
                            update feed_horizon set seq = greatest(feed_horizon.seq, (select max(seq) from gone))
                             where exists (select 1 from gone))
                        select count(*) from gone""")
                        .setParameter("before", before)
                        .setParameter("most", atMost)
                        .getSingleResult())
                .intValue();
    }
}
