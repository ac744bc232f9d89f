package org.wasl.referral.hsds;

import java.util.List;
import java.util.Set;
import org.wasl.platform.paging.Filter;
import org.wasl.referral.directory.Location;
import org.wasl.referral.directory.Locations;
import org.wasl.referral.directory.Service;
import org.wasl.referral.directory.ServiceSearchRow;
import org.wasl.referral.directory.WordSearch;

/** What everybody may see, whoever asks: nothing sensitive, and no place where something sensitive is given. */
final class HsdsVisible {
    private HsdsVisible() {}

    static Filter<Service> services() {
        return Filter.of(Service.class).and("e.sensitive = false");
    }

    static Filter<Service> services(ServiceQuery q, WordSearch words, HsdsFilters filters) {
        Filter<Service> filter = narrowed(services(), "e.id", q, words);
        return HsdsFilters.isAsked(q) ? filter.andIn("e.id", "w.serviceId", filters.narrow(places(), q)) : filter;
    }

    static Filter<Location> locations() {
        return Filter.of(Location.class)
                .and(
                        "not exists (select 1 from ServiceAtLocation s where s.location = e and s.service.sensitive = true)");
    }

    static Filter<ServiceSearchRow> places() {
        return Filter.of(ServiceSearchRow.class).and("e.open = true");
    }

    static Filter<ServiceSearchRow> places(PlaceQuery q, Locations locations, WordSearch words, HsdsFilters filters) {
        Filter<ServiceSearchRow> filter = filters.narrow(narrowed(places(), "e.serviceId", q, words), q);
        if (q.postcode != null) {
            near(filter, locations.withPostalCode(q.postcode), q.proximity);
        }
        return filter;
    }

    /** @param service the path to the id of the service */
    private static <E> Filter<E> narrowed(Filter<E> filter, String service, OfferQuery q, WordSearch words) {
        if (q.search != null && !q.search.isBlank()) {
            words.narrow(filter, q.search);
        }
        if (q.taxonomyTermId != null) {
            words.narrow(filter, "term", Set.of(HsdsQuery.id(q.taxonomyTermId)));
        }
        filter.andIfGiven(
                service + " in (select s.id from Service s join s.terms t"
                        + " where t in (select x.id from TaxonomyTerm x where x.taxonomy.id = :taxonomy))",
                "taxonomy",
                HsdsQuery.id(q.taxonomyId));
        filter.andIfGiven("e.agencyId = :organization", "organization", HsdsQuery.id(q.organizationId));
        return filter.andIfGiven("e.updatedAt >= :since", "since", q.modifiedSince());
    }

    /** With a distance: around the middle of the places that have this postal code. Without: those places. */
    private static void near(Filter<ServiceSearchRow> filter, List<Location> at, Integer metres) {
        List<Location.Place> points = at.stream()
                .map(Location::place)
                .filter(place -> place.latitude() != null && place.longitude() != null)
                .toList();
        if (metres == null || points.isEmpty()) {
            filter.and(
                    "e.locationId in (:at)",
                    "at",
                    at.stream().map(Location::rawId).toList());
            return;
        }
        HsdsFilters.around(
                filter,
                "postcode",
                points.stream().mapToDouble(Location.Place::latitude).average().orElseThrow(),
                points.stream().mapToDouble(Location.Place::longitude).average().orElseThrow(),
                metres);
    }
}
