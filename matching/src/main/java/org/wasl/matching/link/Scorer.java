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
import org.wasl.matching.name.WordSimilarity;
import org.wasl.matching.person.Person;

/** Weighs pairs and decides. Sent as it is to another machine, it decides the same there. */
public final class Scorer implements Serializable {
    private static final long serialVersionUID = 1;

    /** What is less probable is not worth anybody's time. */
    private static final double WORTH_A_LOOK = 0.05;

    private final Model model;
    private final Frequencies frequencies;
    private final double threshold;
    private final boolean families;
    private final double[][] strangers;
    private final double[][] kin;
    private final double least;

    /**
     * @param threshold how probable a pair must be to be linked without anybody looking
     * @param families whether the records are of whole families: then who agrees in all but the given name may be a twin, and somebody looks
     */
    public Scorer(Model model, Frequencies frequencies, double threshold, boolean families) {
        this.model = model;
        this.frequencies = frequencies;
        this.threshold = threshold;
        this.families = families;
        strangers = model.weights();
        kin = model.weightsAgainstKin();
        least = model.evidence(Math.log(WORTH_A_LOOK) / Math.log(2)) - frequencies.most();
    }

    /** One field's part in a weight, in bits. */
    public record Reason(String field, int level, int levels, double weight) {}

    public Model model() {
        return model;
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
    Pair score(Comparison comparison, int left, Person one, int right, Person other) {
        int[] levels = comparison.levels(one, other);
        double againstStrangers = 0;
        for (int field = 0; field < levels.length; field++) {
            againstStrangers += levels[field] == Field.MISSING ? 0 : strangers[field][levels[field]];
        }
        if (againstStrangers < least) {
            return null;
        }
        double odds = odds(one, other, levels);
        double probability = Model.probability(odds);
        Decision decision = decide(probability, levels);
        return decision == null ? null : new Pair(left, right, model.evidence(odds), probability, decision);
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
        if (levels[Comparison.NATIONAL_ID] == Numbers.DIFFERENT) {
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
        int[] levels = new Comparison(model.fields().size() - Comparison.FIRST_OTHER).levels(one, other);
        List<Reason> reasons = new ArrayList<>();
        double sum = 0;
        for (int field = 0; field < levels.length; field++) {
            if (levels[field] != Field.MISSING) {
                Field compared = model.fields().get(field);
                double weight = strangers[field][levels[field]];
                sum += weight;
                reasons.add(new Reason(compared.name(), levels[field], compared.levels(), weight));
            }
        }
        double rarity = frequencies.adjustment(one, other, levels);
        reasons.add(new Reason("rarity", 0, 0, rarity));
        reasons.add(new Reason("household", 0, 0, model.evidence(odds(one, other, levels)) - sum - rarity));
        return reasons;
    }
}
