package org.wasl.contracts.event;

/**
 * Advisory locks that a service holds in its database while it writes to Kafka. Whoever holds them in all databases knows that nothing is published meanwhile: a
 * backup takes its point so (ADR 67).
 */
public enum PublicationLock {
    OUTBOX(0x5741534cL), // "WASL"
    AUDIT_CHECKPOINTS(0x414e4348L); // "ANCH"

    private final long key;

    PublicationLock(long key) {
        this.key = key;
    }

    public long key() {
        return key;
    }
}
