package org.wasl.platform.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.audit.AuditVerifier.AnchorReference;

/**
 * The restorations that checkpoints tell of (ADR 67). The first checkpoint after one names it; what checkpoints before that one hold and the restored state does not is
 * gone, and neither missing nor rewritten.
 */
final class Restorations {
    /** @param first the first checkpoint after it */
    private record Declared(Checkpoint.Restored restored, AnchorReference first) {}

    private final List<Declared> declared = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private long epoch;

    /** By sequence, the lowest first. */
    void add(AnchorReference reference, Checkpoint checkpoint) {
        if (epochOf(checkpoint) > epoch) {
            declared.add(new Declared(checkpoint.restored(), reference));
        }
        epoch = epochOf(checkpoint);
        checkpoints.add(checkpoint);
    }

    /** One up to which the operator has accepted every loss. */
    void addAccepted(Checkpoint checkpoint) {
        epoch = epochOf(checkpoint);
    }

    static long epochOf(Checkpoint checkpoint) {
        return checkpoint.restored() == null ? 0 : checkpoint.restored().epoch();
    }

    boolean isFirstAfterOne(Checkpoint checkpoint) {
        return declared.stream().anyMatch(each -> each.first.sequence() == checkpoint.sequence());
    }

    /** Whether a restoration took away the head that it stands for. */
    boolean tookAway(Checkpoint checkpoint) {
        return declared.stream().anyMatch(each -> tookAway(each, checkpoint));
    }

    private static boolean tookAway(Declared each, Checkpoint checkpoint) {
        return checkpoint.sequence() < each.first.sequence() && checkpoint.seal() > each.restored.keptSeal();
    }

    /**
     * @param restoredAt when the database was put back
     * @param point the restored state is that of this time
     * @param keptSeal number of the last seal of the restored state
     * @param lostSeal number of the last seal that was anchored and is gone; null where no checkpoint tells of one
     * @param entriesLost how many entries were anchored and are gone; null where no checkpoint tells of one
     * @param anchor the first checkpoint after it
     */
    @Schema(name = "AuditRestoration")
    record Restoration(
            Instant restoredAt,
            Instant point,
            long keptSeal,
            @Schema(nullable = true) Long lostSeal,
            @Schema(nullable = true) Long entriesLost,
            AnchorReference anchor) {}

    /** Oldest first. */
    List<Restoration> told(Connection connection) throws SQLException {
        List<Restoration> told = new ArrayList<>();
        for (Declared each : declared) {
            Optional<Checkpoint> lost = checkpoints.stream()
                    .filter(checkpoint -> tookAway(each, checkpoint))
                    .filter(checkpoint -> checkpoint.sequence() > before(each))
                    .max(Comparator.comparingLong(Checkpoint::seal));
            long kept = AuditTables.entriesUpTo(connection, each.restored.keptSeal());
            told.add(new Restoration(
                    Instant.ofEpochSecond(each.restored.epoch()),
                    each.restored.point(),
                    each.restored.keptSeal(),
                    lost.map(Checkpoint::seal).orElse(null),
                    lost.map(checkpoint -> checkpoint.entries() - kept).orElse(null),
                    each.first));
        }
        return told;
    }

    /** Of the checkpoint with which the restoration before this one was told: what that one took away is gone already. */
    private long before(Declared one) {
        return declared.stream()
                .map(each -> each.first.sequence())
                .filter(sequence -> sequence < one.first.sequence())
                .max(Comparator.naturalOrder())
                .orElse(0L);
    }
}
