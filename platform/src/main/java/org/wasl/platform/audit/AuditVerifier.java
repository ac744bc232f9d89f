package org.wasl.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.AuditFindingKind;
import org.wasl.platform.audit.Anchors.Place;
import org.wasl.platform.audit.Anchors.Signed;
import org.wasl.platform.audit.AuditTables.Head;

/** Says whether the audit is whole: walks its chain, and compares it with the last checkpoints outside the database. */
@ApplicationScoped
class AuditVerifier {
    private final AuditTables tables;
    private final AuditWalk walk;
    private final Anchors anchors;
    private final AuditAlert alert;

    @Inject
    AuditVerifier(AuditTables tables, AuditWalk walk, Anchors anchors, AuditAlert alert) {
        this.tables = tables;
        this.walk = walk;
        this.anchors = anchors;
        this.alert = alert;
    }

    /** @param place where the checkpoint stands: in the topic or in the file */
    @Schema(name = "AuditAnchor")
    record AnchorReference(String place, long sequence, long seal, Instant at) {
        static AnchorReference of(String place, Checkpoint checkpoint) {
            return new AnchorReference(place, checkpoint.sequence(), checkpoint.seal(), checkpoint.at());
        }
    }

    /**
     * @param fromSeal first seal that is concerned; of anchors: the first sequence
     * @param entriesSealed rows that were sealed, or anchored, or written and removed before they were sealed; null where that is not known
     * @param entriesFound rows that are there now; null where that is not known
     * @param anchor the checkpoint that shows it; null where the chain itself does
     */
    @Schema(name = "AuditFinding")
    record Finding(
            AuditFindingKind kind,
            long fromSeal,
            long toSeal,
            @Schema(nullable = true) Long entriesSealed,
            @Schema(nullable = true) Long entriesFound,
            @Schema(nullable = true) AnchorReference anchor) {}

    /**
     * @param checkpoints how many were compared with
     * @param foreign records among them that no key of this service has signed
     * @param repeated records that were sent again; each is compared once
     * @param newest the last checkpoint as it was signed, a compact JWS to keep and to compare with later
     */
    @Schema(name = "AuditAnchorPlace")
    record PlaceView(
            String place,
            boolean readable,
            int checkpoints,
            long foreign,
            long repeated,
            @Schema(nullable = true) AnchorReference last,
            @Schema(nullable = true) String newest) {
        static PlaceView of(Place place) {
            Signed newest = place.checkpoints().stream()
                    .max(Comparator.comparingLong(s -> s.checkpoint().sequence()))
                    .orElse(null);
            return new PlaceView(
                    place.name(),
                    place.readable(),
                    place.checkpoints().size(),
                    place.foreign(),
                    place.repeated(),
                    newest == null ? null : AnchorReference.of(place.name(), newest.checkpoint()),
                    newest == null ? null : newest.text());
        }
    }

    /**
     * @param intact whether every sealed row is as it was sealed and anchored; null where nobody can say so, because no anchor, or not every place of them, could be
     *     read, a key is missing, or sealing is late, or because a restoration took rows away
     * @param sealed rows in the chain
     * @param unsealed newer rows that a next round will seal
     * @param sealingLate whether they wait longer than they should, because a transaction does not end: then nobody can say that none was taken away
     * @param firstBroken number of the first seal that is missing or does not fit; null where there is none
     */
    @Schema(name = "AuditVerification")
    record Verification(
            @Schema(nullable = true) Boolean intact,
            long sealed,
            long unsealed,
            boolean sealingLate,
            @Schema(nullable = true) Long firstBroken,
            List<Finding> findings,
            List<Restorations.Restoration> restorations,
            List<PlaceView> anchors) {}

    private record State(Head head, long unsealed) {}

    Verification verify() {
        // First: what is anchored was sealed before, so that a seal made meanwhile is no contradiction.
        List<Place> places = anchors.read();
        State state = tables.inTransaction(600, connection -> {
            Head head = AuditTables.head(connection);
            return new State(head, AuditTables.unsealed(connection, head.untilTx()));
        });
        AuditWalk.Result walked = walk.walkAll(state.head.number());
        List<Finding> findings = new ArrayList<>(walked.findings());
        AnchorComparison comparison = AnchorComparison.of(places, anchors.acceptedLoss(), anchors.fileSince());
        findings.addAll(
                tables.inTransaction(600, connection -> comparison.with(connection, state.head, walked.entries())));
        List<Restorations.Restoration> restorations =
                tables.inTransaction(60, connection -> comparison.restorations().told(connection));
        List<Finding> removed =
                tables.inTransaction(60, connection -> RemovedRows.findings(connection, acceptedSeal(places)));
        alert.rowsRemoved(removed.size());
        findings.addAll(removed);
        return new Verification(
                intact(places, findings, restorations),
                walked.entries(),
                state.unsealed,
                alert.isSealingLate(),
                firstBroken(findings),
                findings,
                restorations,
                places.stream().map(PlaceView::of).toList());
    }

    private long acceptedSeal(List<Place> places) {
        return Anchors.sealAt(
                anchors.acceptedLoss(),
                places.stream().flatMap(place -> place.checkpoints().stream()).toList());
    }

    private Boolean intact(List<Place> places, List<Finding> findings, List<Restorations.Restoration> restorations) {
        if (findings.stream().anyMatch(finding -> finding.kind() != AuditFindingKind.KEY_MISSING)) {
            return false;
        }
        boolean unknown = !findings.isEmpty()
                || !restorations.isEmpty()
                || alert.isSealingLate()
                || !places.stream().allMatch(Place::readable)
                || places.stream().allMatch(place -> place.checkpoints().isEmpty());
        return unknown ? null : true;
    }

    private static Long firstBroken(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> !finding.kind().isAboutAnchors())
                .map(Finding::fromSeal)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
