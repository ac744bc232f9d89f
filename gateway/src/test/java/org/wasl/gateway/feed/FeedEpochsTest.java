package org.wasl.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.gateway.feed.ChangeResource.FeedRestoration;
import org.wasl.gateway.feed.FeedEpochs.Epoch;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedEpochsTest {
    private static final FeedEpochs NEVER = new FeedEpochs(List.of());

    private static FeedEpochs restored(Epoch... epochs) {
        return new FeedEpochs(List.of(epochs));
    }

    private static Epoch epoch(long epoch, long kept) {
        return new Epoch(epoch, kept, Instant.ofEpochSecond(epoch), Instant.ofEpochSecond(epoch - 60));
    }

    private static FeedCursor cursor(String text) {
        return FeedCursor.fromString(text);
    }

    @Test
    void a_number_alone_is_of_the_time_before_the_first_restoration() {
        assertThat(cursor("4711")).isEqualTo(cursor("0-4711")).hasToString("0-4711");
        for (String none : List.of("", "-", "-1", "1-", "x", "1-2-3", " 1", "٣", "9999999999999999999")) {
            assertThatThrownBy(() -> cursor(none)).as(none).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void without_a_restoration_every_number_is_a_place() {
        assertThat(NEVER.holds(cursor("0-4711"))).isTrue();
        assertThat(NEVER.cursor(4711)).hasToString("0-4711");
        assertThat(NEVER.told()).isEmpty();
    }

    @Test
    void a_place_up_to_what_was_kept_holds_and_one_behind_it_is_gone() {
        FeedEpochs once = restored(epoch(1_000, 300));

        assertThat(once.holds(cursor("0-300"))).isTrue();
        assertThat(once.holds(cursor("0-301"))).isFalse();
        assertThat(once.resumeAfter(cursor("0-301"))).hasToString("1000-300");
        assertThat(once.holds(cursor("1000-301"))).isTrue();
        assertThat(once.cursor(301)).hasToString("1000-301");
    }

    @Test
    void a_second_restoration_takes_from_the_first_too() {
        FeedEpochs twice = restored(epoch(1_000, 300), epoch(2_000, 200));

        assertThat(twice.holds(cursor("0-300"))).isFalse();
        assertThat(twice.resumeAfter(cursor("0-300"))).hasToString("2000-200");
        assertThat(twice.holds(cursor("1000-250"))).isFalse();
        assertThat(twice.holds(cursor("1000-200"))).isTrue();
        assertThat(twice.told()).extracting(FeedRestoration::resumeAfter).containsExactly("2000-200", "2000-200");
    }

    /** The backup was older than the first restoration: that one is gone with all that came after it. */
    @Test
    void of_an_epoch_that_is_gone_nothing_is_known_in_common() {
        FeedEpochs again = restored(epoch(2_000, 300));

        assertThat(again.holds(cursor("1000-310"))).isFalse();
        assertThat(again.holds(cursor("1000-10"))).isFalse();
        assertThat(again.resumeAfter(cursor("1000-310"))).hasToString("2000-0");
    }
}
