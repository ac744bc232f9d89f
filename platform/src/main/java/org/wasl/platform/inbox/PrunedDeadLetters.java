package org.wasl.platform.inbox;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.wasl.platform.pruning.PrunedRows;
import org.wasl.platform.pruning.PruningConfig;

@Singleton
class PrunedDeadLetters implements PrunedRows {
    private final EntityManager entities;

    @Inject
    PrunedDeadLetters(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "dead-letters";
    }

    @Override
    public Instant limit(PruningConfig keeps, Instant now) {
        return now.minus(keeps.deadLetters());
    }

    @Override
    public int prune(Instant before, int atMost) {
        return entities.createNativeQuery("""
                        delete from dead_letter where ctid = any(array(
                            select ctid from dead_letter where resent_at < :before limit :most))""")
                .setParameter("before", before)
                .setParameter("most", atMost)
                .executeUpdate();
    }
}
