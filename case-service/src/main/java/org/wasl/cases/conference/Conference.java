package org.wasl.cases.conference;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.stored.StoredForm;

/** A meeting of those who help the same person: who was there, what was decided, who does what next. */
@Entity
@Table(name = "conference")
class Conference extends SealedPart {
    @Column(name = "held_at")
    private Instant heldAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    protected Conference() {}

    Conference(CaseFile file, Content content, String by, Sealer sealer, Clock clock) {
        super(file, content, sealer, clock);
        heldAt = content.heldAt();
        recordedBy = by;
    }

    @StoredForm("conference")
    record Content(Instant heldAt, List<Attendee> attendees, List<String> decisions, List<NextStep> nextSteps) {}

    record Attendee(AgencyId agencyId, String role) {}

    /** @param assigneeId account of the worker; null where it is the owner's */
    record NextStep(String title, String assigneeId, Instant dueAt) {}

    Content content(Sealer sealer) {
        return content(sealer, Content.class);
    }

    Instant heldAt() {
        return heldAt;
    }

    String recordedBy() {
        return recordedBy;
    }
}
