package org.wasl.cases.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.platform.crypto.Sealer;

/** What happened to her. All of it sealed, also its type: no column says that there was violence, or which. */
@Entity
@Table(name = "incident")
class Incident extends SealedPart {
    @Column(name = "recorded_by")
    private String recordedBy;

    protected Incident() {}

    Incident(CaseFile file, IncidentResource.IncidentBody body, String by, Sealer sealer, Clock clock) {
        super(file, body, sealer, clock);
        recordedBy = by;
    }

    String recordedBy() {
        return recordedBy;
    }
}
