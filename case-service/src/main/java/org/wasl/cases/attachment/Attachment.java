package org.wasl.cases.attachment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.Set;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.file.FileKind;
import org.wasl.platform.file.FileStore;
import org.wasl.platform.file.StoredFile;
import org.wasl.platform.stored.StoredForm;

/** A file of a case. What it is called is sealed, because names of files name people; what is in it is sealed too, in parts of their own. */
@Entity
@Table(name = "attachment")
class Attachment extends SealedPart {
    private StoredFile file;
    private boolean restricted;

    @Column(name = "added_by")
    private String addedBy;

    protected Attachment() {}

    @StoredForm("attachment")
    record Label(String fileName, String description) {}

    Attachment(CaseFile file, Label label, FileKind kind, boolean restricted, String by, Sealer sealer, Clock clock) {
        super(file, label, sealer, clock);
        this.file = new StoredFile(kind);
        this.restricted = restricted;
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

    StoredFile file() {
        return file;
    }

    /** A restricted file is for the owner and the supervisor of the case. */
    boolean opensTo(Set<Party> parties) {
        return !restricted || parties.contains(Party.OWNER) || parties.contains(Party.SUPERVISOR);
    }

    boolean restricted() {
        return restricted;
    }

    String addedBy() {
        return addedBy;
    }
}
