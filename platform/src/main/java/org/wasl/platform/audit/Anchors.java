package org.wasl.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.wasl.contracts.event.PublicationLock;
import org.wasl.platform.audit.AuditTables.Head;
import org.wasl.platform.audit.AuditTables.Sealed;
import org.wasl.platform.config.ServiceConfig;
import org.wasl.platform.lock.InstanceLock;

/**
 * Brings the head of the audit out of the database, as signed checkpoints (ADR 30), and knows what the head must be. One instance at a time; the topic says
 * which checkpoint comes next.
 */
@ApplicationScoped
class Anchors {
    private static final Logger LOG = Logger.getLogger(Anchors.class);
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(10);
    private final AnchorConfig config;
    private final AuditTables tables;
    private final AuditWalk walk;
    private final CheckpointSigner signer;
    private final CheckpointTopic topic;
    private final Optional<AnchorFile> file;
    private final CheckpointPost post;
    private final AuditAlert alert;
    private final Clock clock;
    private final String service;
    private final HighestCheckpoints.Reading reading;

    private volatile Signed last;
    private volatile boolean learned;
    private volatile Sealed own;
    private volatile Signed unsent;
    private volatile Long acceptedSeal;
    private volatile Checkpoint.Restored restored;
    private Instant notBefore = Instant.MIN;

    @Inject
    Anchors(
            AnchorConfig config,
            AuditTables tables,
            AuditWalk walk,
            CheckpointSigner signer,
            CheckpointTopic topic,
            CheckpointPost post,
            AuditAlert alert,
            Clock clock,
            ServiceConfig service) {
        this.config = config;
        this.tables = tables;
        this.walk = walk;
        this.signer = signer;
        this.topic = topic;
        this.reading = new HighestCheckpoints.Reading(signer::claimed, this::ours);
        this.file = config.file().map(path -> new AnchorFile(new CheckpointFile(path), config.compared(), reading));
        this.post = post;
        this.alert = alert;
        this.clock = clock;
        this.service = service.name();
    }

    record Signed(Checkpoint checkpoint, String text) {}

    /**
     * @param foreign records that none of our keys signed
     * @param repeated records that were there already
     * @param begins sequence of its very first checkpoint; empty where it has none, or where that is not looked at
     * @param lines all records from there; 0 where they are not counted
     */
    record Place(
            String name,
            boolean readable,
            List<Signed> checkpoints,
            long foreign,
            long repeated,
            Optional<Long> begins,
            long lines) {
        static Place unreadable(String name) {
            return new Place(name, false, List.of(), 0, 0, Optional.empty(), 0);
        }
    }

    /** All places that are configured, with their last checkpoints. The file first: it is written last, and must not seem to know more than the topic. */
    List<Place> read() {
        List<Place> places = new ArrayList<>();
        file.ifPresent(found -> places.add(found.read()));
        places.add(read(topic));
        return places;
    }

    private Place read(CheckpointTopic topic) {
        try {
            CheckpointStore.Found found = topic.highest(config.compared(), reading);
            return new Place(topic.name(), true, found.ours(), found.foreign(), found.repeated(), Optional.empty(), 0);
        } catch (IOException | RuntimeException away) {
            return Place.unreadable(topic.name());
        }
    }

    private Optional<Signed> ours(String text) {
        return signer.read(text).map(checkpoint -> new Signed(checkpoint, text));
    }

    /** Number of the last seal whose loss the operator has accepted, 0 where none is; empty until checkpoints were read. */
    Optional<Long> acceptedSeal() {
        return Optional.ofNullable(acceptedSeal);
    }

    static long sealAt(long acceptedLoss, List<Signed> checkpoints) {
        return checkpoints.stream()
                .map(Signed::checkpoint)
                .filter(checkpoint -> checkpoint.sequence() <= acceptedLoss)
                .mapToLong(Checkpoint::seal)
                .max()
                .orElse(0);
    }

    long acceptedLoss() {
        return config.acceptedLoss().orElse(0L);
    }

