package org.wasl.referral.fhir;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wasl.platform.paging.Filter;

/**
 * A search as it was asked for and read.
 *
 * @param conditions in HQL, all of which hold
 * @param countOnly whether only the number of all is asked for
 * @param total whether the number of all is asked for
 * @param after where the page before ended; null for the first one
 * @param includes names as {@code focus}
 * @param used what was read, for links; what was passed over is not in it
 * @param passedOver parameters that nobody reads, where the caller lets them be
 */
record FhirQuery(
        List<String> conditions,
        SearchValues values,
        int count,
        boolean countOnly,
        boolean total,
        FhirOrder order,
        FhirOrder.Place after,
        Set<String> includes,
        FhirOutput output,
        Map<String, List<String>> used,
        Set<String> passedOver) {
    /** The parameter that says where the page before ended. */
    static final String AFTER = "_after";

    <E> Filter<E> narrow(Filter<E> filter) {
        conditions.forEach(filter::and);
        values.bindTo(filter);
        return filter;
    }

    <E> Filter<E> rest(Filter<E> filter) {
        return after == null ? filter : order.after(filter, after);
    }
}
