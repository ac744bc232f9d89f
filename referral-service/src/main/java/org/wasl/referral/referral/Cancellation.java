package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.hibernate.annotations.Type;
import org.wasl.contracts.code.CancelReason;
import org.wasl.platform.crypto.SealedText;

/** The requester's wish to take an accepted referral back. The recipient confirms, or the time for an answer runs out. */
@Embeddable
class Cancellation {
    @Column(name = "cancellation_asked_at")
    private Instant askedAt;

    @Column(name = "cancellation_due_at")
    private Instant dueAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "cancellation_code")
    private CancelReason code;

    @Type(SealedText.class)
    @Column(name = "cancellation_text")
    private String text;

    protected Cancellation() {}

    Cancellation(CancelReason code, String text, Instant at, Instant due) {
        this.code = code;
        this.text = text;
        askedAt = at;
        dueAt = due;
    }

    void erase() {
        text = null;
    }

    CancelReason code() {
        return code;
    }

    String text() {
        return text;
    }

    Instant askedAt() {
        return askedAt;
    }

    Instant dueAt() {
        return dueAt;
    }
}
