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

    SupervisionSession(Worker worker, String supervisor, SupervisionSessionBody body, Clock clock) {
        super(worker, clock);
        heldOn = body.heldOn();
        this.supervisor = supervisor;
        agreedSteps = body.agreedSteps();
        body.standards().forEach(s -> findings.add(new Finding(s.standard(), s.met())));
    }

    String supervisor() {
        return supervisor;
    }

    SupervisionSessionBody body() {
        return new SupervisionSessionBody(
                heldOn,
                findings.stream()
                        .map(f -> new SupervisionSessionBody.Standard(f.standard(), f.met()))
                        .toList(),
                agreedSteps);
    }
}
