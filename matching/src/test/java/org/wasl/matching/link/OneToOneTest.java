package org.wasl.matching.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneToOneTest {
    private static Pair pair(int left, int right, double odds) {
        return new Pair(left, right, odds + 10, 1 / (1 + Math.pow(2, -odds)), Decision.LINK);
    }

    private static List<Pair> assigned(Pair... pairs) {
        List<Pair> all = new ArrayList<>(List.of(pairs));
        all.sort(Pair.BEST_FIRST);
        return Linkage.oneToOne(all);
    }

    @Test
    void the_best_pair_gives_way_where_all_together_are_more_probable() {
        assertThat(assigned(pair(0, 0, 9), pair(0, 1, 8), pair(1, 0, 8)))
                .extracting(Pair::left, Pair::right)
                .containsExactly(tuple(0, 1), tuple(1, 0));
    }

    @Test
    void two_that_are_equally_probable_are_reviewed() {
        assertThat(assigned(pair(0, 0, 9), pair(0, 1, 9)))
                .singleElement()
                .satisfies(pair -> assertThat(pair.decision()).isEqualTo(Decision.REVIEW))
                .satisfies(pair -> assertThat(pair.probability()).isLessThan(0.51));
    }

    @Test
    void twins_whose_records_may_be_exchanged_are_reviewed() {
        assertThat(assigned(pair(0, 0, 9), pair(0, 1, 9), pair(1, 0, 9), pair(1, 1, 9)))
                .hasSize(2)
                .allMatch(pair -> pair.decision() == Decision.REVIEW);
    }

    @Test
    void a_pair_without_a_rival_stays_linked() {
        assertThat(assigned(pair(0, 0, 9), pair(0, 1, 2), pair(1, 1, 9)))
                .extracting(Pair::left, Pair::right, Pair::decision)
                .containsExactly(tuple(0, 0, Decision.LINK), tuple(1, 1, Decision.LINK));
    }

    @Test
    void what_is_more_likely_two_persons_takes_nobody_from_a_likely_pair() {
        assertThat(assigned(pair(0, 0, 3), pair(0, 1, -1), pair(1, 0, -1), pair(2, 1, -2)))
                .extracting(Pair::left, Pair::right)
                .containsExactly(tuple(0, 0), tuple(2, 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_other_assignment_is_more_probable(long seed) {
        Random random = new Random(seed);
        List<Pair> pairs = new ArrayList<>();
        for (int left = 0; left < 5; left++) {
            for (int right = 0; right < 5; right++) {
                if (random.nextInt(3) > 0) {
                    pairs.add(pair(left, right, 1 + random.nextInt(1000) / 100.0));
                }
            }
        }
        pairs.sort(Pair.BEST_FIRST);

        double found = Linkage.oneToOne(pairs).stream()
                .mapToDouble(pair -> pair.weight() - 10)
                .sum();

        assertThat(found).isCloseTo(best(pairs, 0, 0), org.assertj.core.data.Offset.offset(1e-6));
    }

    /** By trying all. */
    private static double best(List<Pair> pairs, int left, int taken) {
        if (left == 5) {
            return 0;
        }
        double best = best(pairs, left + 1, taken);
        for (Pair pair : pairs) {
            if (pair.left() == left && (taken & (1 << pair.right())) == 0) {
                best = Math.max(best, pair.weight() - 10 + best(pairs, left + 1, taken | 1 << pair.right()));
            }
        }
        return best;
    }
}
