package org.wasl.referral;

import jakarta.inject.Singleton;
import java.util.List;
import org.wasl.platform.reference.Reference;
import org.wasl.platform.reference.StoredReferences;

/** What entries of the directory and referrals name, within the directory and beyond. */
@Singleton
class ReferralReferences implements StoredReferences {
    private static final String ORGANIZATIONS = "organization";

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.of("location", "agency_id", ORGANIZATIONS),
                Reference.of("service", "agency_id", ORGANIZATIONS),
                Reference.of("program", "agency_id", ORGANIZATIONS),
                new Reference(
                        "organization.parent",
                        "select cast(details ->> 'parentOrganizationId' as uuid) from organization",
                        ORGANIZATIONS),
                new Reference(
                        "service.program", "select cast(details ->> 'programId' as uuid) from service", "program"),
                Reference.of("referral", "target_organization_id", ORGANIZATIONS),
                Reference.of("referral", "service_at_location_id", "service_at_location"),
                Reference.ofEach("referral", "alternatives", "service_at_location"));
    }
}
