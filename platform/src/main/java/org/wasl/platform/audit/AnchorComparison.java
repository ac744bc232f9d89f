package org.wasl.platform.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.wasl.contracts.code.AuditFindingKind;
import org.wasl.platform.audit.Anchors.Place;
import org.wasl.platform.audit.Anchors.Signed;
import org.wasl.platform.audit.AuditTables.Head;
import org.wasl.platform.audit.AuditVerifier.AnchorReference;
import org.wasl.platform.audit.AuditVerifier.Finding;

/** The checkpoints of all places against each other, and against the seals that are in the database. */
final class AnchorComparison {
    private record Anchor(String place, Signed signed) {
        private Checkpoint checkpoint() {
            return signed.checkpoint();
        }

        private AnchorReference reference() {
            return AnchorReference.of(place, checkpoint());
        }
    }

    private final List<Place> places;
    private final long fileSince;
    private final List<Finding> findings = new ArrayList<>();
    private final TreeMap<Long, Anchor> bySequence = new TreeMap<>();
    private final Restorations restorations = new Restorations();

    private AnchorComparison(List<Place> places, long fileSince) {
        this.places = places;
        this.fileSince = fileSince;
    }

    /**
     * @param acceptedLoss checkpoints up to this sequence are left out
     * @param fileSince from this sequence on the file must hold all
     */
    static AnchorComparison of(List<Place> places, long acceptedLoss, long fileSince) {
        AnchorComparison comparison = new AnchorComparison(places, fileSince);
        TreeMap<Long, Checkpoint> accepted = new TreeMap<>();
        for (Place place : places) {
            for (Signed signed : place.checkpoints()) {
                if (signed.checkpoint().sequence() > acceptedLoss) {
                    comparison.add(new Anchor(place.name(), signed));
                } else {
                    accepted.put(signed.checkpoint().sequence(), signed.checkpoint());
                }
            }
        }
        accepted.values().forEach(comparison.restorations::addAccepted);
        comparison
                .bySequence
                .values()
                .forEach(anchor -> comparison.restorations.add(anchor.reference(), anchor.checkpoint()));
        return comparison;
    }

    private void add(Anchor anchor) {
        Anchor known = bySequence.putIfAbsent(anchor.checkpoint().sequence(), anchor);
        if (known != null && !known.signed().text().equals(anchor.signed().text())) {
            found(AuditFindingKind.ANCHORS_DISAGREE, anchor.checkpoint().sequence(), anchor);
        }
    }

    /** Those after the loss that was accepted. */
    Restorations restorations() {
        return restorations;
    }

    List<Finding> with(Connection connection, Head head, long entries) throws SQLException {
        eachFollowsTheOneBefore();
        topicHasAllOfTheFile();
        places.stream()
                .filter(place -> place.name().equals("file") && place.readable())
                .findFirst()
                .ifPresent(this::fileHasAllSinceItsBeginning);
        Map<Long, byte[]> hashes = AuditTables.hashes(
                connection,
                bySequence.values().stream().map(a -> a.checkpoint().seal()).toList());
        longerThanTheChain(head, entries);
        otherThanTheChain(head, hashes);
        return findings;
    }

    /** Where other instances write files of their own, only the topic has every checkpoint. */
    private void eachFollowsTheOneBefore() {
        long from = sequences("topic").min(Comparator.naturalOrder()).orElse(Long.MAX_VALUE);
        Anchor before = null;
        for (Anchor anchor : bySequence.tailMap(from).values()) {
            if (before != null) {
                long sequence = anchor.checkpoint().sequence();
                long expected = before.checkpoint().sequence() + 1;
                if (sequence > expected) {
                    findings.add(new Finding(
                            AuditFindingKind.ANCHORS_MISSING, expected, sequence - 1, null, null, anchor.reference()));
                } else if (!CheckpointSigner.hashOf(before.signed().text())
                                .equals(anchor.checkpoint().previous())
                        || anchor.checkpoint().seal() < before.checkpoint().seal()
                                && !restorations.isFirstAfterOne(anchor.checkpoint())) {
                    found(AuditFindingKind.ANCHORS_DISAGREE, sequence, anchor);
                }
            }
            before = anchor;
        }
    }

    private void topicHasAllOfTheFile() {
        boolean readable = places.stream().anyMatch(place -> place.name().equals("topic") && place.readable());
        long topic = sequences("topic").max(Comparator.naturalOrder()).orElse(0L);
        if (readable && !bySequence.isEmpty() && bySequence.lastKey() > topic) {
            Anchor newest = bySequence.lastEntry().getValue();
            findings.add(new Finding(
                    AuditFindingKind.ANCHORS_MISSING, topic + 1, bySequence.lastKey(), null, null, newest.reference()));
        }
    }

    private void fileHasAllSinceItsBeginning(Place file) {
        if (!bySequence.isEmpty()) {
            long had = places.stream()
                    .filter(place -> place.name().equals("topic"))
                    .mapToLong(place -> AnchorFile.extentIn(place.checkpoints(), file, fileSince))
                    .max()
                    .orElse(0);
            AnchorFile.missing(file, fileSince, bySequence.lastKey(), had)
                    .forEach(gap -> missingInFile(gap.from(), gap.to()));
        }
    }

    private void missingInFile(long from, long to) {
        AnchorReference newest =
                AnchorReference.of("file", bySequence.lastEntry().getValue().checkpoint());
        findings.add(new Finding(AuditFindingKind.ANCHORS_MISSING, from, to, null, null, newest));
    }

    private Stream<Long> sequences(String name) {
        return places.stream()
                .filter(place -> place.name().equals(name))
                .flatMap(place -> place.checkpoints().stream())
                .map(signed -> signed.checkpoint().sequence());
    }

    /** Those whose head no restoration took away. */
    private Stream<Anchor> standing() {
        return bySequence.values().stream().filter(anchor -> !restorations.tookAway(anchor.checkpoint()));
    }

    private void longerThanTheChain(Head head, long entries) {
        standing()
                .filter(anchor -> anchor.checkpoint().seal() > head.number())
                .max(Comparator.comparingLong(anchor -> anchor.checkpoint().seal()))
                .ifPresent(anchor -> findings.add(new Finding(
                        AuditFindingKind.SEALS_MISSING,
                        head.number() + 1,
                        anchor.checkpoint().seal(),
                        anchor.checkpoint().entries(),
                        entries,
                        anchor.reference())));
    }

    /** The first that differs; what came before the last that fits is as it was. */
    private void otherThanTheChain(Head head, Map<Long, byte[]> hashes) {
        List<Anchor> inOrder = standing()
                .filter(anchor ->
                        anchor.checkpoint().seal() > 0 && anchor.checkpoint().seal() <= head.number())
                .sorted(Comparator.comparingLong(anchor -> anchor.checkpoint().seal()))
                .toList();
        long fits = 0;
        for (Anchor anchor : inOrder) {
            Checkpoint checkpoint = anchor.checkpoint();
            if (!Arrays.equals(Anchors.hash(checkpoint), hashes.get(checkpoint.seal()))) {
                findings.add(new Finding(
                        AuditFindingKind.HISTORY_REWRITTEN,
                        fits + 1,
                        checkpoint.seal(),
                        checkpoint.entries(),
                        null,
                        anchor.reference()));
                return;
            }
            fits = checkpoint.seal();
        }
    }

    private void found(AuditFindingKind kind, long sequence, Anchor anchor) {
        findings.add(new Finding(kind, sequence, sequence, null, null, anchor.reference()));
    }
}
