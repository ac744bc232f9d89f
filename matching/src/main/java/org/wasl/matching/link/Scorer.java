package org.wasl.matching.link;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Field;
import org.wasl.matching.model.Frequencies;
import org.wasl.matching.model.Model;
import org.wasl.matching.person.Person;

/**
 * Weighs pairs and decides. Sent as it is to another machine, it decides the same there.
 *
 * @param threshold how probable a pair must be to be linked without anybody looking
 * @param families whether the records are of whole families: then who agrees in all but the given name may be a brother, a sister or a twin
 */
public record Scorer(Model model, Frequencies frequencies, double threshold, boolean families) implements Serializable {
    /** What is less probable is not worth anybody's time. */
    private static final double WORTH_A_LOOK = 0.05;

    /** One field's part in a weight. */
    public record Reason(String field, int level, int levels, double weight) {}

    public double weight(Person one, Person other, int[] levels) {
        double sum = frequencies.adjustment(one, other, levels);
        for (int field = 0; field < levels.length; field++) {
            sum += levels[field] == Field.MISSING ? 0 : model.weight(field, levels[field]);
        }
        return sum;
    }

    /** Null where it is not worth a look. */
    public Decision decide(double probability, int[] levels) {
        if (probability < WORTH_A_LOOK) {
            return null;
        }
        return probability >= threshold && !speaksAgainst(levels) ? Decision.LINK : Decision.REVIEW;
    }

    /** Nobody has two numbers of one country, and brothers and sisters share all but the name. */
    private boolean speaksAgainst(int[] levels) {
        if (levels[Comparison.NATIONAL_ID] == 0) {
            return true;
        }
        boolean sameNumber = levels[Comparison.NATIONAL_ID] > 0 || levels[Comparison.OTHER_ID] == 2;
        boolean otherName = levels[Comparison.GIVEN] == 0;
        return families
                && otherName
                && !sameNumber
                && levels[Comparison.LINEAGE] >= 3
                && levels[Comparison.BIRTH_DATE] >= 3;
    }

    /** Field by field, why a pair has its weight. */
    public List<Reason> explain(Person one, Person other) {
        int[] levels = new Comparison(model.fields().size() - Comparison.FIRST_OTHER).levels(one, other);
        List<Reason> reasons = new ArrayList<>();
        for (int field = 0; field < levels.length; field++) {
            if (levels[field] != Field.MISSING) {
                Field compared = model.fields().get(field);
                reasons.add(new Reason(
                        compared.name(), levels[field], compared.levels(), model.weight(field, levels[field])));
            }
        }
        reasons.add(new Reason("rarity", 0, 0, frequencies.adjustment(one, other, levels)));
        return reasons;
    }
}
