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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.wasl.platform.audit.AuditTables.Head;
import org.wasl.platform.audit.AuditTables.Sealed;
import org.wasl.platform.lock.InstanceLock;

/**
 * Brings the head of the audit out of the database, as signed checkpoints (ADR 30), and knows what the head must be. One instance at a time; the topic says
 * which checkpoint comes next.
 */
@ApplicationScoped
class Anchors {
    private static final Logger LOG = Logger.getLogger(Anchors.class);
    private static final long LOCK = 0x414e4348L; // "ANCH"
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(10);
    private final AnchorConfig config;
    private final AuditTables tables;
    private final AuditWalk walk;
    private final CheckpointSigner signer;
    private final CheckpointTopic topic;
    private final Optional<CheckpointFile> file;
    private final CheckpointPost post;
    private final AuditAlert alert;
    private final Clock clock;
    private final String service;

    private volatile Signed last;
    private volatile boolean learned;
    private volatile Sealed own;
    /** Sequence of the last line that this process knows the file to have had. */
    private volatile long filed;

    private volatile boolean cut;
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
            @ConfigProperty(name = "wasl.service") String service) {
        this.config = config;
        this.tables = tables;
        this.walk = walk;
        this.signer = signer;
        this.topic = topic;
        this.file = config.file().map(CheckpointFile::new);
        this.post = post;
        this.alert = alert;
        this.clock = clock;
        this.service = service;
    }

    record Signed(Checkpoint checkpoint, String text) {}

    /**
     * @param foreign records that none of our keys signed
     * @param begins sequence of its very first checkpoint; empty where it has none, or where that is not looked at
     * @param lines all records from there; 0 where they are not counted
     */
    record Place(
            String name, boolean readable, List<Signed> checkpoints, long foreign, Optional<Long> begins, long lines) {
        static Place unreadable(String name) {
            return new Place(name, false, List.of(), 0, Optional.empty(), 0);
        }
    }

    /** All places that are configured, with their last checkpoints. The file first: it is written last, and must not seem to know more than the topic. */
    List<Place> read() {
        List<Place> places = new ArrayList<>();
        file.ifPresent(found -> places.add(read(found)));
        places.add(read(topic));
        return places;
    }

    private Place read(CheckpointFile file) {
        try {
            CheckpointStore.Found<Signed> found = file.last(config.compared(), this::ours);
            CheckpointFile.Extent<Signed> extent = file.extent(this::ours);
            return new Place(
                    file.name(),
                    true,
                    found.ours(),
                    found.foreign(),
                    extent.begins().map(first -> first.checkpoint().sequence()),
                    extent.lines());
        } catch (IOException | RuntimeException away) {
            return Place.unreadable(file.name());
        }
    }

    private Place read(CheckpointTopic topic) {
        try {
            CheckpointStore.Found<Signed> found = topic.last(config.compared(), this::ours);
            return new Place(topic.name(), true, found.ours(), found.foreign(), Optional.empty(), 0);
        } catch (IOException | RuntimeException away) {
            return Place.unreadable(topic.name());
        }
    }

    private Optional<Signed> ours(String text) {
        return signer.read(text).map(checkpoint -> new Signed(checkpoint, text));
    }

    long acceptedLoss() {
        return config.acceptedLoss().orElse(0L);
    }

    /** From here on the file has every checkpoint; what came before is not asked of it. */
    long fileSince() {
        return Math.max(config.fileSince(), acceptedLoss() + 1);
    }

    /** Looked at in each round, and not remembered: it is told until the file is there again, or the operator has accepted that it is not. */
    private void watchFile() {
        Signed newest = last;
        if (file.isEmpty() || newest == null) {
            return;
        }
        try {
            long since = fileSince();
            boolean complete = newest.checkpoint().sequence() < since
                    || file.get()
                            .begins(this::ours)
                            .filter(first -> first.checkpoint().sequence() <= since)
                            .isPresent();
            hasWhatItHad(file.get());
            alert.anchorsMissing(!complete || cut);
        } catch (IOException | RuntimeException unreadable) {
            alert.anchorsMissing(true);
        }
    }

    /** Lines that were there once are not written again, so that the hole stays to be seen. What this process never saw there may have failed to be written. */
    private void hasWhatItHad(CheckpointFile file) throws IOException {
        long newest = newestOf(file);
        cut = newest < filed || (cut && !hasNoHole(file, newest));
        filed = Math.max(filed, newest);
    }

    private boolean hasNoHole(CheckpointFile file, long newest) throws IOException {
        CheckpointFile.Extent<Signed> extent = file.extent(this::ours);
        return extent.begins()
                .filter(first -> extent.lines() > newest - first.checkpoint().sequence())
                .isPresent();
    }

    private long newestOf(CheckpointFile file) throws IOException {
        return file.last(1, this::ours).ours().stream()
                .mapToLong(one -> one.checkpoint().sequence())
                .max()
                .orElse(0);
    }

    /** Asked before the first seal of this process; where no anchor can be read now, sealing goes on, and a fork shows later. */
    void learnOnce() {
        if (!learned && !clock.instant().isBefore(notBefore)) {
            try {
                last = newest().orElse(null);
                learned = true;
            } catch (IOException | RuntimeException away) {
                rest(away);
            }
        }
    }

    private Optional<Signed> newest() throws IOException {
        CheckpointStore.Found<Signed> found = topic.last(1, this::ours);
        alert.foreignAnchors(found.foreign());
        List<Signed> filed = file.isPresent() ? file.get().last(1, this::ours).ours() : List.of();
        // Records of others and none of ours: it was not always so. A new first checkpoint would hide what was anchored
        // before.
        if (found.ours().isEmpty() && filed.isEmpty() && found.foreign() > 0) {
            throw new IOException("No key of this service signed any checkpoint of the topic");
        }
        return Stream.concat(found.ours().stream(), filed.stream())
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
        if (anchored != null
                && anchored.checkpoint().seal() > 0
                && anchored.checkpoint().sequence() > acceptedLoss()) {
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
        if (before == null || before.checkpoint().sequence() <= acceptedLoss()) {
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
            if (InstanceLock.take(connection, LOCK)) {
                Signed before = newest().orElse(null);
                last = before;
                learned = true;
                Head head = AuditTables.head(connection);
                if (isDue(head, before, now) && headIsKnown(connection) && isWhole(connection, head, before)) {
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
        boolean fromTheBeginning = before == null
                || before.checkpoint().seal() == 0
                || before.checkpoint().sequence() <= acceptedLoss();
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
        boolean goesOn = before != null && before.checkpoint().sequence() > acceptedLoss();
        long entries = goesOn
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
                before == null ? null : CheckpointSigner.hashOf(before.text()));
        Signed signed = new Signed(checkpoint, signer.sign(checkpoint));
        topic.append(checkpoint, signed.text());
        last = signed;
        alert.anchored(now);
        post.enqueue(signed.text());
        if (file.isPresent()) {
            hasWhatItHad(file.get());
            complete(file.get(), before);
            file.get().append(checkpoint, signed.text());
            filed = checkpoint.sequence();
        }
    }

    /**
     * What another instance has anchored, or what this one did not come to write. A file that holds nothing is not filled: it would look as if it had always
     * been there.
     */
    private void complete(CheckpointFile file, Signed before) throws IOException {
        long newest = newestOf(file);
        if (before == null || newest == 0 || cut) {
            return;
        }
        if (newest < before.checkpoint().sequence()) {
            for (Signed one : topic.last(config.compared(), this::ours).ours()) {
                long sequence = one.checkpoint().sequence();
                if (sequence > newest && sequence <= before.checkpoint().sequence()) {
                    file.append(one.checkpoint(), one.text());
                }
            }
        }
    }

    private void rest(Exception reason) {
        notBefore = clock.instant().plus(REST_AFTER_FAILURE);
        LOG.warnf("The audit is not anchored for now: %s", reason.getClass().getSimpleName());
    }
}
