package org.wasl.cases.conference;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.platform.crypto.Sealer;

/** A meeting of those who help the same person: who was there, what was decided, who does what next. */
@Entity
@Table(name = "conference")
class Conference extends SealedPart {
    @Column(name = "held_at")
    private Instant heldAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    protected Conference() {}

    Conference(CaseFile file, ConferenceResource.ConferenceBody body, String by, Sealer sealer, Clock clock) {
        super(file, body, sealer, clock);
        heldAt = body.heldAt();
        recordedBy = by;
    }

    Instant heldAt() {
        return heldAt;
    }

    String recordedBy() {
        return recordedBy;
    }
}
