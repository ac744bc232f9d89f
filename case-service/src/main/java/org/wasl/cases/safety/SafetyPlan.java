package org.wasl.cases.safety;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.stored.StoredForm;

/** How the person stays safe, agreed with the person. The newest one holds; the earlier ones stay. */
@Entity
@Table(name = "safety_plan")
class SafetyPlan extends SealedPart {
    @Column(name = "review_due")
    private LocalDate reviewDue;

    @Column(name = "written_by")
    private String writtenBy;

    protected SafetyPlan() {}

    SafetyPlan(CaseFile file, Content content, String by, Sealer sealer, Clock clock) {
        super(file, content, sealer, clock);
        reviewDue = content.reviewDue();
        writtenBy = by;
    }

    @StoredForm("safety-plan")
    record Content(List<Step> steps, LocalDate reviewDue) {}

    /**
     * One step that keeps the person safe.
     *
     * @param when the sign or situation
     * @param what what the person does then
     * @param who to whom the person can turn; null where nobody
     */
    record Step(String when, String what, String who) {}

    Content content(Sealer sealer) {
        return content(sealer, Content.class);
    }

    LocalDate reviewDue() {
        return reviewDue;
    }

    String writtenBy() {
        return writtenBy;
    }
}
