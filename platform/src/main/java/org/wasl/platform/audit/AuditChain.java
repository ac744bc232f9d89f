package org.wasl.platform.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;
import org.wasl.platform.crypto.Keys;

/** How seals are chained: each is a keyed hash over the seal before it, its own place, and the lines of the rows that it holds. */
@Singleton
public final class AuditChain {
    /** A row as a line of PostgreSQL's copy format, which no two different rows share; the time as a number, which no setting of a session changes. */
    static final String LINE =
            "tx, seq, extract(epoch from at), subject, agency_id, purpose, action, record_id, details, request_id";

    private final Keys keys;

    @Inject
    public AuditChain(Keys keys) {
        this.keys = keys;
    }

    /** Of the key that seals now. */
    public String keyId() {
        return keys.activeAuditKey();
    }

    boolean hasKey(String keyId) {
        return keys.hasAuditKey(keyId);
    }

    /** A seal in the making. */
    public static final class Seal {
        private final Mac mac;
        private long entries;

        private Seal(Mac mac) {
            this.mac = mac;
        }

        /** @param line with its line break */
        public void add(byte[] line) {
            mac.update(line);
            entries++;
        }

        public long entries() {
            return entries;
        }

        /** Ends this seal. */
        public byte[] hash() {
            return mac.doFinal(String.valueOf(entries).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param keyId of the key that sealed; null for what was sealed before seals named theirs */
    public Seal begin(String keyId, byte[] previous, long number, long untilTx) {
        Mac mac = keys.auditMac(keyId, "audit-chain");
        mac.update(ByteBuffer.allocate(20)
                .putInt(previous.length)
                .putLong(number)
                .putLong(untilTx)
                .array());
        mac.update(previous);
        return new Seal(mac);
    }
}