    /** From here on the file has every checkpoint; what came before is not asked of it. */
    long fileSince() {
        return Math.max(config.fileSince(), acceptedLoss() + 1);
    }

    private void watchFile() {
        Signed newest = last;
        if (file.isEmpty() || newest == null) {
            return;
        }
        try {
            alert.anchorsMissing(!file.get().isComplete(newest.checkpoint(), fileSince()));
        } catch (IOException | RuntimeException unreadable) {
            alert.anchorsMissing(true);
        }
    }

    /** Asked before the first seal of this process; where no anchor can be read now, sealing goes on, and a fork shows later. */
    void learnOnce() {
        if (!learned && !clock.instant().isBefore(notBefore)) {
            try {
                learn(newest().orElse(null));
            } catch (IOException | RuntimeException away) {
                rest(away);
            }
        }
    }

    /** The first time, the file is compared with what the topic says of it. */
    private void learn(Signed newest) throws IOException {
        if (!learned) {
            List<Signed> all = topic.highest(config.compared(), reading).ours();
            acceptedSeal = sealAt(acceptedLoss(), all);
            restored = tables.inTransaction(30, AuditTables::restored).orElse(null);
            file.ifPresent(found -> found.compareWith(all, fileSince()));
        }
        last = newest;
        learned = true;
    }

    /** The one with the highest sequence, wherever it is known: a sequence that was signed is never signed again. */
    private Optional<Signed> newest() throws IOException {
        CheckpointStore.Found found = topic.newest(reading);
        alert.foreignAnchors(found.foreign());
        alert.repeatedAnchors(found.repeated());
        Optional<Signed> filed = file.isPresent() ? file.get().newest() : Optional.empty();
        // Records of others and none of ours: it was not always so. A new first checkpoint would hide what was anchored
        // before.
        if (found.ours().isEmpty() && filed.isEmpty() && found.foreign() > 0) {
            throw new IOException("No key of this service signed any checkpoint of the topic");
        }
        return Stream.of(found.ours().stream(), filed.stream(), Stream.ofNullable(last))
                .flatMap(some -> some)
                .max(Comparator.comparingLong(s -> s.checkpoint().sequence()));
    }

    void sealedHere(Sealed seal) {
        own = seal;
    }

