package org.wasl.cases.note;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.contracts.code.FlagCode;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** What whoever opens the case must see first, until it is resolved. */
@Entity
@Table(name = "flag")
class Flag extends SealedPart {
    @Enumerated(EnumType.STRING)
    private FlagCode code;

    @Column(name = "raised_by")
    private String raisedBy;

    @Column(name = "resolved_at")
    private Instant resolvedAt;

    protected Flag() {}

    Flag(CaseFile file, FlagCode code, String text, String by, Sealer sealer, Clock clock) {
        super(file, text, sealer, clock);
        this.code = code;
        raisedBy = by;
    }

    void resolve(Clock clock) {
        if (resolvedAt != null) {
            throw new Problem(CommonProblem.ALREADY_DONE);
        }
        touch(clock);
        resolvedAt = updatedAt();
    }

    FlagCode code() {
        return code;
    }

    String raisedBy() {
        return raisedBy;
    }

    Instant resolvedAt() {
        return resolvedAt;
    }
}
