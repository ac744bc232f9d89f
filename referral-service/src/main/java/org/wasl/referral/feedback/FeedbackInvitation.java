package org.wasl.referral.feedback;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.code.InvitationDelivery;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.value.Aggregate;
import org.wasl.referral.mail.WaitingMail;
import org.wasl.referral.referral.Referral;

/** A code with which the person says once, without an account, what became of the referral. */
@Entity
@Table(name = "feedback_invitation")
class FeedbackInvitation extends Aggregate {
    private static final Duration GOOD_FOR = Duration.ofDays(30);

    /** How long what the registry said of the address counts. When the mail goes, no caller is there as whom it could be asked again. */
    private static final Duration ADDRESS_IS_SAFE_FOR = Duration.ofMinutes(2);

    @Column(name = "referral_id")
    private UUID referralId;

    @Column(name = "code_hash")
    private String codeHash;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private Instant usedAt;

    @Enumerated(EnumType.STRING)
    private InvitationDelivery delivery;

    /** The account that was shown the code to hand it over; null where it was mailed. */
    @Column(name = "shown_to")
    private String shownTo;

    @Column(name = "address_sealed")
    private String address;

    private WaitingMail mail = WaitingMail.none();

    protected FeedbackInvitation() {}

    private FeedbackInvitation(Referral referral, FeedbackCode code, InvitationDelivery delivery, Clock clock) {
        super(referral.agency(), clock);
        referralId = referral.rawId();
        codeHash = code.hash();
        expiresAt = createdAt().plus(GOOD_FOR);
        this.delivery = delivery;
    }

    static FeedbackInvitation handedOver(Referral referral, FeedbackCode code, String by, Clock clock) {
        FeedbackInvitation made = new FeedbackInvitation(referral, code, InvitationDelivery.HANDED_OVER, clock);
        made.shownTo = by;
        return made;
    }

    static FeedbackInvitation mailed(Referral referral, FeedbackCode code, String email, Sealer sealer, Clock clock) {
        FeedbackInvitation made = new FeedbackInvitation(referral, code, InvitationDelivery.MAILED, clock);
        made.address = sealer.seal(email, made.rawId() + "/address");
        made.mail = WaitingMail.of(sealer.seal(code.spelled(), made.rawId() + "/code"));
        return made;
    }

    String addressToMail(Sealer sealer) {
        return sealer.open(address, rawId() + "/address", String.class);
    }

    String codeToMail(Sealer sealer) {
        return sealer.open(mail.secret(), rawId() + "/code", String.class);
    }

    boolean waitsForMail() {
        return mail.waits();
    }

    /**
     * Whether the mail may go now.
     *
     * @param agreed where the person may be written to by what is known of the referral now
     */
    boolean mayBeMailed(List<String> agreed, Sealer sealer, Clock clock) {
        return createdAt().plus(ADDRESS_IS_SAFE_FOR).isAfter(clock.instant()) && agreed.contains(addressToMail(sealer));
    }

    void mailed(Clock clock) {
        address = null;
        touch(clock);
        mail.sent(updatedAt());
    }

    void notMailed(Clock clock) {
        mail.failed();
        touch(clock);
    }

    /** The code is known to nobody then. */
    void dropMail(Clock clock) {
        mail.drop();
        address = null;
        touch(clock);
    }

    /** A later code takes its place: a paper that the wrong person found says nothing any more. */
    void end(Clock clock) {
        dropMail(clock);
        expiresAt = updatedAt();
    }

    InvitationDelivery delivery() {
        return delivery;
    }

    String shownTo() {
        return shownTo;
    }

    Instant mailedAt() {
        return mail.sentAt();
    }

    Instant usedAt() {
        return usedAt;
    }

    UUID referral() {
        return referralId;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
