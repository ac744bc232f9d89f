package org.wasl.referral.providerlink;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.value.Aggregate;
import org.wasl.referral.mail.WaitingMail;
import org.wasl.referral.referral.Referral;

/** A link for one referral, mailed to the recipient's address in the directory. It opens once and then leads to a session of half an hour. */
@Entity
@Table(name = "provider_link")
class ProviderLink extends Aggregate {
    @Column(name = "referral_id")
    private UUID referralId;

    private String address;

    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "session_hash")
    private String sessionHash;

    @Column(name = "session_until")
    private Instant sessionUntil;

    private WaitingMail mail;

    protected ProviderLink() {}

    ProviderLink(Referral referral, String address, Instant expiresAt, Sealer sealer, Clock clock) {
        super(referral.agency(), clock);
        LinkSecret secret = LinkSecret.fresh();
        referralId = referral.rawId();
        this.address = address;
        this.expiresAt = expiresAt;
        tokenHash = secret.hash();
        mail = WaitingMail.of(sealer.seal(secret.text(), rawId().toString()));
    }

    /** The secret to write into the mail. */
    LinkSecret toMail(Sealer sealer) {
        return new LinkSecret(sealer.open(mail.secret(), rawId().toString(), String.class));
    }

    void mailed(Clock clock) {
        touch(clock);
        mail.sent(updatedAt());
    }

    /** It opens nothing any more: the mail does not go. */
    void dropMail(Clock clock) {
        mail.drop();
        touch(clock);
    }

    /** @return whether it is tried again */
    boolean notMailed(int most, Clock clock) {
        touch(clock);
        if (mail.failed() >= most || expiresAt.isBefore(clock.instant())) {
            mail.drop();
        }
        return mail.waits();
    }

    boolean isFresh(Instant now) {
        return openedAt == null && expiresAt.isAfter(now);
    }

    ReferralId referral() {
        return new ReferralId(referralId);
    }

    String address() {
        return address;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant mailedAt() {
        return mail.sentAt();
    }

    boolean waitsForMail() {
        return mail.waits();
    }
}
