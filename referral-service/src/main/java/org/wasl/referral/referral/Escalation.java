package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.code.ReferralDeadline;
import org.wasl.contracts.event.ReferralEscalated;
import org.wasl.platform.value.Uuid7;

/** A deadline that reached a level: once, whoever looked. Resolved when the referral moves on. */
@Entity
@Table(name = "referral_escalation")
class Escalation {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "referral_id")
    private Referral referral;

    @Enumerated(EnumType.STRING)
    private ReferralDeadline deadline;

    private int level;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "raised_at")
    private Instant raisedAt;

    @Column(name = "resolved_at")
    private Instant resolvedAt;

    protected Escalation() {}

    Escalation(Referral referral, Deadlines.Reached reached, Instant at) {
        id = Uuid7.next();
        this.referral = referral;
        deadline = reached.deadline().kind();
        level = reached.level();
        dueAt = reached.deadline().due();
        raisedAt = at;
    }

    ReferralEscalated event() {
        return new ReferralEscalated(
                referral.id(),
                referral.agency(),
                referral.target(),
                referral.origin().caseId(),
                deadline,
                level,
                referral.priority(),
                referral.serviceType(),
                referral.place());
    }

    int level() {
        return level;
    }

    /** Of a clock as it stands: one that was set anew is another. */
    boolean isOf(Deadline clock) {
        return deadline == clock.kind() && dueAt.equals(clock.due());
    }

    boolean isOpen() {
        return resolvedAt == null;
    }

    void resolved(Instant at) {
        resolvedAt = at;
    }

    ReferralDeadline deadline() {
        return deadline;
    }

    Instant dueAt() {
        return dueAt;
    }

    Instant raisedAt() {
        return raisedAt;
    }

    /** Null while it is open. */
    Instant resolvedAt() {
        return resolvedAt;
    }
}
