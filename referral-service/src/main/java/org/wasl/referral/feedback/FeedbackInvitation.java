package org.wasl.referral.feedback;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.wasl.platform.value.Aggregate;
import org.wasl.referral.referral.Referral;

/** A code with which the person says once, without an account, what became of her referral. */
@Entity
@Table(name = "feedback_invitation")
class FeedbackInvitation extends Aggregate {
    private static final Duration GOOD_FOR = Duration.ofDays(30);

    @Column(name = "referral_id")
    private UUID referralId;

    @Column(name = "code_hash")
    private String codeHash;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private Instant usedAt;

    protected FeedbackInvitation() {}

    FeedbackInvitation(Referral referral, FeedbackCode code, Clock clock) {
        super(referral.agency(), clock);
        referralId = referral.rawId();
        codeHash = code.hash();
        expiresAt = createdAt().plus(GOOD_FOR);
    }

    UUID referral() {
        return referralId;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
