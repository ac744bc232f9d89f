package org.wasl.cases.note;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.contracts.code.NoteKind;
import org.wasl.platform.crypto.Sealer;

/** What somebody wrote down. Never changed: a correction is another note. */
@Entity
@Table(name = "note")
class Note extends SealedPart {
    @Enumerated(EnumType.STRING)
    private NoteKind kind;

    @Column(name = "written_by")
    private String writtenBy;

    protected Note() {}

    Note(CaseFile file, NoteKind kind, String text, String by, Sealer sealer, Clock clock) {
        super(file, text, sealer, clock);
        this.kind = kind;
        writtenBy = by;
    }

    NoteKind kind() {
        return kind;
    }

    String writtenBy() {
        return writtenBy;
    }
}
