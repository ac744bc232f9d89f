package org.wasl.platform.paging;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.UUID;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;

/** The repository of an aggregate. Everything is loaded through what the caller may see; what that leaves out is not found. */
public abstract class Aggregates<E extends Aggregate> implements PanacheRepositoryBase<E, UUID> {
    private static final int SKIP_LOCKED = -2;

    /** The rows that exist for this caller. */
    public abstract Filter<E> visibleTo(Caller caller);

    public E get(UUID id, Caller caller) {
        Filter<E> filter = visibleTo(caller).and("e.id = :id", "id", id);
        return one(filter);
    }

    /** For a change: also the version must be the one that the caller read. */
    public E get(UUID id, Caller caller, IfMatch expected) {
        E found = get(id, caller);
        IfMatch.require(expected, found);
        return found;
    }

    /** One row among those of a filter. */
    public E visible(Filter<E> among, UUID id) {
        return one(among.and("e.id = :id", "id", id));
    }

    /** For work of the platform that instances share: null where another has it. */
    public E lockedUnlessTaken(UUID id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .firstResult();
    }

    protected E one(Filter<E> filter) {
        List<E> found = list(filter, 1);
        if (found.isEmpty()) {
            throw Problem.notFound();
        }
        return found.get(0);
    }

    /** The first rows of a filter, for uses that are no page. */
    public List<E> list(Filter<E> filter, int atMost) {
        return query(filter, "", "e.id desc").setMaxResults(atMost).getResultList();
    }

    /** Rows in the order of their ids, from one on: for lists of numbered pages, which a standard asks for. Ours have cursors. */
    public List<E> numbered(Filter<E> filter, int first, int atMost) {
        return query(filter, "", "e.id")
                .setFirstResult(first)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** @param joins what is fetched along, such as {@code join fetch e.service}; it may be empty */
    protected TypedQuery<E> query(Filter<E> filter, String joins, String order) {
        TypedQuery<E> query = getEntityManager()
                .createQuery(
                        "select e from " + filter.entity().getSimpleName() + " e " + joins + " where " + filter.where()
                                + " order by " + order,
                        filter.entity());
        filter.parameters().forEach(query::setParameter);
        return query;
    }

    public long count(Filter<E> filter) {
        TypedQuery<Long> query = getEntityManager()
                .createQuery(
                        "select count(e) from " + filter.entity().getSimpleName() + " e where " + filter.where(),
                        Long.class);
        filter.parameters().forEach(query::setParameter);
        return query.getSingleResult();
    }
}
