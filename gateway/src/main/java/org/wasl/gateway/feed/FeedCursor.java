package org.wasl.gateway.feed;

/**
 * A place in the feed, {@code 0-4711}: the number of a change and the epoch in which it was read, because after a restoration the same numbers stand for other
 * changes (ADR 68). A number alone is of the time before the first restoration.
 *
 * @param epoch of the last restoration then, in seconds since 1970; 0 before the first
 * @param seq of the last change that was handled; 0 before the first
 */
public record FeedCursor(long epoch, long seq) {
    /** @throws IllegalArgumentException when it is none */
    public static FeedCursor fromString(String text) {
        if (!text.matches("([0-9]{1,18}-)?[0-9]{1,18}")) {
            throw new IllegalArgumentException("No place in the feed");
        }
        int between = text.indexOf('-');
        return new FeedCursor(
                between < 0 ? 0 : Long.parseLong(text.substring(0, between)),
                Long.parseLong(text.substring(between + 1)));
    }

    @Override
    public String toString() {
        return epoch + "-" + seq;
    }
}
