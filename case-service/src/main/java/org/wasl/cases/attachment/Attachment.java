package org.wasl.cases.attachment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.contracts.code.ScanStatus;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.Problem;

/** A file of a case. What it is called is sealed, because names of files name people; what is in it is sealed too, in parts of their own. */
@Entity
@Table(name = "attachment")
class Attachment extends SealedPart {
    @Column(name = "media_type")
    private String mediaType;

    private boolean restricted;

    @Column(name = "byte_count")
    private long byteCount;

    private String sha256;

    @Enumerated(EnumType.STRING)
    @Column(name = "scan_status")
    private ScanStatus scanStatus = ScanStatus.AWAITING_CONTENT;

    @Column(name = "added_by")
    private String addedBy;

    protected Attachment() {}

    record Label(String fileName, String description) {}

    Attachment(CaseFile file, AttachmentResource.AttachmentBody body, String by, Sealer sealer, Clock clock) {
        super(file, new Label(body.fileName(), body.description()), sealer, clock);
        mediaType = body.mediaType().mime();
        restricted = body.restricted();
        addedBy = by;
    }

    void requireEmpty() {
        if (scanStatus != ScanStatus.AWAITING_CONTENT) {
            throw new Problem(CaseProblem.ALREADY_DONE);
        }
    }

    void holds(long bytes, String hash, boolean willBeScanned, Clock clock) {
        requireEmpty();
        byteCount = bytes;
        sha256 = hash;
        scanStatus = willBeScanned ? ScanStatus.PENDING : ScanStatus.NOT_SCANNED;
        touch(clock);
    }

    void scanned(boolean clean, Clock clock) {
        scanStatus = clean ? ScanStatus.CLEAN : ScanStatus.BLOCKED;
        touch(clock);
    }

    boolean downloadable() {
        return scanStatus == ScanStatus.CLEAN || scanStatus == ScanStatus.NOT_SCANNED;
    }

    String mediaType() {
        return mediaType;
    }

    boolean restricted() {
        return restricted;
    }

    long byteCount() {
        return byteCount;
    }

    String sha256() {
        return sha256;
    }

    ScanStatus scanStatus() {
        return scanStatus;
    }

    String addedBy() {
        return addedBy;
    }
}
