package org.wasl.referral.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** A mail that goes out when the transaction is done, as often as it takes. Its secret is kept, sealed, until it has gone. */
@Embeddable
public class WaitingMail {
    @Column(name = "mail_sealed")
    private String secret;

    @Column(name = "mailed_at")
    private Instant sentAt;

    @Column(name = "mail_attempts")
    private int attempts;

    protected WaitingMail() {}

    private WaitingMail(String sealed) {
        secret = sealed;
    }

    public static WaitingMail of(String sealed) {
        return new WaitingMail(sealed);
    }

    public static WaitingMail none() {
        return new WaitingMail(null);
    }

    public boolean waits() {
        return secret != null;
    }

    public String secret() {
        return secret;
    }

    public void sent(Instant at) {
        secret = null;
        sentAt = at;
    }

    /** It does not go any more. */
    public void drop() {
        secret = null;
    }

    /** @return how often it was tried */
    public int failed() {
        return ++attempts;
    }

    /** Null where it has not gone. */
    public Instant sentAt() {
        return sentAt;
    }
}
