package org.wasl.registry;

import jakarta.inject.Singleton;
import java.util.List;
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.reference.Reference;
import org.wasl.platform.reference.StoredReferences;

/** Organizations that records of persons name, and persons whom the statements of the other services name. */
@Singleton
class RegistryReferences implements StoredReferences {
    @Override
    public List<Reference> references() {
        return List.of(
                Reference.ofEach("consent", "recipients", KnownOrganizations.TABLE),
                Reference.ofEach("legal_basis_use", "recipients", KnownOrganizations.TABLE),
                Reference.of("guardianship", "guardian_agency_id", KnownOrganizations.TABLE),
                Reference.of("spdci_sender", "agency_id", KnownOrganizations.TABLE),
                Reference.of("record_access", "subject_id", "person"),
                Reference.of("received_referral", "subject_id", "person"));
    }
}
