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
    @Override
    public CaseCategory category() {
        return CaseCategory.SUBJECT;
    }

    @Override
    protected Class<PeerRecord> kind() {
        return PeerRecord.class;
    }

    Optional<PeerRecord> of(CaseFile file, PeerProfile profile) {
        return find("caseId = ?1 and profile = ?2", file.rawId(), profile).firstResultOptional();
    }

    List<PeerRecord> of(Collection<UUID> files, PeerProfile profile) {
        return list("caseId in ?1 and profile = ?2", files, profile);
    }
}
