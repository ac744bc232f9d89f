package org.wasl.platform.paging;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.crypto.Keys;
import org.wasl.platform.value.Aggregate;

/**
 * Keyset pages. Newest first by id (UUIDv7 grows with time), or in an {@link Order}: by time of change where {@code updatedSince} asks. One statement a page, whatever its
 * number; one more where a count is asked for.
 */
@RequestScoped
public class Pages {
    private final EntityManager entities;
    private final Keys keys;
    private final Caller caller;
    private final UriInfo uri;

    @Inject
    Pages(EntityManager entities, Keys keys, Caller caller, UriInfo uri) {
        this.entities = entities;
        this.keys = keys;
        this.caller = caller;
        this.uri = uri;
    }

    public <E extends Aggregate, T> Page<T> of(Filter<E> filter, PageRequest request, Function<E, T> view) {
        return of(filter, request, null, view);
    }

    /** In an order of its own, where the caller does not ask for what changed. */
    public <E extends Aggregate, T> Page<T> of(
            Filter<E> filter, PageRequest request, Order<E> usually, Function<E, T> view) {
        Order<E> order = request.updatedSince != null ? Order.byChange() : usually;
        List<E> rows = rows(filter, request, order);
        boolean more = rows.size() > request.limit;
        List<E> shown = more ? rows.subList(0, request.limit) : rows;
        String next = more ? link(cursor(shown.get(shown.size() - 1), order), binding(filter, request)) : null;
        return new Page<>(shown.stream().map(view).toList(), next, request.count ? count(filter, request) : null);
    }

    /**
     * A page of a list that is ranked anew each time.
     *
     * @param found the rows after {@link #placeBefore}, at least one more than fit on the page where there are more
     * @param among the rows that were ranked, with all that was asked
     */
    public <H> Page<H> ranked(List<H> found, Filter<?> among, PageRequest request, Function<H, Place> place) {
        boolean more = found.size() > request.limit;
        List<H> shown = more ? found.subList(0, request.limit) : found;
        String next = more ? link(cursor(place.apply(shown.get(shown.size() - 1))), binding(among, request)) : null;
        return new Page<>(shown, next, null);
    }

    /** Of the last row of the page before, in a list that is ranked; none on the first page. A count, or what changed, cannot be asked of such a list. */
    public Optional<Place> placeBefore(PageRequest request, Filter<?> among) {
        request.requireRanked();
        return Optional.ofNullable(request.cursor)
                .map(cursor -> Cursor.opened(cursor, keys, binding(among, request)))
                .map(cursor -> new Place(cursor.value(), cursor.id()));
    }

    private static Cursor cursor(Place place) {
        return new Cursor(place.rank(), place.id());
    }

    private <E extends Aggregate> List<E> rows(Filter<E> filter, PageRequest request, Order<E> order) {
        boolean byChange = request.updatedSince != null;
        Cursor after = request.cursor == null ? null : Cursor.opened(request.cursor, keys, binding(filter, request));
        String where = filter.where();
        if (byChange) {
            where += " and e.updatedAt >= :updatedSince";
        }
        if (after != null) {
            where += order == null ? " and e.id < :afterId" : " and " + order.after();
        }
        String sorted = " order by " + (order == null ? "e.id desc" : order.sorted());
        TypedQuery<E> query = entities.createQuery(
                "select e from " + filter.entity().getSimpleName() + " e where " + where + sorted, filter.entity());
        filter.parameters().forEach(query::setParameter);
        if (byChange) {
            query.setParameter("updatedSince", request.updatedSince);
        }
        if (after != null) {
            query.setParameter("afterId", after.id());
            if (order != null) {
                query.setParameter("afterValue", order.read().apply(after.value()));
            }
        }
        return query.setMaxResults(request.limit + 1).getResultList();
    }

    private <E extends Aggregate> long count(Filter<E> filter, PageRequest request) {
        boolean byChange = request.updatedSince != null;
        TypedQuery<Long> query = entities.createQuery(
                "select count(e) from " + filter.entity().getSimpleName() + " e where " + filter.where()
                        + (byChange ? " and e.updatedAt >= :updatedSince" : ""),
                Long.class);
        filter.parameters().forEach(query::setParameter);
        if (byChange) {
            query.setParameter("updatedSince", request.updatedSince);
        }
        return query.getSingleResult();
    }

    private static <E extends Aggregate> Cursor cursor(E last, Order<E> order) {
        return new Cursor(order == null ? null : order.value().apply(last).toString(), last.rawId());
    }

    private String link(Cursor cursor, String binding) {
        UriBuilder next = UriBuilder.fromPath(uri.getRequestUri().getPath());
        uri.getQueryParameters().forEach((name, values) -> {
            if (!name.equals("cursor")) {
                next.queryParam(name, values.toArray());
            }
        });
        return next.queryParam("cursor", cursor.sealed(keys, binding)).build().toString();
    }

    private String binding(Filter<?> filter, PageRequest request) {
        return caller.subject() + "|" + filter.binding() + "|" + request.updatedSince;
    }
}
