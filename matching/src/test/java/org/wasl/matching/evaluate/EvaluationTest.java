package org.wasl.matching.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wasl.matching.evaluate.Evaluation.Loss;
import org.wasl.matching.link.Decision;
import org.wasl.matching.link.Linkage;
import org.wasl.matching.link.Pair;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;

class EvaluationTest {
    private static final List<String> NAMES =
            List.of("Layla", "Sami", "Khaled", "Huda", "Rana", "Omar", "Yousef", "Zainab", "Tareq", "Bilal");

    private final PersonReader reader = new PersonReader();
    private final List<Person> persons =
            IntStream.range(0, NAMES.size()).mapToObj(this::person).toList();

    private Person person(int i) {
        return reader.read(new PersonText(
                "p" + i,
                NAMES.get(i),
                NAMES.get((i + 3) % NAMES.size()),
                null,
                "Masri" + (char) ('a' + i),
                null,
                1950 + 5 * i + "-03-" + (10 + i),
                null,
                null,
                null,
                null,
                null,
                List.of()));
    }

    private static Pair pair(int left, int right, double probability) {
        return new Pair(left, right, 10 * probability, probability, Decision.LINK);
    }

    private Evaluation evaluation(Truth truth, boolean oneToOne, double threshold, Pair... pairs) {
        Linkage.Result found = new Linkage(persons, persons, 0, (stage, part) -> {}).link(0.9, false);
        return Evaluation.of(
                new Linkage.Result(List.of(pairs), found.scorer(), 100, 0, 0, true),
                truth,
                persons,
                persons,
                oneToOne,
                threshold);
    }

    private static Truth truth(int... same) {
        Truth truth = new Truth(false);
        for (int each : same) {
            truth.add(each, each, true);
        }
        return truth;
    }

    @Test
    void precision_recall_and_f1_follow_the_threshold() {
        Evaluation evaluation =
                evaluation(truth(0, 1, 2), false, 0.9, pair(0, 0, 0.99), pair(1, 1, 0.7), pair(1, 2, 0.8));

        Quality high = evaluation.quality();
        assertThat(high.precision()).isEqualTo(1);
        assertThat(high.recall()).isEqualTo(1.0 / 3, within(1e-9));
        Quality low = evaluation.quality(0.5);
        assertThat(low).isEqualTo(new Quality(0.5, 2, 1, 1));
        assertThat(low.f1()).isEqualTo(2.0 / 3, within(1e-9));
        assertThat(evaluation.curve()).extracting(Quality::threshold).isSorted();
        assertThat(evaluation.thresholdFor(0.99)).isEqualTo(0.99);
        assertThat(evaluation.thresholdFor(0.6)).isEqualTo(0.7);
        assertThat(evaluation(truth(0), false, 0.9, pair(0, 1, 0.9)).thresholdFor(0.5))
                .isNaN();
    }

    @Test
    void each_match_that_is_not_linked_has_a_reason() {
        Truth truth = truth(0, 1, 2);
        truth.add(3, 8, true);
        Evaluation evaluation = evaluation(truth, true, 0.9, pair(0, 0, 0.5), pair(1, 4, 0.99));

        assertThat(evaluation.lost(Loss.REVIEW)).isEqualTo(1); // 0, below the threshold
        assertThat(evaluation.lost(Loss.OTHER_PAIR)).isEqualTo(1); // 1, taken by 4
        assertThat(evaluation.lost(Loss.BLOCKING)).isEqualTo(1); // 2, equal in all and in no pair
        assertThat(evaluation.lost(Loss.WEIGHED_TOO_LOW)).isEqualTo(1); // 3 and 8, with nothing in common
        assertThat(evaluation.pairsCompleteness()).isEqualTo(0.75);
        assertThat(evaluation.worstMissed(1))
                .extracting(missed -> missed.pair().right())
                .containsExactly(8);
        assertThat(evaluation.worstLinked(5)).extracting(Pair::right).containsExactly(4);
    }

    @Test
    void where_pairs_were_labelled_only_those_count() {
        Truth truth = truth(0);
        truth.add(1, 2, false);

        Quality quality = evaluation(truth, false, 0.9, pair(0, 0, 0.99), pair(1, 2, 0.95), pair(5, 6, 0.99))
                .quality();

        assertThat(quality).isEqualTo(new Quality(0.9, 1, 1, 0));
    }

    @Test
    void in_one_list_a_pair_has_no_direction() {
        Truth truth = new Truth(true);
        truth.add(4, 2, true);
        truth.add(3, 3, true);

        assertThat(truth.isMatch(2, 4)).isTrue();
        assertThat(truth.size()).isEqualTo(1);
    }

    @Test
    void reliability_compares_what_was_said_with_what_is() {
        Evaluation evaluation = evaluation(
                truth(0, 1), false, 0.9, pair(0, 0, 0.95), pair(1, 1, 1), pair(2, 3, 0.93), pair(4, 5, 0.12));

        ReliabilityBin last = evaluation.reliability().get(9);
        assertThat(last.pairs()).isEqualTo(3);
        assertThat(last.expected()).isEqualTo(0.96, within(1e-9));
        assertThat(last.observed()).isEqualTo(2.0 / 3, within(1e-9));
        // Wilson's interval of two of three.
        assertThat(last.lowest()).isEqualTo(0.208, within(0.001));
        assertThat(last.highest()).isEqualTo(0.939, within(0.001));
        assertThat(evaluation.reliability().get(1).matches()).isZero();
    }
}