    /** Whether the seals that this process has made or has seen anchored are still there, and the same. Raises the alert where they are not. */
    boolean headIsKnown(Connection connection) throws SQLException {
        Map<Long, byte[]> known = new HashMap<>();
        Sealed made = own;
        if (made != null) {
            known.put(made.number(), made.hash());
        }
        Signed anchored = last;
        if (goesOn(anchored) && anchored.checkpoint().seal() > 0) {
            known.put(anchored.checkpoint().seal(), hash(anchored.checkpoint()));
        }
        Map<Long, byte[]> found = AuditTables.hashes(connection, known.keySet());
        Optional<Long> other = known.entrySet().stream()
                .filter(seal -> !Arrays.equals(seal.getValue(), found.get(seal.getKey())))
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder());
        other.ifPresentOrElse(alert::broken, alert::whole);
        return other.isEmpty();
    }

    /** Whether the chain goes on from this checkpoint. It does not from what the operator has accepted as lost, nor from before a restoration that no checkpoint tells of yet. */
    private boolean goesOn(Signed before) {
        Checkpoint.Restored now = restored;
        return before != null
                && before.checkpoint().sequence() > acceptedLoss()
                && (now == null || now.epoch() <= Restorations.epochOf(before.checkpoint()));
    }

    static byte[] hash(Checkpoint checkpoint) {
        return Base64.getUrlDecoder().decode(checkpoint.head());
    }

    void anchorIfDue() {
        watchFile();
        Instant now = clock.instant();
        if (now.isBefore(notBefore)) {
            return;
        }
        try {
            Head head = tables.inTransaction(30, AuditTables::head);
            if (isDue(head, last, now)) {
                anchor(now);
            }
        } catch (RuntimeException away) {
            rest(away);
        }
    }

    private boolean isDue(Head head, Signed before, Instant now) {
        if (!goesOn(before)) {
            return true;
        }
        Checkpoint known = before.checkpoint();
        boolean unchanged = head.number() == known.seal() && Arrays.equals(head.hash(), hash(known));
        Duration wait = unchanged ? config.atLeastEvery() : config.every();
        return !now.isBefore(known.at().plus(wait));
    }

    /** Signs the head as it is now, wherever the time of the last checkpoint stands. */
    void anchor(Instant now) {
        tables.inTransaction(3600, connection -> {
            if (InstanceLock.take(connection, PublicationLock.AUDIT_CHECKPOINTS.key())) {
                Signed before = newest().orElse(null);
                learn(before);
                Head head = AuditTables.head(connection);
                if (isUnsent(before)) {
                    send(unsent, now);
                } else if (isDue(head, before, now) && headIsKnown(connection) && isWhole(connection, head, before)) {
                    append(connection, head, before, now);
                }
            }
            return null;
        });
    }

    /** What this process has sealed itself upon a head that it knew is whole; what another instance has sealed, or is older than all anchors, is walked first. */
    private boolean isWhole(Connection connection, Head head, Signed before) throws SQLException {
        Sealed made = own;
        if (head.number() == 0
                || (made != null && made.number() == head.number() && Arrays.equals(made.hash(), head.hash()))) {
            return true;
        }
        boolean fromTheBeginning = !goesOn(before) || before.checkpoint().seal() == 0;
        AuditWalk.Result walked = fromTheBeginning
                ? walk.walkAll(head.number())
                : walk.walk(
                        AuditTables.seals(
                                        connection,
                                        before.checkpoint().seal() - 1,
                                        before.checkpoint().seal())
                                .get(0),
                        head.number());
        walked.findings().stream().findFirst().ifPresent(finding -> alert.broken(finding.fromSeal()));
        return walked.findings().isEmpty();
    }

    private void append(Connection connection, Head head, Signed before, Instant now) throws SQLException, IOException {
        long entries = goesOn(before)
                ? before.checkpoint().entries()
                        + AuditTables.entriesAfter(
                                connection, before.checkpoint().seal())
                : AuditTables.entriesAfter(connection, 0);
        Checkpoint checkpoint = new Checkpoint(
                service,
                before == null ? 1 : before.checkpoint().sequence() + 1,
                head.number(),
                entries,
                CheckpointSigner.base64(head.hash()),
                now,
                before == null ? null : CheckpointSigner.hashOf(before.text()),
                restored,
                caughtUp(before));
        send(new Signed(checkpoint, signer.sign(checkpoint)), now);
    }

    /** It may have arrived although nobody said so: it is sent again, and no other one is signed in its place. */
    private boolean isUnsent(Signed before) {
        Checkpoint next = unsent == null ? null : unsent.checkpoint();
        return next != null
                && (before == null
                        ? next.previous() == null
                        : next.sequence() == before.checkpoint().sequence() + 1
                                && CheckpointSigner.hashOf(before.text()).equals(next.previous()));
    }

    private void send(Signed signed, Instant now) throws IOException {
        unsent = signed;
        topic.append(signed.checkpoint(), signed.text());
        unsent = null;
        last = signed;
        alert.anchored(now);
        post.enqueue(signed.text());
        if (file.isPresent()) {
            file.get().append(signed);
        }
    }

    /** Brings the file up to the checkpoint before. Where it cannot be written, the topic gets its checkpoint nevertheless. */
    private Checkpoint.FileExtent caughtUp(Signed before) throws IOException {
        if (file.isEmpty()) {
            return null;
        }
        try {
            if (before != null && file.get().lacks(before)) {
                file.get()
                        .catchUp(
                                before,
                                topic.highest(config.compared(), reading).ours());
            }
            return file.get().extent();
        } catch (IOException | RuntimeException away) {
            return null;
        }
    }

    private void rest(Exception reason) {
        notBefore = clock.instant().plus(REST_AFTER_FAILURE);
        LOG.warnf("The audit is not anchored for now: %s", reason.getClass().getSimpleName());
    }
}
