package org.wasl.gateway.feed;

import java.time.Instant;
import java.util.List;
import org.wasl.gateway.feed.ChangeResource.FeedRestoration;

/** The restorations of the platform as readers of the feed know them, oldest first. They are made while no gateway runs. */
record FeedEpochs(List<Epoch> all) {
    /** @param keptSeq number of the last change that the restored state has */
    record Epoch(long epoch, long keptSeq, Instant restoredAt, Instant point) {}

    FeedCursor cursor(long seq) {
        return new FeedCursor(current(), seq);
    }

    private long current() {
        return all.isEmpty() ? 0 : all.get(all.size() - 1).epoch();
    }

    /** Whether all that was handled up to this place is still so. */
    boolean holds(FeedCursor cursor) {
        return isKnown(cursor.epoch()) && cursor.seq() <= keptSince(cursor.epoch());
    }

    /**
     * Where a reader goes on whose place is of a time that is gone: behind the last change that it and the restored state have in common. Of an epoch that is gone
     * itself, because an older backup was restored later, nothing is known in common.
     */
    FeedCursor resumeAfter(FeedCursor lost) {
        return cursor(isKnown(lost.epoch()) ? Math.min(lost.seq(), keptSince(lost.epoch())) : 0);
    }

    private boolean isKnown(long epoch) {
        return epoch == 0 || all.stream().anyMatch(each -> each.epoch() == epoch);
    }

    /** The last number that no restoration after this epoch took away. */
    private long keptSince(long epoch) {
        return all.stream()
                .filter(each -> each.epoch() > epoch)
                .mapToLong(Epoch::keptSeq)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** For a reader that was up to date before each: what of it was kept until today. */
    List<FeedRestoration> told() {
        return all.stream()
                .map(each -> new FeedRestoration(
                        each.restoredAt(),
                        each.point(),
                        cursor(Math.min(each.keptSeq(), keptSince(each.epoch())))
                                .toString()))
                .toList();
    }
}
