package org.wasl.platform.idempotency;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.wasl.platform.pruning.PrunedRows;
import org.wasl.platform.pruning.PruningConfig;

@Singleton
class PrunedKeys implements PrunedRows {
    private final EntityManager entities;

    @Inject
    PrunedKeys(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "idempotency-keys";
    }

    @Override
    public Instant limit(PruningConfig keeps, Instant now) {
        return now.minus(keeps.idempotencyKeys());
    }

    @Override
    public int prune(Instant before, int atMost) {
        return entities.createNativeQuery("""
                        delete from idempotency_key where ctid = any(array(
                            select ctid from idempotency_key where created_at < :before limit :most))""")
                .setParameter("before", before)
                .setParameter("most", atMost)
                .executeUpdate();
    }
}
