package org.wasl.referral.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.code.ScanStatus;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.file.FileStore;
import org.wasl.platform.file.ScannedFiles;
import org.wasl.platform.file.StoredFile;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.referral.referral.ReferralPart;

/** Found under their referral; what the caller may see of them is the resource's business. */
@ApplicationScoped
class ReferralAttachments extends Aggregates<ReferralAttachment>
        implements ScannedFiles, ReferralPart<ReferralAttachment> {
    private final FileStore files;
    private final Clock clock;

    @Inject
    ReferralAttachments(FileStore files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    @Override
    public Filter<ReferralAttachment> visibleTo(Caller caller) {
        return Filter.of(ReferralAttachment.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value());
    }

    Filter<ReferralAttachment> of(ReferralId referral) {
        return Filter.of(ReferralAttachment.class).and("e.referralId = :referral", "referral", referral.value());
    }

    @Override
    public void erase(ReferralId referral) {
        files.forget(list("referralId", referral.value()).stream()
                .map(ReferralAttachment::rawId)
                .toList());
        ReferralPart.super.erase(referral);
    }

    @Override
    public List<UUID> toScan() {
        return getEntityManager()
                .createQuery(
                        "select e.id from ReferralAttachment e where e.file.scanStatus = :pending order by e.id",
                        UUID.class)
                .setParameter("pending", ScanStatus.PENDING)
                .setMaxResults(20)
                .getResultList();
    }

    @Override
    public StoredFile file(UUID id) {
        return findById(id).file();
    }

    @Override
    public void scanned(UUID id, boolean clean) {
        findById(id).scanned(clean, clock);
    }
}
