package org.wasl.matching.link;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.wasl.matching.compare.BirthDateLevels;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Field;
import org.wasl.matching.compare.LineageSimilarity;
import org.wasl.matching.compare.NumberSimilarity;
import org.wasl.matching.model.Model;
import org.wasl.matching.model.TermFrequencies;
import org.wasl.matching.name.NameSynonyms;
import org.wasl.matching.name.WordSimilarity;
import org.wasl.matching.person.Person;

/** Computes match weights and classifies pairs. Serialisable: on another machine it gives the same results. */
public final class Scorer implements Serializable {
    private static final long serialVersionUID = 1;

    /** Pairs below this probability are non-matches without a review. */
    private static final double LEAST_TO_REVIEW = 0.05;

    /** Where the national numbers of matches differ more often than this, different numbers are no proof of two persons. */
    private static final double SURE = 0.03;

    private final Model model;
    private final TermFrequencies frequencies;
    private final double threshold;
    private final boolean otherNamesAreOtherPersons;
    private final NameSynonyms synonyms;
    private final double[][] weights;
    private final double[][] householdWeights;
    private final double[][] twinWeights;
    private final double[] ofLineage;
    private final double least;
    private final boolean numbersAreSure;

    /**
     * @param threshold the probability from which a pair is linked without a review
     * @param otherNamesAreOtherPersons whether records that agree in all but the given name may be of twins, and are reviewed
     * @param synonyms names that are used for one another
     */
    public Scorer(
            Model model,
            TermFrequencies frequencies,
            double threshold,
            boolean otherNamesAreOtherPersons,
            NameSynonyms synonyms) {
        this.synonyms = synonyms;
        this.model = model;
        this.frequencies = frequencies;
        this.threshold = threshold;
        this.otherNamesAreOtherPersons = otherNamesAreOtherPersons;
        numbersAreSure = model.m()[Comparison.NATIONAL_ID][NumberSimilarity.DIFFERENT] < SURE;
        weights = model.weights();
        householdWeights = model.weightsAgainstHousehold();
        twinWeights = model.weightsAgainstTwins();
        ofLineage = ofLineage(weights[Comparison.LINEAGE], model.m()[Comparison.LINEAGE]);
        least = model.evidence(Math.log(LEAST_TO_REVIEW) / Math.log(2)) - frequencies.most();
    }

    /** Which of the two highest levels it is depends on script and order, and not on how common the words are. */
    private static double[] ofLineage(double[] weights, double[] m) {
        double[] off = weights.clone();
        double agree = m[LineageSimilarity.ALL] + m[LineageSimilarity.ALL_OF_THE_SHORTER];
        for (int level = LineageSimilarity.ALL_OF_THE_SHORTER; level <= LineageSimilarity.ALL; level++) {
            off[level] -= Math.log(agree) / Math.log(2);
        }
        return off;
    }

    /** The names of two parts of a weight that are no fields: the term frequency adjustment, and what a household would share. */
    public static final String TERM_FREQUENCY_ADJUSTMENT = "rarity";

    public static final String HOUSEHOLD = "household";

    /**
     * One field's part in a weight, in bits.
     *
     * @param level of agreement, from 0, which is none; missing for reasons that are no fields
     * @param equal the level from which on both say the same
     */
    public record Reason(String field, int level, int equal, double weight) {}

    public Model model() {
        return model;
    }

    /** A comparison for whole files and one thread. */
    public Comparison comparison() {
        return new Comparison(others(), synonyms);
    }

    /** The same for some thousand pairs. */
    public Comparison comparisonOfFew() {
        return Comparison.ofFew(others(), synonyms);
    }

    private int others() {
        return model.fields().size() - Comparison.FIRST_OTHER;
    }

    /** The log odds, in bits, that both are one person: 0 is as likely as not. */
    public double odds(Person one, Person other, int[] levels) {
        double againstNonMatches = frequencies.adjustment(one, other, levels, ofLineage);
        double againstHousehold = frequencies.ofGiven(one, levels);
        double againstTwins = againstHousehold;
        for (int field = 0; field < levels.length; field++) {
            if (levels[field] != Field.MISSING) {
                againstNonMatches += weights[field][levels[field]];
                againstHousehold += householdWeights[field][levels[field]];
                againstTwins += twinWeights[field][levels[field]];
            }
        }
        return model.odds(againstNonMatches, againstHousehold, againstTwins);
    }

