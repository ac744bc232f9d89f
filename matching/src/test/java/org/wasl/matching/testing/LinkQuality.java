package org.wasl.matching.testing;

import java.util.List;
import java.util.Locale;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.link.Decision;
import org.wasl.matching.link.Linkage;
import org.wasl.matching.link.Pair;
import org.wasl.matching.name.WordSimilarity;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;

/**
 * How well a linkage did, held against the truth.
 *
 * @param truth how many pairs are of one person
 * @param linked how many were linked; right of them are of one person
 * @param reviewed how many true pairs a person would review
 * @param family linked pairs of two persons of one household whose given names do not sound equal, and who share no number
 * @param best F1 at the threshold that turns out best
 * @param tenths by tenths of the probability: pairs, the sum of their probabilities, and those of one person
 */
public record LinkQuality(
        long truth, long linked, long right, long reviewed, long family, double best, double[][] tenths) {
    /** The default thresholds of {@code ./wasl link}. */
    public static final double THRESHOLD = 0.9;

    public static final double THRESHOLD_ONE_TO_ONE = 0.5;

    /** Whether two records are of one person. */
    public interface Truth {
        boolean same(int left, int right);
    }

    public static LinkQuality of(InventedFamilies.Lists lists, boolean oneToOne) {
        PersonReader reader = new PersonReader();
        List<Person> left = read(lists.left(), reader);
        List<Person> right = lists.right() == null ? null : read(lists.right(), reader);
        return of(
                left,
                right,
                0,
                oneToOne,
                lists.truth(),
                (l, r) -> lists.relation(l, r) == InventedFamilies.Relation.SAME_PERSON);
    }

    private static List<Person> read(List<PersonText> texts, PersonReader reader) {
        return texts.stream().map(reader::read).toList();
    }

    public static LinkQuality of(
            List<Person> left, List<Person> right, int others, boolean oneToOne, long pairs, Truth truth) {
        Linkage.Result found = new Linkage(left, right, others, (stage, part) -> {})
                .link(oneToOne ? THRESHOLD_ONE_TO_ONE : THRESHOLD, oneToOne);
        Comparison comparison = new Comparison(others);
        List<Person> second = right == null ? left : right;
        long linked = 0;
        long rightly = 0;
        long reviewed = 0;
        long family = 0;
        long seen = 0;
        long same = 0;
        double best = 0;
        double[][] tenths = new double[10][3];
        for (Pair pair : found.pairs()) {
            boolean one = truth.same(pair.left(), pair.right());
            seen++;
            same += one ? 1 : 0;
            best = Math.max(best, 2.0 * same / (seen + pairs));
            double[] tenth = tenths[Math.min(9, (int) (pair.probability() * 10))];
            tenth[0]++;
            tenth[1] += pair.probability();
            tenth[2] += one ? 1 : 0;
            if (pair.decision() == Decision.LINK) {
                linked++;
                rightly += one ? 1 : 0;
                int[] levels = comparison.levels(left.get(pair.left()), second.get(pair.right()));
                boolean soundsEqual = levels[Comparison.GIVEN] >= WordSimilarity.SOUNDS_EQUAL;
                family += !one && !soundsEqual && levels[Comparison.NATIONAL_ID] < 2 ? 1 : 0;
            } else {
                reviewed += one ? 1 : 0;
            }
        }
        return new LinkQuality(pairs, linked, rightly, reviewed, family, best, tenths);
    }

    public double precision() {
        return linked == 0 ? 1 : (double) right / linked;
    }

    public double recall() {
        return (double) right / truth;
    }

    /** The share of true pairs that a person would review. */
    public double reviewedShare() {
        return (double) reviewed / truth;
    }

    public double f1() {
        return 2.0 * right / (linked + truth);
    }

    /** How far a probability is from the share of pairs that are of one person, at most, in tenths with at least so many pairs. */
    public double worstTenth(int least) {
        double worst = 0;
        for (double[] tenth : tenths) {
            if (tenth[0] >= least) {
                worst = Math.max(worst, Math.abs(tenth[1] - tenth[2]) / tenth[0]);
            }
        }
        return worst;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "P %.4f R %.4f F1 %.4f best %.4f, true to review %.3f, family linked %d, tenths",
                precision(),
                recall(),
                f1(),
                best,
                (double) reviewed / truth,
                family));
        for (double[] tenth : tenths) {
            text.append(
                    String.format(Locale.ROOT, " %.2f/%.2f(%.0f)", tenth[1] / tenth[0], tenth[2] / tenth[0], tenth[0]));
        }
        return text.toString();
    }
}
