package org.wasl.platform.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.wasl.platform.audit.Anchors.Place;
import org.wasl.platform.audit.Anchors.Signed;

/**
 * The file of checkpoints: what it holds, what it is known to have held, and what is written to it next. What it is known to have held is remembered by this
 * process and said by the signed checkpoints of the topic, so that lines which are gone are missed also where they went while no process ran.
 */
final class AnchorFile {
    private static final Logger LOG = Logger.getLogger(AnchorFile.class);

    private final CheckpointFile file;
    private final int compared;
    private final HighestCheckpoints.Reading reading;
    /** Sequence of the last line that the file is known to have had. */
    private volatile long had;

    private volatile boolean cut;

    AnchorFile(CheckpointFile file, int compared, HighestCheckpoints.Reading reading) {
        this.file = file;
        this.compared = compared;
        this.reading = reading;
    }

    /** Sequences from and to which lines are missing. */
    record Gap(long from, long to) {}

    Place read() {
        try {
            CheckpointStore.Found found = file.highest(compared, reading);
            CheckpointFile.Extent<Signed> extent = file.extent(reading.ours());
            return new Place(
                    file.name(),
                    true,
                    found.ours(),
                    found.foreign(),
                    found.repeated(),
                    extent.begins().map(first -> first.checkpoint().sequence()),
                    extent.lines());
        } catch (IOException | RuntimeException away) {
            return Place.unreadable(file.name());
        }
    }

    Optional<Signed> newest() throws IOException {
        List<Signed> last = file.highest(1, reading).ours();
        return last.isEmpty() ? Optional.empty() : Optional.of(last.get(last.size() - 1));
    }

    /** What is signed into the next checkpoint of it; null while it holds nothing. */
    Checkpoint.FileExtent extent() throws IOException {
        Optional<Signed> first = file.begins(reading.ours());
        Optional<Signed> last = newest();
        return first.isEmpty() || last.isEmpty()
                ? null
                : new Checkpoint.FileExtent(
                        first.get().checkpoint().sequence(),
                        last.get().checkpoint().sequence());
    }

    /** Asked once, when a process has read the topic for the first time: what went while no process ran. */
    void compareWith(List<Signed> topic, long since) {
        Place place = read();
        if (place.readable()) {
            had = Math.max(had, extentIn(topic, place, since));
            long newest = topic.stream()
                    .mapToLong(one -> one.checkpoint().sequence())
                    .max()
                    .orElse(0);
            cut |= !missing(place, since, newest, had).isEmpty();
        }
    }

    /** The sequence of the last line that this file had, as the topic says it; 0 where it says nothing of this file. A file is known by its first line. */
    static long extentIn(List<Signed> topic, Place file, long since) {
        return topic.stream()
                .map(one -> one.checkpoint().file())
                .filter(extent -> extent != null
                        && file.begins().filter(begin -> begin == extent.from()).isPresent())
                .mapToLong(Checkpoint.FileExtent::to)
                .filter(last -> last >= since)
                .max()
                .orElse(0);
    }

    /**
     * Its very first line is asked, not the last ones: however many were written since, a file that was begun anew is told. What it lacks at its end and is not
     * known to have had is written with the next checkpoint, and is nothing that is missing.
     *
     * @param since from this sequence on the file must hold all
     * @param newest sequence of the newest checkpoint of all places
     * @param had sequence of the last line that the file is known to have had
     */
    static List<Gap> missing(Place file, long since, long newest, long had) {
        List<Gap> gaps = new ArrayList<>();
        if (newest < since) {
            return gaps;
        }
        long begins = file.begins().orElse(newest + 1);
        if (begins > since) {
            gaps.add(new Gap(since, begins - 1));
        }
        long before = 0;
        boolean hole = false;
        for (Signed line : inOrder(file)) {
            long sequence = line.checkpoint().sequence();
            if (before >= since && sequence > before + 1) {
                gaps.add(new Gap(before + 1, sequence - 1));
                hole = true;
            }
            before = sequence;
        }
        if (!hole && begins >= since && file.lines() < before - begins + 1) {
            gaps.add(new Gap(begins, before)); // further back than is compared
        }
        if (file.begins().isPresent() && before < had) {
            gaps.add(new Gap(before + 1, had));
        }
        return gaps;
    }

    private static List<Signed> inOrder(Place file) {
        return file.checkpoints().stream()
                .sorted(java.util.Comparator.comparingLong(
                        one -> one.checkpoint().sequence()))
                .toList();
    }

    /** In each round, and not remembered: it is told until the file is whole again, or the operator has accepted that it is not. */
    boolean isComplete(Checkpoint newest, long since) throws IOException {
        boolean begins = newest.sequence() < since
                || file.begins(reading.ours())
                        .filter(first -> first.checkpoint().sequence() <= since)
                        .isPresent();
        noticeLoss();
        return begins && !cut;
    }

    private void noticeLoss() throws IOException {
        long newest = newestSequence();
        cut = newest < had || (cut && hasHole(newest));
        had = Math.max(had, newest);
    }

    private boolean hasHole(long newest) throws IOException {
        CheckpointFile.Extent<Signed> extent = file.extent(reading.ours());
        return extent.begins()
                .filter(first -> extent.lines() > newest - first.checkpoint().sequence())
                .isEmpty();
    }

    private long newestSequence() throws IOException {
        return newest().map(one -> one.checkpoint().sequence()).orElse(0L);
    }

    /**
     * Writes what another instance has anchored, or what this one did not come to write. Lines that the file had are not written again, so that the hole stays
     * to be seen; and a file that holds nothing is not filled: it would look as if it had always been there.
     */
    void catchUp(Signed before, List<Signed> topic) throws IOException {
        noticeLoss();
        long newest = newestSequence();
        if (newest == 0 || cut) {
            return;
        }
        for (Signed one : topic) {
            long sequence = one.checkpoint().sequence();
            if (sequence > newest && sequence <= before.checkpoint().sequence()) {
                LOG.infof("Checkpoint %d was not in the file, and is written to it now", sequence);
                file.append(one.checkpoint(), one.text());
            }
        }
    }

    boolean lacks(Signed before) throws IOException {
        return newestSequence() < before.checkpoint().sequence();
    }

    void append(Signed signed) throws IOException {
        noticeLoss();
        file.append(signed.checkpoint(), signed.text());
        had = signed.checkpoint().sequence();
    }
}