    /** Null for a non-match, which most pairs are. Term frequencies are looked up only where they can matter. */
    public Pair score(Comparison comparison, int left, Person one, int right, Person other) {
        int[] levels = comparison.levels(one, other);
        double againstNonMatches = 0;
        for (int field = 0; field < levels.length; field++) {
            againstNonMatches += levels[field] == Field.MISSING ? 0 : weights[field][levels[field]];
        }
        if (againstNonMatches < least) {
            return null;
        }
        Pair pair = weighed(left, one, right, other, levels);
        return pair.probability() < LEAST_TO_REVIEW ? null : pair;
    }

    /** Never null: for pairs that are reviewed for another reason. */
    public Pair weigh(Comparison comparison, Person one, Person other) {
        return weighed(0, one, 0, other, comparison.levels(one, other));
    }

    private Pair weighed(int left, Person one, int right, Person other, int[] levels) {
        double odds = odds(one, other, levels);
        double probability = Model.probability(odds);
        Decision decision = decide(probability, levels);
        return new Pair(left, right, model.evidence(odds), probability, decision == null ? Decision.REVIEW : decision);
    }

    /** Null for a non-match. */
    public Decision decide(double probability, int[] levels) {
        if (probability < LEAST_TO_REVIEW) {
            return null;
        }
        return probability >= threshold && !speaksAgainst(levels) ? Decision.LINK : Decision.REVIEW;
    }

    /**
     * A person has one national number. Persons of one household share all but the name: where the given names do not sound equal, only an equal national number says that
     * it is one person; a number of another kind may be a household's. A number with one digit wrong does not: twins have numbers that follow each other.
     */
    private boolean speaksAgainst(int[] levels) {
        if (levels[Comparison.NATIONAL_ID] == NumberSimilarity.DIFFERENT && numbersAreSure) {
            return true;
        }
        boolean sameNumber = levels[Comparison.NATIONAL_ID] == NumberSimilarity.EQUAL;
        boolean otherName =
                levels[Comparison.GIVEN] != Field.MISSING && levels[Comparison.GIVEN] <= WordSimilarity.FAINT;
        return otherNamesAreOtherPersons && otherName && !sameNumber;
    }

    /** The parts of the weight of a pair, field by field. */
    public List<Reason> explain(Person one, Person other) {
        int[] levels = comparisonOfFew().levels(one, other);
        List<Reason> reasons = new ArrayList<>();
        double sum = 0;
        for (int field = 0; field < levels.length; field++) {
            if (levels[field] != Field.MISSING) {
                Field compared = model.fields().get(field);
                double weight = weights[field][levels[field]];
                sum += weight;
                reasons.add(new Reason(compared.name(), levels[field], equal(field, compared), weight));
            }
        }
        if (levels[Comparison.SEX] == Field.MISSING && one.sex() != 0 && one.sex() == other.sex()) {
            reasons.add(new Reason(model.fields().get(Comparison.SEX).name(), 1, 1, 0)); // the name says it
        }
        double adjustment = frequencies.adjustment(one, other, levels, ofLineage);
        reasons.add(new Reason(TERM_FREQUENCY_ADJUSTMENT, Field.MISSING, 0, adjustment));
        reasons.add(
                new Reason(HOUSEHOLD, Field.MISSING, 0, model.evidence(odds(one, other, levels)) - sum - adjustment));
        return reasons;
    }

    private static int equal(int field, Field compared) {
        return switch (field) {
            case Comparison.GIVEN -> WordSimilarity.SOUNDS_EQUAL;
            case Comparison.LINEAGE -> LineageSimilarity.ALL_OF_THE_SHORTER;
            case Comparison.BIRTH_DATE -> BirthDateLevels.EQUAL_FIRST_OF_JANUARY;
            default -> compared.levels() - 1;
        };
    }
}
