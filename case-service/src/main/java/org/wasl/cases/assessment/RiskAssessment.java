package org.wasl.cases.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.List;
import org.hibernate.annotations.Type;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CasePart;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.platform.crypto.SealedText;

/** How great the risk was found to be, by whom and why. Never changed: a new one follows. */
@Entity
@Table(name = "risk_assessment")
public class RiskAssessment extends CasePart {
    @Enumerated(EnumType.STRING)
    private RiskLevel level;

    private String[] criteria;

    @Type(SealedText.class)
    private String rationale;

    @Column(name = "assessed_by")
    private String assessedBy;

    protected RiskAssessment() {}

    RiskAssessment(CaseFile file, RiskLevel level, List<String> criteria, String rationale, String by, Clock clock) {
        super(file, clock);
        this.level = level;
        this.criteria = criteria.toArray(String[]::new);
        this.rationale = rationale;
        assessedBy = by;
    }

    /** From HIGH downwards a supervisor must agree before it counts. */
    static boolean isDowngrade(RiskLevel from, RiskLevel to) {
        return from == RiskLevel.HIGH && to != RiskLevel.HIGH;
    }

    public RiskLevel level() {
        return level;
    }

    List<String> criteria() {
        return List.of(criteria);
    }

    String rationale() {
        return rationale;
    }

    public String assessedBy() {
        return assessedBy;
    }
}
