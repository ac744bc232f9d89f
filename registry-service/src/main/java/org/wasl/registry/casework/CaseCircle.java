package org.wasl.registry.casework;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.event.CaseAssigned;
import org.wasl.contracts.event.CaseIdentified;
import org.wasl.contracts.id.AgencyId;

/** Who works with a person on one case: what the registry must know of cases, and all it knows. Kept by events. */
@Entity
@Table(name = "case_circle")
class CaseCircle {
    @Id
    @Column(name = "case_id")
    private UUID caseId;

    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "agency_id")
    private UUID agencyId;

    @Column(name = "owner_id")
    private String ownerId;

    @Column(name = "supervisor_id")
    private String supervisorId;

    private boolean working;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected CaseCircle() {}

    CaseCircle(CaseIdentified identified) {
        caseId = identified.caseId().value();
        personId = identified.subjectId().value();
        agencyId = identified.agencyId().value();
        ownerId = identified.ownerId();
        supervisorId = identified.supervisorId();
        working = true;
    }

    void isNow(CaseAssigned assigned) {
        agencyId = assigned.agencyId().value();
        ownerId = assigned.ownerId();
        supervisorId = assigned.supervisorId();
    }

    /** A case that is over opens the person's record to nobody; reopened, it does again. */
    void isNow(CaseStatus status, Instant now) {
        boolean stillWorking =
                switch (status) {
                    case IDENTIFIED, OPEN, ON_HOLD, PENDING_CLOSURE -> true;
                    case CLOSED, TRANSFERRED_OUT, NOT_ELIGIBLE, MERGED -> false;
                };
        if (stillWorking) {
            endedAt = null;
        } else if (working) {
            endedAt = now;
        }
        working = stillWorking;
    }

    CaseCircles.KnownCase known() {
        return new CaseCircles.KnownCase(caseId, new AgencyId(agencyId), working);
    }
}
