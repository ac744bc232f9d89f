package org.wasl.matching.model;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Lineage;
import org.wasl.matching.compare.Numbers;
import org.wasl.matching.compare.Texts;
import org.wasl.matching.name.Word;
import org.wasl.matching.name.WordSimilarity;
import org.wasl.matching.person.Person;

/**
 * How common each value is: two records that agree on a rare name say more than two that agree on محمد. Added to the weight of an agreement, it makes the
 * average of a level the value's own.
 */
public final class Frequencies implements Serializable {
    private static final double LEAST = -4;
    private static final double MOST = 5;

    private final Column given;
    private final Column lineage;
    private final Column phone = new Column();
    private final Column locality;
    private final Column[] others;

    public Frequencies(int others) {
        this(new Column(), new Column(), new Column(), others);
    }

    private Frequencies(Column given, Column lineage, Column locality, int others) {
        this.given = given;
        this.lineage = lineage;
        this.locality = locality;
        this.others = new Column[others];
        for (int i = 0; i < others; i++) {
            this.others[i] = new Column();
        }
    }

    /** What is common among names and places, to be kept beside a model. What is rarer than {@code least} is not in it, so that it names nobody. */
    public record Common(Values given, Values lineage, Values locality) {}

    /** @param total how many there are, with those that are not told
     * @param usual how probably two of them are the same */
    public record Values(Map<String, Integer> counts, double total, double usual, int least) {}

    public static Frequencies of(Common common, int others) {
        return new Frequencies(
                new Column(common.given()), new Column(common.lineage()), new Column(common.locality()), others);
    }

    /** When settled. */
    public Common common(int least) {
        return new Common(given.values(least), lineage.values(least), locality.values(least));
    }

    public void add(Person person) {
        if (person.given() != null) {
            given.add(person.given().skeleton());
        }
        for (Word word : person.lineage()) {
            lineage.add(word.skeleton());
        }
        if (person.phone() != 0) {
            phone.add(person.phone());
        }
        if (person.locality() != null) {
            locality.add(person.locality().skeleton());
        }
        for (int i = 0; i < others.length; i++) {
            if (person.others()[i] != null) {
                others[i].add(person.others()[i]);
            }
        }
    }

    /** Those counted elsewhere, before any are settled. */
    public void addAll(Frequencies more) {
        given.addAll(more.given);
        lineage.addAll(more.lineage);
        phone.addAll(more.phone);
        locality.addAll(more.locality);
        for (int i = 0; i < others.length; i++) {
            others[i].addAll(more.others[i]);
        }
    }

    /** When all are added. */
    public void settle() {
        given.settle();
        lineage.settle();
        phone.settle();
        locality.settle();
        for (Column column : others) {
            column.settle();
        }
    }

    /** What the values that two persons share add to the weight of their levels. */
    public double adjustment(Person one, Person other, int[] levels) {
        double sum = ofGiven(one, levels);
        if (levels[Comparison.LINEAGE] >= Lineage.IN_PART) {
            sum += shared(one.lineage(), other.lineage());
        }
        if (levels[Comparison.PHONE] == Numbers.EQUAL) {
            sum += phone.adjustment(one.phone());
        }
        if (levels[Comparison.LOCALITY] == Comparison.SAME_PLACE) {
            sum += locality.adjustment(one.locality().skeleton());
        }
        for (int i = 0; i < others.length; i++) {
            if (levels[Comparison.FIRST_OTHER + i] == Texts.EQUAL) {
                sum += others[i].adjustment(one.others()[i]);
            }
        }
        return sum;
    }

    /** That of the given name alone: what is shared by a household says as little of its members, however rare. */
    public double ofGiven(Person one, int[] levels) {
        boolean shared = levels[Comparison.GIVEN] == WordSimilarity.SOUNDS_EQUAL
                || levels[Comparison.GIVEN] == WordSimilarity.EQUAL;
        return shared ? given.adjustment(one.given().skeleton()) : 0;
    }

    private double shared(Word[] mine, Word[] theirs) {
        double sum = 0;
        for (Word word : mine) {
            for (Word candidate : theirs) {
                if (word.skeleton().equals(candidate.skeleton())) {
                    sum += lineage.adjustment(word.skeleton());
                    break;
                }
            }
        }
        return within(sum);
    }

    /** The most that it can add. */
    public double most() {
        return MOST * (4 + others.length);
    }

    private static double within(double bits) {
        return Math.max(LEAST, Math.min(MOST, bits));
    }

    private static final class Column implements Serializable {
        private final Map<Object, int[]> counts = new HashMap<>();
        private double total;
        private double usual;
        /** Of what is not among the counts; 0 where nothing is known of it. */
        private int least;

        Column() {}

        Column(Values values) {
            values.counts().forEach((value, count) -> counts.put(value, new int[] {count}));
            total = values.total();
            usual = values.usual();
            least = values.least();
        }

        void add(Object value) {
            counts.computeIfAbsent(value, none -> new int[1])[0]++;
            total++;
        }

        void addAll(Column more) {
            more.counts.forEach((value, count) -> counts.computeIfAbsent(value, none -> new int[1])[0] += count[0]);
            total += more.total;
        }

        void settle() {
            double sum = 0;
            for (int[] count : counts.values()) {
                sum += (double) count[0] * count[0];
            }
            usual = total == 0 ? 0 : sum / total / total;
        }

        Values values(int least) {
            Map<String, Integer> told = new TreeMap<>();
            counts.forEach((value, count) -> {
                if (count[0] >= least) {
                    told.put(value.toString(), count[0]);
                }
            });
            return new Values(told, total, usual, least);
        }

        double adjustment(Object value) {
            int[] seen = counts.get(value);
            int count = seen == null ? least : seen[0];
            return count == 0 || usual == 0 ? 0 : within(Math.log(usual * total / count) / Math.log(2));
        }
    }
}
