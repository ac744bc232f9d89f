package org.wasl.cases.interop;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.PeerProfile;

@ApplicationScoped
class PeerRecords extends CaseParts<PeerRecord> {
    PeerRecords() {
        super(PeerRecord.class, CaseCategory.SUBJECT);
    }

    Optional<PeerRecord> of(CaseFile file, PeerProfile profile) {
        return find("caseId = ?1 and profile = ?2", file.rawId(), profile).firstResultOptional();
    }

    /** Those of these cases that a line of this account made, oldest first. */
    List<PeerRecord> madeBy(String account, Collection<UUID> files) {
        return files.isEmpty() ? List.of() : list("caseId in ?1 and importedBy = ?2 order by id", files, account);
    }

    List<PeerRecord> of(Collection<UUID> files, PeerProfile profile) {
        return list("caseId in ?1 and profile = ?2", files, profile);
    }
}
