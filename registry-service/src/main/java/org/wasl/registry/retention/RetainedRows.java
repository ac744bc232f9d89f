package org.wasl.registry.retention;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.code.RetentionSubject;

/** Rows of one table that nothing hangs on: they go when they are old enough. */
public interface RetainedRows<E> extends Retained, PanacheRepositoryBase<E, UUID> {
    Class<E> kept();

    /** Which rows are older than {@code ?1}, in HQL. */
    default String older() {
        return "createdAt < ?1";
    }

    @Override
    default long olderThan(RetentionSubject subject, Instant limit) {
        return count(older(), limit);
    }

    @Override
    default Removal remove(RetentionSubject subject, Instant limit, int passed) {
        String some = "id in (select id from " + kept().getSimpleName() + " where " + older() + " order by id limit "
                + AT_ONCE + ")";
        return new Removal(QuarkusTransaction.requiringNew().call(() -> delete(some, limit)), 0);
    }
}
