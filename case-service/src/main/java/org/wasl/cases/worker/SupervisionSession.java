package org.wasl.cases.worker;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Type;
import org.wasl.contracts.code.StandardMet;
import org.wasl.platform.crypto.SealedText;

/** A supervisor's session with a worker, with what it found of the professional standards. */
@Entity
@Table(name = "supervision_session")
class SupervisionSession extends WorkerPart {
    @Column(name = "held_on")
    private LocalDate heldOn;

    private String supervisor;

    @Type(SealedText.class)
    @Column(name = "agreed_steps")
    private String agreedSteps;

    @ElementCollection
    @CollectionTable(name = "supervision_finding", joinColumns = @JoinColumn(name = "session_id"))
    @OrderBy("standard")
    private List<Finding> findings = new ArrayList<>();

    @Embeddable
    record Finding(
            String standard, @Enumerated(EnumType.STRING) StandardMet met) {}

    protected SupervisionSession() {}

    /** @param agreedSteps null where none were agreed */
    SupervisionSession(
            Worker worker,
            String supervisor,
            LocalDate heldOn,
            List<Finding> findings,
            String agreedSteps,
            Clock clock) {
        super(worker, clock);
        this.heldOn = heldOn;
        this.supervisor = supervisor;
        this.agreedSteps = agreedSteps;
        this.findings.addAll(findings);
    }

    String supervisor() {
        return supervisor;
    }

    LocalDate heldOn() {
        return heldOn;
    }

    List<Finding> findings() {
        return findings;
    }

    String agreedSteps() {
        return agreedSteps;
    }
}
