package org.wasl.matching.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wasl.matching.testing.InventedFamilies;
import org.wasl.matching.testing.InventedFamilies.Column;
import org.wasl.matching.testing.LinkQuality;

/**
 * Whether a probability is one, on families by which no constant was chosen: the seeds from 301 on are used nowhere else. Each tenth is held to .03, and beside that to
 * three times what chance does to as many pairs as it has, for there are ten tenths and few pairs are doubtful.
 */
class CalibrationTest {
    private static final double OFF = 0.03;
    private static final double DEVIATIONS = 3;
    private static final int RECORDS = 1_200;
    private static final int SEEDS = 3;
    private static final long FIRST_SEED = 301;
    private static final List<EnumSet<Column>> WITH =
            List.of(EnumSet.allOf(Column.class), without(Column.PHONE), without(Column.NATIONAL_ID));

    enum Kind {
        PAIRS,
        ONE_TO_ONE,
        ONE_LIST
    }

    @ParameterizedTest
    @EnumSource
    void of_pairs_with_a_probability_so_many_are_one_person(Kind kind) {
        double[][] tenths = new double[10][3];
        long seed = FIRST_SEED;
        for (EnumSet<Column> columns : WITH) {
            for (int i = 0; i < SEEDS; i++) {
                add(tenths, linked(kind, new InventedFamilies(seed++).with(columns)));
            }
        }

        assertThat(List.of(tenths))
                .as(text(tenths))
                .filteredOn(tenth -> tenth[0] > 0)
                .allSatisfy(tenth -> assertThat(off(tenth)).isLessThanOrEqualTo(OFF + DEVIATIONS * deviation(tenth)));
    }

    private static double[][] linked(Kind kind, InventedFamilies families) {
        InventedFamilies.Lists lists = kind == Kind.ONE_LIST ? families.oneList(RECORDS) : families.twoLists(RECORDS);
        return LinkQuality.of(lists, kind == Kind.ONE_TO_ONE).tenths();
    }

    private static double off(double[] tenth) {
        return Math.abs(tenth[1] - tenth[2]) / tenth[0];
    }

    /** Of the share of matches among so many pairs, if their probabilities are true. */
    private static double deviation(double[] tenth) {
        double expected = tenth[1] / tenth[0];
        return Math.sqrt(expected * (1 - expected) / tenth[0]);
    }

    private static EnumSet<Column> without(Column column) {
        return EnumSet.complementOf(EnumSet.of(column));
    }

    private static void add(double[][] sums, double[][] more) {
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < sums[i].length; j++) {
                sums[i][j] += more[i][j];
            }
        }
    }

    private static String text(double[][] tenths) {
        StringBuilder text = new StringBuilder("said/found(pairs)");
        for (double[] tenth : tenths) {
            text.append(
                    String.format(Locale.ROOT, " %.2f/%.2f(%.0f)", tenth[1] / tenth[0], tenth[2] / tenth[0], tenth[0]));
        }
        return text.toString();
    }
}
