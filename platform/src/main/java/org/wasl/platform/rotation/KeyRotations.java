package org.wasl.platform.rotation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.KeyRotationStatus;
import org.wasl.platform.crypto.Keys;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Uuid7;

/** Rotations of keys, as they are asked for and as they stand; {@link RotationRunner} does the work. */
@ApplicationScoped
@Transactional
class KeyRotations {
    private final EntityManager entities;
    private final Keys keys;

    @Inject
    KeyRotations(EntityManager entities, Keys keys) {
        this.entities = entities;
        this.keys = keys;
    }

    /** @param expected rows that were to be sealed anew when the column was begun */
    @Schema(name = "KeyRotationPart")
    record Part(String column, long expected, long resealed, boolean done) {}

    /**
     * @param encryptionKey id of the key that everything is sealed with
     * @param indexKey id of the key that values are found by
     * @param parts the columns that were begun
     */
    @Schema(name = "KeyRotation")
    record Rotation(
            UUID id,
            KeyRotationStatus status,
            String encryptionKey,
            String indexKey,
            String startedBy,
            Instant startedAt,
            @Schema(nullable = true) Instant completedAt,
            List<Part> parts) {}

    private static final String ALL =
            "select id, status, encryption_key, index_key, started_by, started_at, completed_at from key_rotation";

    /** One that runs is the answer: asking twice starts nothing twice. */
    Rotation start(String by) {
        return open().orElseGet(() -> {
            UUID id = Uuid7.next();
            entities.createNativeQuery("insert into key_rotation (id, status, encryption_key, index_key, started_by)"
                            + " values (:id, 'RUNNING', :encryption, :index, :by) on conflict do nothing")
                    .setParameter("id", id)
                    .setParameter("encryption", keys.activeEncryptionKey())
                    .setParameter("index", keys.activeIndexKey())
                    .setParameter("by", by)
                    .executeUpdate();
            return open().orElseThrow();
        });
    }

    /** Columns that no rotation has gone through may hold what was stored before they were sealed. */
    void startForNew(Set<String> columns) {
        @SuppressWarnings("unchecked")
        List<Object> known = entities.createNativeQuery(
                        "select distinct p.part from key_rotation_part p join key_rotation r on r.id = p.rotation_id"
                                + " where r.status = 'COMPLETED'")
                .getResultList();
        if (!known.containsAll(columns)) {
            start("platform");
        }
    }

    Optional<Rotation> open() {
        return some(ALL + " where status <> 'COMPLETED'").stream().findFirst();
    }

    /** Newest first. */
    List<Rotation> all() {
        return some(ALL + " order by started_at desc limit 200");
    }

    Rotation get(UUID id) {
        return all().stream()
                .filter(rotation -> rotation.id().equals(id))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** @param from the status in which alone this may be done */
    Rotation move(UUID id, KeyRotationStatus from, KeyRotationStatus to) {
        Rotation rotation = get(id);
        if (rotation.status() == to) {
            return rotation;
        }
        int moved = entities.createNativeQuery("update key_rotation set status = :to where id = :id and status = :from")
                .setParameter("id", id)
                .setParameter("from", from.name())
                .setParameter("to", to.name())
                .executeUpdate();
        if (moved == 0) {
            String step = to == KeyRotationStatus.PAUSED ? "pause" : "resume";
            throw new Problem(CommonProblem.ILLEGAL_STEP, step, rotation.status());
        }
        return get(id);
    }

    @SuppressWarnings("unchecked")
    private List<Rotation> some(String query) {
        List<Tuple> rows = entities.createNativeQuery(query, Tuple.class).getResultList();
        return rows.stream()
                .map(row -> new Rotation(
                        row.get("id", UUID.class),
                        KeyRotationStatus.valueOf(row.get("status", String.class)),
                        row.get("encryption_key", String.class),
                        row.get("index_key", String.class),
                        row.get("started_by", String.class),
                        row.get("started_at", Instant.class),
                        row.get("completed_at", Instant.class),
                        parts(row.get("id", UUID.class))))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Part> parts(UUID rotation) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select part, expected, resealed, done from key_rotation_part where rotation_id = :id order by part",
                        Tuple.class)
                .setParameter("id", rotation)
                .getResultList();
        return rows.stream()
                .map(row -> new Part(
                        row.get("part", String.class),
                        row.get("expected", Long.class),
                        row.get("resealed", Long.class),
                        row.get("done", Boolean.class)))
                .toList();
    }
}
