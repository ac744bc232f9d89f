package org.wasl.cases;

import jakarta.inject.Singleton;
import java.util.List;
import org.wasl.platform.reference.Reference;
import org.wasl.platform.reference.StoredReferences;

/** Organizations and places that cases and programmes name. What a sealed record names is not counted. */
@Singleton
class CaseReferences implements StoredReferences {
    private static final String ORGANIZATIONS = "known_organization";
    private static final String PLACES = "known_place";

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.of("case_file", "centre_id", PLACES),
                Reference.of("centre_programme", "location_id", PLACES),
                Reference.of("service_delivery", "location_id", PLACES),
                Reference.of("service_delivery", "provider_id", ORGANIZATIONS),
                Reference.of("share_grant", "grantee_id", ORGANIZATIONS),
                Reference.of("transfer", "to_agency_id", ORGANIZATIONS),
                new Reference(
                        "saved_filter.centre_id",
                        "select cast(criteria ->> 'centreId' as uuid) from saved_filter",
                        PLACES));
    }
}
