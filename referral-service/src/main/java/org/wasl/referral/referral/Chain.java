package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** The attempts to meet one need: referrals sent again elsewhere, or on. Each disclosed on a consent of its own. */
@Embeddable
public class Chain {
    @Column(name = "chain_id", updatable = false)
    private UUID id;

    @Column(name = "previous_referral_id", updatable = false)
    private UUID previous;

    @Column(name = "attempt_no", updatable = false)
    private int attempt;

    /** Sent on by the recipient of the one before, who is its requester. */
    @Column(name = "onward", updatable = false)
    private boolean onward;

    protected Chain() {}

    private Chain(UUID id, UUID previous, int attempt, boolean onward) {
        this.id = id;
        this.previous = previous;
        this.attempt = attempt;
        this.onward = onward;
    }

    static Chain begunBy(UUID referral) {
        return new Chain(referral, null, 1, false);
    }

    /** The place of the next one. */
    Chain next(UUID after, boolean onward) {
        return new Chain(id, after, attempt + 1, this.onward || onward);
    }

    /** Whether another referral comes before it. */
    boolean follows() {
        return previous != null;
    }

    /** Sent on by the recipient of the one before. */
    public boolean isOnward() {
        return onward;
    }

    UUID id() {
        return id;
    }

    /** Null in the first of a chain. */
    UUID previous() {
        return previous;
    }

    /** 1 in the first of a chain. */
    int attempt() {
        return attempt;
    }
}
