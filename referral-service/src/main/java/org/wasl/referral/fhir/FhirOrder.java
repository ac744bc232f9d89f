package org.wasl.referral.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.value.Aggregate;

/**
 * The order of a search: by the time of the last change or by id; ties by id.
 *
 * @param byChange or else by id alone
 */
record FhirOrder(boolean byChange, boolean latestFirst, boolean highestIdFirst) {
    static final FhirOrder BY_ID = new FhirOrder(false, false, false);

    /** Where a page ended. @param changed null in an order by id alone */
    record Place(Instant changed, UUID id) {
        /** @throws IllegalArgumentException where it is none of this order */
        static Place of(String text, FhirOrder order) {
            int between = text.indexOf('_');
            if (between < 0 == order.byChange()) {
                throw new IllegalArgumentException();
            }
            try {
                return new Place(
                        order.byChange() ? Instant.parse(text.substring(0, between)) : null,
                        UUID.fromString(text.substring(between + 1)));
            } catch (DateTimeException none) {
                throw new IllegalArgumentException(none);
            }
        }
    }

    /** @throws IllegalArgumentException where it names what nothing is sorted by */
    static FhirOrder of(String text, FhirSearches search) {
        FhirOrder order = BY_ID;
        boolean byId = false;
        for (String key : text.split(",", -1)) {
            boolean descending = key.startsWith("-");
            String name = descending ? key.substring(1) : key;
            if (!search.sorts().contains(name)) {
                throw new IllegalArgumentException();
            }
            if (name.equals("_id")) {
                order = new FhirOrder(order.byChange, order.latestFirst, descending);
                byId = true;
            } else if (!byId && !order.byChange) {
                order = new FhirOrder(true, descending, false);
            }
        }
        return order;
    }

    String sorted() {
        String id = "e.id" + (highestIdFirst ? " desc" : "");
        return byChange ? "e.updatedAt" + (latestFirst ? " desc" : "") + ", " + id : id;
    }

    <E> Filter<E> after(Filter<E> filter, Place place) {
        String id = "e.id " + (highestIdFirst ? "<" : ">") + " :afterId";
        filter.with("afterId", place.id());
        if (!byChange) {
            return filter.and(id);
        }
        return filter.and(
                "e.updatedAt " + (latestFirst ? "<" : ">") + " :afterTime or (e.updatedAt = :afterTime and " + id + ")",
                "afterTime",
                place.changed());
    }

    String placeOf(Aggregate last) {
        return byChange ? last.updatedAt() + "_" + last.rawId() : last.rawId().toString();
    }
}
