package org.wasl.matching.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wasl.matching.link.Decision;
import org.wasl.matching.link.Pair;

class PairsToLabelTest {
    private final List<Pair> pairs = IntStream.rangeClosed(1, 99)
            .mapToObj(i -> new Pair(i, i, i, i / 100.0, Decision.REVIEW))
            .toList();

    @Test
    void most_are_those_in_doubt_and_some_of_all_probabilities() {
        List<Pair> chosen = PairsToLabel.of(pairs, new Truth(false), 9);

        assertThat(chosen)
                .doesNotHaveDuplicates()
                .extracting(Pair::left)
                .containsExactlyInAnyOrder(99, 50, 1, 49, 51, 48, 52, 47, 53);
    }

    @Test
    void what_is_labelled_is_not_asked_again_and_there_may_be_few() {
        Truth labels = Truth.ofLabels(false);
        labels.add(50, 50, true);
        labels.add(99, 99, false);

        assertThat(PairsToLabel.of(pairs, labels, 500)).hasSize(97);
        assertThat(PairsToLabel.of(List.of(), labels, 5)).isEmpty();
        assertThat(labels.isComplete()).isFalse();
    }
}
