package org.wasl.cases.assignment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import org.hibernate.annotations.Type;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CasePart;
import org.wasl.platform.crypto.SealedText;

/** Who gave the case to whom, and why; with an override, against which rule. Never changed. */
@Entity
@Table(name = "assignment")
public class Assignment extends CasePart {
    @Column(name = "from_owner")
    private String fromOwner;

    @Column(name = "to_owner")
    private String toOwner;

    @Type(SealedText.class)
    private String reason;

    @Type(SealedText.class)
    @Column(name = "override_reason")
    private String overrideReason;

    @Column(name = "assigned_by")
    private String assignedBy;

    protected Assignment() {}

    Assignment(CaseFile file, String from, String to, String reason, String overrideReason, String by, Clock clock) {
        super(file, clock);
        fromOwner = from;
        toOwner = to;
        this.reason = reason;
        this.overrideReason = overrideReason;
        assignedBy = by;
    }

    String fromOwner() {
        return fromOwner;
    }

    String toOwner() {
        return toOwner;
    }

    String reason() {
        return reason;
    }

    String overrideReason() {
        return overrideReason;
    }

    String assignedBy() {
        return assignedBy;
    }
}
