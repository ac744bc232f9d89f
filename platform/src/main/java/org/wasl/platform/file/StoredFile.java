package org.wasl.platform.file;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.wasl.contracts.code.ScanStatus;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** What is known of a file's content: announced first, then sent once, then scanned. */
@Embeddable
public class StoredFile {
    @Column(name = "media_type")
    private String mediaType;

    @Column(name = "byte_count")
    private long byteCount;

    private String sha256;

    @Enumerated(EnumType.STRING)
    @Column(name = "scan_status")
    private ScanStatus scanStatus = ScanStatus.AWAITING_CONTENT;

    protected StoredFile() {}

    public StoredFile(FileKind kind) {
        mediaType = kind.mime();
    }

    /** 409 where it was sent already. */
    public void requireEmpty() {
        if (scanStatus != ScanStatus.AWAITING_CONTENT) {
            throw new Problem(CommonProblem.ALREADY_DONE);
        }
    }

    public void holds(FileStore.Written written, boolean willBeScanned) {
        requireEmpty();
        byteCount = written.bytes();
        sha256 = written.sha256();
        scanStatus = willBeScanned ? ScanStatus.PENDING : ScanStatus.NOT_SCANNED;
    }

    public void scanned(boolean clean) {
        scanStatus = clean ? ScanStatus.CLEAN : ScanStatus.BLOCKED;
    }

    public boolean downloadable() {
        return scanStatus == ScanStatus.CLEAN || scanStatus == ScanStatus.NOT_SCANNED;
    }

    /** 409 where it waits for its content or its scan, or is blocked. */
    public void requireDownloadable() {
        if (!downloadable()) {
            throw new Problem(CommonProblem.NOT_DOWNLOADABLE);
        }
    }

    public boolean awaitsContent() {
        return scanStatus == ScanStatus.AWAITING_CONTENT;
    }

    public FileKind kind() {
        return FileKind.of(mediaType).orElseThrow();
    }

    public String mediaType() {
        return mediaType;
    }

    public long byteCount() {
        return byteCount;
    }

    public String sha256() {
        return sha256;
    }

    public ScanStatus scanStatus() {
        return scanStatus;
    }
}
