package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;

/** When a referral was where: each the last time. */
@Embeddable
class Milestones {
    private static final Duration REOPEN_WINDOW = Duration.ofDays(30);

    @Column(name = "sent_at")
    private Instant sent;

    @Column(name = "received_at")
    private Instant received;

    @Column(name = "waitlisted_at")
    private Instant waitlisted;

    @Column(name = "decided_at")
    private Instant decided;

    @Column(name = "started_at")
    private Instant started;

    @Column(name = "closed_at")
    private Instant closed;

    void sent(Instant at) {
        sent = at;
    }

    /** Whoever answers has received it. */
    void received(Instant at) {
        received = received == null ? at : received;
    }

    void waitlisted(Instant at) {
        received(at);
        waitlisted = at;
    }

    void decided(Instant at) {
        received(at);
        decided = at;
    }

    void started(Instant at) {
        started = started == null ? at : started;
    }

    void closed(Instant at) {
        closed = at;
    }

    /** Nobody can go on with it any more. */
    boolean isReopenWindowOver(Instant now) {
        return closed != null && now.isAfter(closed.plus(REOPEN_WINDOW));
    }

    void reopened() {
        closed = null;
    }

    Instant sent() {
        return sent;
    }

    Instant received() {
        return received;
    }

    Instant waitlisted() {
        return waitlisted;
    }

    Instant decided() {
        return decided;
    }

    Instant started() {
        return started;
    }

    Instant closed() {
        return closed;
    }
}
