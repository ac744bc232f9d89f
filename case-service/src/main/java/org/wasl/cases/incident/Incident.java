package org.wasl.cases.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.contracts.code.Sex;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.stored.StoredForm;

/**
 * What happened to the person. All of it is sealed, also its type: no column of it says that there was violence, or which. Of agencies that want to be counted
 * an {@link IncidentCode} does.
 */
@Entity
@Table(name = "incident")
class Incident extends SealedPart {
    @Column(name = "recorded_by")
    private String recordedBy;

    protected Incident() {}

    Incident(CaseFile file, Content content, String by, Sealer sealer, Clock clock) {
        super(file, content, sealer, clock);
        recordedBy = by;
    }

    /** All that is kept of it; what each field says is written at {@link IncidentBody}. */
    @StoredForm("incident")
    record Content(
            LocalDate incidentOn,
            boolean dateEstimated,
            LocalDate reportedOn,
            boolean reportedBySurvivor,
            String placeType,
            String governorate,
            String displacementStage,
            boolean harmfulPractice,
            boolean previousIncidents,
            String cpViolation,
            GbvClassification classification,
            Perpetrators perpetrators,
            String account) {}

    record Perpetrators(int count, String ageGroup, Sex sex, String relationship, String occupation) {}

    Content content(Sealer sealer) {
        return content(sealer, Content.class);
    }

    String recordedBy() {
        return recordedBy;
    }
}
