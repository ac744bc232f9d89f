package org.wasl.matching.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.LineageSimilarity;
import org.wasl.matching.compare.NumberSimilarity;
import org.wasl.matching.compare.TextSimilarity;
import org.wasl.matching.name.Word;
import org.wasl.matching.name.WordSimilarity;
import org.wasl.matching.person.Person;

/**
 * How common each value is, for the term frequency adjustment: two records that agree on a rare name say more than two that agree on محمد. The adjustment is
 * added to the weight of a level of agreement, which is an average over all values.
 */
public final class TermFrequencies implements Serializable {
    private static final double MIN = -4;
    private static final double MOST = 5;
    private static final double NAMES_ONLY = 0.01;
    private static final double MOST_NAMES = 0.5;

    private final Column given;
    private final Column lineage;
    private final Column phone = new Column();
    private final Column locality;
    private final Column[] others;
    private long records;
    private long namesOnly;
    private long knownNames;

    public TermFrequencies(int others) {
        this(new Column(), new Column(), new Column(), others);
    }

    private TermFrequencies(Column given, Column lineage, Column locality, int others) {
        this.given = given;
        this.lineage = lineage;
        this.locality = locality;
        this.others = new Column[others];
        for (int i = 0; i < others; i++) {
            this.others[i] = new Column();
        }
    }

    /** The counts of names and places, to be stored with a model. Values rarer than {@code least} are left out, so that they identify nobody. */
    public record Common(Values given, Values lineage, Values locality) {
        public boolean hasAll() {
            return Stream.of(given, lineage, locality).allMatch(values -> values != null && values.hasAll());
        }
    }

    /** @param total how many there are, with those that are left out
     * @param usual the probability that two of them are equal; the name is a stored one */
    public record Values(Map<String, Integer> counts, double total, double usual, int least) {
        boolean hasAll() {
            return counts != null
                    && counts.values().stream().allMatch(count -> count != null && count > 0 && count <= total)
                    && total >= 0
                    && usual >= 0
                    && usual <= 1
                    && least >= 0;
        }
    }

    public static TermFrequencies of(Common common, int others) {
        return new TermFrequencies(
                new Column(common.given()), new Column(common.lineage()), new Column(common.locality()), others);
    }

    /** Of a complete count. */
    public Common common(int least) {
        return new Common(given.values(least), lineage.values(least), locality.values(least));
    }

    public void add(Person person) {
        records++;
        namesOnly += person.hasNameOnly() ? 1 : 0;
        if (person.given() != null) {
            given.add(person.given().skeleton());
            knownNames += person.given().isKnown() ? 1 : 0;
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

    /** Adds those that were counted elsewhere; before {@link #complete}. */
    public void addAll(TermFrequencies more) {
        records += more.records;
        namesOnly += more.namesOnly;
        knownNames += more.knownNames;
        given.addAll(more.given);
        lineage.addAll(more.lineage);
        phone.addAll(more.phone);
        locality.addAll(more.locality);
        for (int i = 0; i < others.length; i++) {
            others[i].addAll(more.others[i]);
        }
    }

    /** Whether so many records have names only that keys for nearly equal names are worth their cost. */
    public boolean areNamesOnly() {
        return areNamesOnly(namesOnly, records);
    }

    /** The same, where the words of the records need not be counted. */
    public static boolean areNamesOnly(long namesOnly, long records) {
        return namesOnly > NAMES_ONLY * records;
    }

    /** Whether most given names are known, so that two that do not sound equal are two names and no slip. */
    public boolean areNamesKnown() {
        return knownNames > MOST_NAMES * given.total;
    }

    /** To be called when all records were added. */
    public void complete() {
        given.complete();
        lineage.complete();
        phone.complete();
        locality.complete();
        for (Column column : others) {
            column.complete();
        }
    }

    /**
     * The sum of adjustments for all values that two persons share.
     *
     * @param ofLineage for each level of agreement in the lineage, what is to be taken off where each word that agrees is counted by its own frequency: two rare words
     *     say more than the level, and one common word less
     */
    public double adjustment(Person one, Person other, int[] levels, double[] ofLineage) {
        double sum = ofGiven(one, levels);
        int lineage = levels[Comparison.LINEAGE];
        if (lineage >= LineageSimilarity.ALL_OF_THE_SHORTER) {
            sum += allShared(one.lineage(), other.lineage(), ofLineage[lineage]);
        } else if (lineage >= LineageSimilarity.IN_PART) {
            sum += shared(one.lineage(), other.lineage());
        }
        if (levels[Comparison.PHONE] == NumberSimilarity.EQUAL) {
            sum += phone.adjustment(one.phone());
        }
        if (levels[Comparison.LOCALITY] == Comparison.SAME_PLACE) {
            sum += locality.adjustment(one.locality().skeleton());
        }
        for (int i = 0; i < others.length; i++) {
            if (levels[Comparison.FIRST_OTHER + i] == TextSimilarity.EQUAL) {
                sum += others[i].adjustment(one.others()[i]);
            }
        }
        return sum;
    }

    /** The adjustment for the given name alone: a value that a household shares says nothing of its members, however rare it is. */
    public double ofGiven(Person one, int[] levels) {
        boolean shared = levels[Comparison.GIVEN] == WordSimilarity.SOUNDS_EQUAL
                || levels[Comparison.GIVEN] == WordSimilarity.EQUAL;
        return shared ? given.adjustment(one.given().skeleton()) : 0;
    }

    private double shared(Word[] mine, Word[] theirs) {
        double sum = 0;
        for (String word : common(mine, theirs)) {
            sum += lineage.adjustment(word);
        }
        return within(sum);
    }

    private double allShared(Word[] mine, Word[] theirs, double off) {
        double bits = 0;
        for (String word : common(mine, theirs)) {
            bits += lineage.bits(word);
        }
        return bits == 0 ? 0 : within(bits - off);
    }

    /** What both have, each once: a son with the name of his father and grandfather says it once. */
    private static List<String> common(Word[] mine, Word[] theirs) {
        List<String> common = new ArrayList<>(mine.length);
        for (Word word : mine) {
            for (Word candidate : theirs) {
                if (word.skeleton().equals(candidate.skeleton()) && !common.contains(word.skeleton())) {
                    common.add(word.skeleton());
                    break;
                }
            }
        }
        return common;
    }

    /** The upper bound of the adjustment. */
    public double most() {
        return MOST * (4 + others.length);
    }

    private static double within(double bits) {
        return Math.max(MIN, Math.min(MOST, bits));
    }

    private static final class Column implements Serializable {
        private final Map<Object, int[]> counts = new HashMap<>();
        private double total;
        private double usual;
        /** The count to assume for values that were left out; 0 where that is not known. */
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

        void complete() {
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

        /** What it says that somebody has a value. */
        double bits(Object value) {
            int[] seen = counts.get(value);
            int count = seen == null ? least : seen[0];
            return count == 0 ? 0 : Math.log(total / count) / Math.log(2);
        }

        double adjustment(Object value) {
            int[] seen = counts.get(value);
            int count = seen == null ? least : seen[0];
            return count == 0 || usual == 0 ? 0 : within(Math.log(usual * total / count) / Math.log(2));
        }
    }
}
