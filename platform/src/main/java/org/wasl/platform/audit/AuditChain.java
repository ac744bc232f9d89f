package org.wasl.platform.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.wasl.platform.crypto.Keys;

/** How one row of the audit is chained to the one before: a keyed hash over its place, its columns and the hash before it. */
@Singleton
public final class AuditChain {
    /** In the order in which they are hashed; {@code at} as an instant of ISO 8601. */
    public static final List<String> COLUMNS =
            List.of("seq", "at", "subject", "agency_id", "purpose", "action", "record_id", "details", "request_id");

    private final Keys keys;

    @Inject
    public AuditChain(Keys keys) {
        this.keys = keys;
    }

    /** @param values of {@link #COLUMNS}, in their order */
    public byte[] next(byte[] previous, long place, List<String> values) {
        StringBuilder content = new StringBuilder().append(place);
        for (String value : values) {
            // Length first: no two different rows may have one content.
            content.append('|')
                    .append(value == null ? -1 : value.length())
                    .append(':')
                    .append(value);
        }
        return keys.mac("audit-chain", previous, content.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Over the head, which is kept apart and shows a cut tail. */
    public byte[] head(long place, byte[] hash) {
        return keys.mac("audit-head", String.valueOf(place).getBytes(StandardCharsets.UTF_8), hash);
    }
}
