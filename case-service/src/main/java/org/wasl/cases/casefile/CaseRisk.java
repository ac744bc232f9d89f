package org.wasl.cases.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.wasl.contracts.code.RiskLevel;

/** The risk of a case, and when it was last assessed. */
@Embeddable
class CaseRisk {
    @Enumerated(EnumType.STRING)
    @Column(name = "risk")
    private RiskLevel level = RiskLevel.NOT_ASSESSED;

    @Column(name = "risk_assessed_at")
    private Instant assessedAt;

    void assess(RiskLevel to, Instant at) {
        level = to;
        assessedAt = at;
    }

    /** A case that is reopened is assessed again. */
    void reset() {
        level = RiskLevel.NOT_ASSESSED;
    }

    RiskLevel level() {
        return level;
    }

    Instant assessedAt() {
        return assessedAt;
    }
}
