package org.wasl.platform.paging;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
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
        return IfMatch.require(expected, get(id, caller));
    }

    /** One that a body names: 422 with the code, at the place where it is named, where none exists for the caller. */
    public E named(UUID id, Caller caller, String pointer, String unknown) {
        return named(visibleTo(caller), id, pointer, unknown);
    }

    protected E named(Filter<E> among, UUID id, String pointer, String unknown) {
        return list(among.and("e.id = :id", "id", id), 1).stream()
                .findFirst()
                .orElseThrow(() -> Problem.invalidField(pointer, unknown));
    }

    /** One row among those of a filter. */
    public E visible(Filter<?> among, UUID id) {
        return first(among.and("e.id = :id", "id", id), "e.id", 1).stream()
                .findFirst()
                .orElseThrow(Problem::notFound);
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

    /** @param total of all pages */
    public record Numbered<E>(long total, List<E> rows) {}

    /**
     * A page by number, in the order of ids: for lists which a standard asks for. Ours have cursors. The rows and their number are found in one pass.
     *
     * @param among rows of this entity, or of another one whose rows have the same ids
     */
    public Numbered<E> numbered(Filter<?> among, int first, int atMost) {
        return numbered(among, "e.id", first, atMost);
    }

    /** @param order of the rows, in HQL; it must end with what is unique */
    public Numbered<E> numbered(Filter<?> among, String order, int first, int atMost) {
        List<Object[]> found = ids(among, ", count(*) over ()", order, Object[].class)
                .setFirstResult(first)
                .setMaxResults(atMost)
                .getResultList();
        if (found.isEmpty() && first > 0) {
            return new Numbered<>(numbered(among, order, 0, 1).total(), List.of());
        }
        return new Numbered<>(
                found.isEmpty() ? 0 : (Long) found.get(0)[1],
                inOrder(found.stream().map(row -> (UUID) row[0]).toList()));
    }

    /** The same page, where the number of all is known. */
    public List<E> some(Filter<?> among, int first, int atMost) {
        return some(among, "e.id", first, atMost);
    }

    /** The first rows in an order. The filter as for {@link #numbered}. */
    public List<E> first(Filter<?> among, String order, int atMost) {
        return some(among, order, 0, atMost);
    }

    private List<E> some(Filter<?> among, String order, int first, int atMost) {
        return inOrder(ids(among, "", order, UUID.class)
                .setFirstResult(first)
                .setMaxResults(atMost)
                .getResultList());
    }

    private <R> TypedQuery<R> ids(Filter<?> among, String more, String order, Class<R> result) {
        TypedQuery<R> query = getEntityManager()
                .createQuery(
                        "select e.id" + more + " from " + among.entity().getSimpleName() + " e where " + among.where()
                                + " order by " + order,
                        result);
        among.parameters().forEach(query::setParameter);
        return query;
    }

    /** The ids alone, for a statement that narrows by them. */
    protected List<UUID> ids(Filter<?> among) {
        return ids(among, "", "e.id", UUID.class).getResultList();
    }

    private List<E> inOrder(List<UUID> ids) {
        Map<UUID, E> rows = withIds(ids).stream().collect(Collectors.toMap(Aggregate::rawId, row -> row));
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    /** What is shown together is loaded together. */
    protected List<E> withIds(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /** @param joins what is fetched along, such as {@code join fetch e.service}; it may be empty */
    protected TypedQuery<E> query(Filter<E> filter, String joins, String order) {
        return asked(filter, joins, " order by " + order);
    }

    /** Whichever the database meets first: nothing is sorted, so that a few of very many cost no more than a few. */
    protected TypedQuery<E> unordered(Filter<E> filter, String joins) {
        return asked(filter, joins, "");
    }

    private TypedQuery<E> asked(Filter<E> filter, String joins, String order) {
        TypedQuery<E> query = getEntityManager()
                .createQuery(
                        "select e from " + filter.entity().getSimpleName() + " e " + joins + " where " + filter.where()
                                + order,
                        filter.entity());
        filter.parameters().forEach(query::setParameter);
        return query;
    }
}
