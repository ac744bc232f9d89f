package org.wasl.platform.inbox;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.wasl.platform.pruning.PrunedRows;
import org.wasl.platform.pruning.PruningConfig;

/** The inbox remembers up to when it has forgotten: an event of before is one that was received ({@link Inbox}). */
@Singleton
class PrunedInbox implements PrunedRows {
    private final EntityManager entities;

    @Inject
    PrunedInbox(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "inbox";
    }

    @Override
    public Instant limit(PruningConfig keeps, Instant now) {
        return now.minus(keeps.inbox());
    }

    @Override
    public int prune(Instant before, int atMost) {
        return ((Number) entities.createNativeQuery("""
                        with gone as (
                            delete from inbox where ctid = any(array(
                                select ctid from inbox where received_at < :before order by received_at limit :most))
                            returning received_at),
                        noted as (
                            update inbox_horizon set forgotten = greatest(forgotten, (select max(received_at) from gone))
                             where exists (select 1 from gone))
                        select count(*) from gone""")
                        .setParameter("before", before)
                        .setParameter("most", atMost)
                        .getSingleResult())
                .intValue();
    }
}
