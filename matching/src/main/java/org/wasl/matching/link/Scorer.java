package org.wasl.matching.link;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.wasl.matching.compare.BirthDateLevels;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Field;
import org.wasl.matching.compare.Lineage;
import org.wasl.matching.compare.Numbers;
import org.wasl.matching.model.Frequencies;
import org.wasl.matching.model.Model;
import org.wasl.matching.name.Variants;
import org.wasl.matching.name.WordSimilarity;
import org.wasl.matching.person.Person;

/** Weighs pairs and decides. Sent as it is to another machine, it decides the same there. */
public final class Scorer implements Serializable {
    private static final long serialVersionUID = 1;

    /** What is less probable is not worth anybody's time. */
    private static final double WORTH_A_LOOK = 0.05;

    /** Where numbers of one person differ more often than this, they are no proof of two. */
    private static final double SURE = 0.03;

    private final Model model;
    private final Frequencies frequencies;
    private final double threshold;
    private final boolean families;
    private final Variants variants;
    private final double[][] strangers;
    private final double[][] kin;
    private final double least;
    private final boolean numbersAreSure;

    /**
     * @param threshold how probable a pair must be to be linked without anybody looking
     * @param families whether the records are of whole families: then who agrees in all but the given name may be a twin, and somebody looks
     * @param variants names that stand for one another
     */
    public Scorer(Model model, Frequencies frequencies, double threshold, boolean families, Variants variants) {
        this.variants = variants;
        this.model = model;
        this.frequencies = frequencies;
        this.threshold = threshold;
        this.families = families;
        numbersAreSure = model.m()[Comparison.NATIONAL_ID][Numbers.DIFFERENT] < SURE;
        strangers = model.weights();
        kin = model.weightsAgainstKin();
        least = model.evidence(Math.log(WORTH_A_LOOK) / Math.log(2)) - frequencies.most();
    }

    /** Reasons that are no fields: how rare the values are that both have, and that a household would share as much. */
    public static final String RARITY = "rarity";

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

    /** By which it compares: for whole files, and one thread. */
    public Comparison comparison() {
        return new Comparison(others(), variants);
    }

    /** The same for some thousand pairs. */
    public Comparison comparisonOfFew() {
        return Comparison.ofFew(others(), variants);
    }

    private int others() {
        return model.fields().size() - Comparison.FIRST_OTHER;
    }

    /** That they are one person, in bits: 0 is as likely as not. */
    public double odds(Person one, Person other, int[] levels) {
        double againstStrangers = frequencies.adjustment(one, other, levels);
        double againstKin = frequencies.ofGiven(one, levels);
        for (int field = 0; field < levels.length; field++) {
            if (levels[field] != Field.MISSING) {
                againstStrangers += strangers[field][levels[field]];
                againstKin += kin[field][levels[field]];
            }
        }
        return model.odds(againstStrangers, againstKin);
    }

    /** Null where it is not worth a look, which most pairs are not: what is rare is looked up only where it can matter. */
    public Pair score(Comparison comparison, int left, Person one, int right, Person other) {
        int[] levels = comparison.levels(one, other);
        double againstStrangers = 0;
        for (int field = 0; field < levels.length; field++) {
            againstStrangers += levels[field] == Field.MISSING ? 0 : strangers[field][levels[field]];
        }
        if (againstStrangers < least) {
            return null;
        }
        Pair pair = weighed(left, one, right, other, levels);
        return pair.probability() < WORTH_A_LOOK ? null : pair;
    }

    /** However little it is: for pairs that are looked at for another reason. */
    public Pair weigh(Comparison comparison, Person one, Person other) {
        return weighed(0, one, 0, other, comparison.levels(one, other));
    }

    private Pair weighed(int left, Person one, int right, Person other, int[] levels) {
        double odds = odds(one, other, levels);
        double probability = Model.probability(odds);
        Decision decision = decide(probability, levels);
        return new Pair(left, right, model.evidence(odds), probability, decision == null ? Decision.REVIEW : decision);
    }

    /** Null where it is not worth a look. */
    public Decision decide(double probability, int[] levels) {
        if (probability < WORTH_A_LOOK) {
            return null;
        }
        return probability >= threshold && !speaksAgainst(levels) ? Decision.LINK : Decision.REVIEW;
    }

    /** Nobody has two numbers of one country, and twins share all but the name. */
    private boolean speaksAgainst(int[] levels) {
        if (levels[Comparison.NATIONAL_ID] == Numbers.DIFFERENT && numbersAreSure) {
            return true;
        }
        boolean sameNumber =
                levels[Comparison.NATIONAL_ID] >= Numbers.MISTYPED || levels[Comparison.OTHER_ID] == Numbers.EQUAL;
        boolean otherName = levels[Comparison.GIVEN] == WordSimilarity.DIFFERENT;
        return families
                && otherName
                && !sameNumber
                && levels[Comparison.LINEAGE] >= Lineage.MOSTLY
                && levels[Comparison.BIRTH_DATE] >= BirthDateLevels.YEAR_KNOWN;
    }

    /** Field by field, why a pair has its weight. */
    public List<Reason> explain(Person one, Person other) {
        int[] levels = comparisonOfFew().levels(one, other);
        List<Reason> reasons = new ArrayList<>();
        double sum = 0;
        for (int field = 0; field < levels.length; field++) {
            if (levels[field] != Field.MISSING) {
                Field compared = model.fields().get(field);
                double weight = strangers[field][levels[field]];
                sum += weight;
                reasons.add(new Reason(compared.name(), levels[field], equal(field, compared), weight));
            }
        }
        double rarity = frequencies.adjustment(one, other, levels);
        reasons.add(new Reason(RARITY, Field.MISSING, 0, rarity));
        reasons.add(new Reason(HOUSEHOLD, Field.MISSING, 0, model.evidence(odds(one, other, levels)) - sum - rarity));
        return reasons;
    }

    private static int equal(int field, Field compared) {
        return switch (field) {
            case Comparison.GIVEN -> WordSimilarity.SOUNDS_EQUAL;
            case Comparison.LINEAGE -> Lineage.ALL_OF_THE_SHORTER;
            case Comparison.BIRTH_DATE -> BirthDateLevels.EQUAL_FIRST_OF_JANUARY;
            default -> compared.levels() - 1;
        };
    }
}
