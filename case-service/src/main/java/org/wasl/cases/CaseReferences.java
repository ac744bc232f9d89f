package org.wasl.cases;

import jakarta.inject.Singleton;
import java.util.List;
import org.wasl.cases.casefile.KnownResponses;
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.organization.KnownPlaces;
import org.wasl.platform.reference.Reference;
import org.wasl.platform.reference.StoredReferences;

/** Organizations, places and responses that cases and programmes name. What a sealed record names is not counted. */
@Singleton
class CaseReferences implements StoredReferences {
    @Override
    public List<Reference> references() {
        return List.of(
                Reference.of("case_file", "centre_id", KnownPlaces.TABLE),
                Reference.of("case_file", "response_id", KnownResponses.TABLE),
                Reference.of("centre_programme", "location_id", KnownPlaces.TABLE),
                Reference.of("service_delivery", "location_id", KnownPlaces.TABLE),
                Reference.of("service_delivery", "provider_id", KnownOrganizations.TABLE),
                Reference.of("share_grant", "grantee_id", KnownOrganizations.TABLE),
                Reference.of("transfer", "to_agency_id", KnownOrganizations.TABLE),
                new Reference(
                        "saved_filter.centre_id",
                        "select cast(criteria ->> 'centreId' as uuid) from saved_filter",
                        KnownPlaces.TABLE));
    }
}
