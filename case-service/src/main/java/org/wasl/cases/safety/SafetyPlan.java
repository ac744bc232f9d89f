package org.wasl.cases.safety;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.platform.crypto.Sealer;

/** How somebody stays safe, agreed with her. The newest one holds; the earlier ones stay. */
@Entity
@Table(name = "safety_plan")
class SafetyPlan extends SealedPart {
    @Column(name = "review_due")
    private LocalDate reviewDue;

    @Column(name = "written_by")
    private String writtenBy;

    protected SafetyPlan() {}

    SafetyPlan(CaseFile file, SafetyPlanResource.SafetyPlanBody body, String by, Sealer sealer, Clock clock) {
        super(file, body, sealer, clock);
        reviewDue = body.reviewDue();
        writtenBy = by;
    }

    LocalDate reviewDue() {
        return reviewDue;
    }

    String writtenBy() {
        return writtenBy;
    }
}
