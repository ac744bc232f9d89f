package org.wasl.registry;

import jakarta.inject.Singleton;
import java.util.List;
import org.wasl.platform.reference.Reference;
import org.wasl.platform.reference.StoredReferences;

/** Organizations that records of persons name, and persons whom the statements of the other services name. */
@Singleton
class RegistryReferences implements StoredReferences {
    private static final String ORGANIZATIONS = "known_organization";

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.ofEach("consent", "recipients", ORGANIZATIONS),
                Reference.ofEach("legal_basis_use", "recipients", ORGANIZATIONS),
                Reference.of("guardianship", "guardian_agency_id", ORGANIZATIONS),
                Reference.of("spdci_sender", "agency_id", ORGANIZATIONS),
                Reference.of("record_access", "subject_id", "person"),
                Reference.of("received_referral", "subject_id", "person"));
    }
}
