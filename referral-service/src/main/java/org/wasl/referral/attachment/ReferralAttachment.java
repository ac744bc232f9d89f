package org.wasl.referral.attachment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.UUID;
import org.wasl.contracts.code.OpensWith;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.file.FileKind;
import org.wasl.platform.file.FileStore;
import org.wasl.platform.file.StoredFile;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.Aggregate;

/** A file that one side of a referral adds; {@code agency} is that side. */
@Entity
@Table(name = "referral_attachment")
class ReferralAttachment extends Aggregate {
    @Column(name = "referral_id", updatable = false)
    private UUID referralId;

    @Column(name = "content_sealed")
    private String label;

    @Enumerated(EnumType.STRING)
    @Column(name = "opens_with")
    private OpensWith opensWith;

    private StoredFile file;

    @Column(name = "added_by")
    private String addedBy;

    protected ReferralAttachment() {}

    @StoredForm("attachment")
    record Label(String fileName, String description) {}

    ReferralAttachment(
            ReferralId referral,
            AgencyId side,
            Label label,
            FileKind kind,
            OpensWith opensWith,
            String by,
            Sealer sealer,
            Clock clock) {
        super(side, clock);
        referralId = referral.value();
        this.label = sealer.sealPart(label, referralId, rawId());
        file = new StoredFile(kind);
        this.opensWith = opensWith;
        addedBy = by;
    }

    void holds(FileStore.Written written, boolean willBeScanned, Clock clock) {
        file.holds(written, willBeScanned);
        touch(clock);
    }

    void scanned(boolean clean, Clock clock) {
        file.scanned(clean);
        touch(clock);
    }

    Label label(Sealer sealer) {
        return sealer.openPart(label, referralId, rawId(), Label.class);
    }

    ReferralId referral() {
        return new ReferralId(referralId);
    }

    OpensWith opensWith() {
        return opensWith;
    }

    StoredFile file() {
        return file;
    }

    String addedBy() {
        return addedBy;
    }
}
