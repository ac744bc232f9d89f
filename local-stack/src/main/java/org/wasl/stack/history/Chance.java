package org.wasl.stack.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** What is drawn, and the ids that are counted up: the same in each run. */
final class Chance {
    /** Version 8 of RFC 9562: ids that an application makes by its own rule. No service makes such ones. */
    private static final long IDS = 0x0190_b000_0000_8000L;

    private final Random random;
    private final Instant from;
    private final Instant now;
    private long ids;

    Chance(long seed, Instant from, Instant now) {
        random = new Random(seed);
        this.from = from;
        this.now = now;
    }

    UUID id() {
        return new UUID(IDS, Long.MIN_VALUE | ++ids);
    }

    boolean of(double share) {
        return random.nextDouble() < share;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** @param weights of each that may be drawn */
    <T> T weighted(Map<T, Integer> weights) {
        int drawn = random.nextInt(
                weights.values().stream().mapToInt(Integer::intValue).sum());
        for (Map.Entry<T, Integer> each : weights.entrySet()) {
            drawn -= each.getValue();
            if (drawn < 0) {
                return each.getKey();
            }
        }
        throw new IllegalArgumentException("nothing to draw from");
    }

    /** A moment of the history; later ones are a little more likely. */
    Instant moment() {
        double along = Math.pow(random.nextDouble(), 0.8);
        return from.plusSeconds((long) (along * Duration.between(from, now).toSeconds()));
    }

    /** So many days later, and some hours. */
    Instant later(Instant than, int leastDays, int mostDays) {
        return than.plus(Duration.ofMinutes(between(leastDays * 24 * 60, mostDays * 24 * 60)));
    }

    /** @return the moment, or null where it is still to come */
    Instant past(Instant moment) {
        return moment != null && moment.isBefore(now) ? moment : null;
    }

    Instant now() {
        return now;
    }
}
