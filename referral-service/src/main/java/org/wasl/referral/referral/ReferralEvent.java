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
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.value.Uuid7;

/** A step that was taken. Written once. */
@Entity
@Table(name = "referral_event")
class ReferralEvent {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "referral_id")
    private Referral referral;

    private String step;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_status")
    private ReferralStatus from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_status")
    private ReferralStatus to;

    @Column(name = "agency_id")
    private UUID agencyId;

    private String actor;

    @Column(name = "reason_code")
    private String reasonCode;

    private Instant at;

    protected ReferralEvent() {}

    ReferralEvent(
            Referral referral,
            String step,
            ReferralStatus from,
            ReferralStatus to,
            Actor by,
            String reasonCode,
            Instant at) {
        id = Uuid7.next();
        this.referral = referral;
        this.step = step;
        this.from = from;
        this.to = to;
        agencyId = by.agency() == null ? null : by.agency().value();
        actor = by.subject();
        this.reasonCode = reasonCode;
        this.at = at;
    }

    boolean isPersonsWord() {
        return ReferralTransitions.PERSONS_WORD.stream()
                .anyMatch(word -> word.path().equals(step));
    }

    String step() {
        return step;
    }

    ReferralStatus from() {
        return from;
    }

    ReferralStatus to() {
        return to;
    }

    /** Null where the platform itself took the step, or the person. */
    UUID agency() {
        return agencyId;
    }

    String reasonCode() {
        return reasonCode;
    }

    Instant at() {
        return at;
    }
}
