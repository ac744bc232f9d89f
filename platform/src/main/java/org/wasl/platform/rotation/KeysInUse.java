package org.wasl.platform.rotation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.crypto.Keys;

/**
 * Which keys rows may need: each key from the first start with it until a rotation to another is complete. A service does not start without one that is
 * needed, nor with other bytes under its name. Keys of the audit stay: what they sealed is never sealed anew.
 */
@ApplicationScoped
class KeysInUse {
    private static final int FIRST = Interceptor.Priority.PLATFORM_BEFORE - 1;

    private final EntityManager entities;
    private final Keys keys;

    @Inject
    KeysInUse(EntityManager entities, Keys keys) {
        this.entities = entities;
        this.keys = keys;
    }

    /** @param active whether it is the one that writes */
    @Schema(name = "KeyInUse")
    record KeyInUse(String kind, String keyId, Instant since, boolean active) {}

    /** Before anything else of the service: readers of events and the scheduler, which begin with priority 0, would write with the wrong keys. */
    void check(@Observes @Priority(FIRST) StartupEvent starting) {
        List<KeyInUse> others = QuarkusTransaction.requiringNew().call(() -> all().stream()
                .filter(key -> known(key.kind()).contains(key.keyId()))
                .filter(key -> !note(key.kind(), key.keyId()))
                .toList());
        if (!others.isEmpty()) {
            throw new IllegalStateException("Other keys stand under the names of those that rows were sealed with: "
                    + names(others)
                    + ". Put the right ones back into wasl.crypto (on one machine: the file secrets.properties that"
                    + " belongs to this data). Nothing was written with these.");
        }
        List<KeyInUse> missing = QuarkusTransaction.requiringNew().call(() -> {
            List<KeyInUse> stored = all();
            List<KeyInUse> absent = stored.stream()
                    .filter(key -> !known(key.kind()).contains(key.keyId()))
                    .toList();
            if (absent.isEmpty()) {
                // The first time it is not known which of the configured ones rows were sealed with.
                active().forEach((kind, id) ->
                        (stored.isEmpty() ? known(kind) : Set.of(id)).forEach(each -> note(kind, each)));
            }
            return absent;
        });
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Rows still need keys that are not configured: "
                    + names(missing)
                    + ". Put them back behind the newest in wasl.crypto (on one machine: in the file secrets.properties), and"
                    + " complete a rotation before taking them away.");
        }
    }

    private static String names(List<KeyInUse> keys) {
        return String.join(
                ", ", keys.stream().map(key -> key.kind() + " " + key.keyId()).toList());
    }

    /**
     * Notes a key where it is not known. One of before check values were kept is taken as it is, once.
     *
     * @return whether it is the one that was noted first under this name
     */
    private boolean note(String kind, String id) {
        byte[] now = keys.checkValue(kind, id);
        Object first = entities.createNativeQuery(
                        "insert into key_in_use as known (kind, key_id, check_value) values (:kind, :id, :check)"
                                + " on conflict (kind, key_id) do update set check_value = coalesce(known.check_value, excluded.check_value)"
                                + " returning check_value",
                        byte[].class)
                .setParameter("kind", kind)
                .setParameter("id", id)
                .setParameter("check", now)
                .getSingleResult();
        return MessageDigest.isEqual((byte[]) first, now);
    }

    @SuppressWarnings("unchecked")
    List<KeyInUse> all() {
        List<Tuple> rows = entities.createNativeQuery(
                        "select kind, key_id, since from key_in_use order by kind, since, key_id", Tuple.class)
                .getResultList();
        return rows.stream()
                .map(row -> new KeyInUse(
                        row.get("kind", String.class),
                        row.get("key_id", String.class),
                        row.get("since", Instant.class),
                        row.get("key_id").equals(active().get(row.get("kind", String.class)))))
                .toList();
    }

    void onlyTheNewest(Connection connection) throws SQLException {
        try (PreparedStatement gone = connection.prepareStatement(
                "delete from key_in_use where (kind = 'ENCRYPTION' and key_id <> ?) or (kind = 'INDEX' and key_id"
                        + " <> ?)")) {
            gone.setString(1, keys.activeEncryptionKey());
            gone.setString(2, keys.activeIndexKey());
            gone.executeUpdate();
        }
    }

    private Map<String, String> active() {
        return Map.of(
                "ENCRYPTION", keys.activeEncryptionKey(),
                "INDEX", keys.activeIndexKey(),
                "AUDIT", keys.activeAuditKey());
    }

    private Set<String> known(String kind) {
        return switch (kind) {
            case "ENCRYPTION" -> keys.encryptionKeyIds();
            case "INDEX" -> keys.indexKeyIds();
            default -> Set.copyOf(keys.auditKeyIds());
        };
    }
}
