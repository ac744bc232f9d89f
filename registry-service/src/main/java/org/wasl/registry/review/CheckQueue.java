package org.wasl.registry.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The records that wait for the background check. A trigger of the database adds each record that was written. */
@ApplicationScoped
public class CheckQueue {
    private final EntityManager entities;

    @Inject
    CheckQueue(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Takes some records out, the oldest first, without those that another instance is taking. They are back if the transaction fails.
     */
    @SuppressWarnings("unchecked")
    public List<UUID> take(int atMost, Set<UUID> except) {
        return entities.createNativeQuery(
                        "delete from person_to_check where person_id = any(array(select person_id from person_to_check"
                                + " where person_id <> all(cast(:except as uuid[])) order by person_id limit :most"
                                + " for update skip locked)) returning person_id")
                .setParameter("except", except.toArray(UUID[]::new))
                .setParameter("most", atMost)
                .getResultList();
    }

    /** Whether all records were checked. */
    public boolean isEmpty() {
        return (Boolean) entities.createNativeQuery("select not exists (select 1 from person_to_check)")
                .getSingleResult();
    }
}
