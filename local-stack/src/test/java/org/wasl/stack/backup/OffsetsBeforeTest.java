package org.wasl.stack.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A reader goes on behind as many records as were before it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OffsetsBeforeTest {
    private static TopicFiles.OffsetsBefore of(long... offsets) {
        TopicFiles.OffsetsBefore before = new TopicFiles.OffsetsBefore();
        LongStream.of(offsets).forEach(before::add);
        return before;
    }

    @Test
    void without_gaps_offsets_stay() {
        assertThat(of(0, 1, 2, 3).before(2)).isEqualTo(2);
        assertThat(of(0, 1, 2, 3).before(4)).isEqualTo(4);
        assertThat(of().before(4)).isZero();
    }

    @Test
    void what_was_deleted_or_compacted_is_not_counted() {
        TopicFiles.OffsetsBefore before = of(5, 6, 10, 11);
        assertThat(before.before(0)).isZero();
        assertThat(before.before(5)).isZero();
        assertThat(before.before(6)).isEqualTo(1);
        assertThat(before.before(8)).isEqualTo(2);
        assertThat(before.before(10)).isEqualTo(2);
        assertThat(before.before(12)).isEqualTo(4);
        assertThat(before.before(20)).isEqualTo(4);
    }
}
