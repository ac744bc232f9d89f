package org.wasl.platform.caller;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;

/**
 * Who may not act any more, as events told it. They are few and each request asks, so they are held in memory and read again every few seconds
 * ({@link ExcludedActorsReader}).
 *
 * @param <T> by what they are told apart, such as an id
 */
public abstract class ExcludedActors<T> {
    private volatile Set<T> held = Set.of();

    /** Those whom the database knows now. */
    protected abstract List<T> stored(EntityManager entities);

    void read(EntityManager entities) {
        held = Set.copyOf(stored(entities));
    }

    protected boolean holds(T actor) {
        return held.contains(actor);
    }
}
