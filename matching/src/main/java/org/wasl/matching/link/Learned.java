package org.wasl.matching.link;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.model.Frequencies;
import org.wasl.matching.model.Model;
import org.wasl.matching.name.Variants;
import org.wasl.matching.name.Variants.Variant;
import org.wasl.matching.name.WordSimilarity;

/**
 * What some records say of how people are written, to be kept and used for others. Names nobody: counts of levels, and names that many have.
 *
 * @param others how many further texts were compared
 * @param same how many other records are of the same person, on average
 * @param family how many are of persons of her household
 * @param m by field and level, between two records of one person
 * @param h between records of two persons of a household
 * @param u between records of strangers
 * @param variants names that stand for one another, as decisions taught; null for none
 */
public record Learned(
        int others,
        double same,
        double family,
        double[][] m,
        double[][] h,
        double[][] u,
        Frequencies.Common common,
        List<Variant> variants) {
    public Learned {
        variants = variants == null ? List.of() : List.copyOf(variants);
    }

    /** How it weighs a record that is held against a register of so many. */
    public Scorer scorer(long records, double threshold) {
        return new Scorer(
                model().among(records, same, family),
                Frequencies.of(common, others),
                threshold,
                true,
                new Variants(variants));
    }

    /** With other numbers of records that are likely hers, or her household's. */
    public Learned expecting(double same, double family) {
        return new Learned(others, same, family, m, h, u, common, variants);
    }

    public Learned knowing(List<Variant> variants) {
        return new Learned(others, same, family, m, h, u, common, variants);
    }

    /**
     * Whether agreement speaks for one person and disagreement against, in each field. Learnt from too few or too strange records it may be the other way
     * round: such a model must not be used.
     */
    public boolean agreementSpeaksForOne() {
        for (int field = 0; field < m.length; field++) {
            int highest = field == Comparison.GIVEN ? WordSimilarity.EQUAL : m[field].length - 1;
            boolean against = m[field][0] < u[field][0];
            boolean speaksFor = m[field][highest] > u[field][highest];
            if (!against || !speaksFor) {
                return false;
            }
        }
        return true;
    }

    /** Without how many there are: to be looked at. */
    public Model model() {
        return new Model(Comparison.fields(others), m, h, u, 0, 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Learned that
                && others == that.others
                && same == that.same
                && family == that.family
                && Arrays.deepEquals(m, that.m)
                && Arrays.deepEquals(h, that.h)
                && Arrays.deepEquals(u, that.u)
                && Objects.equals(common, that.common)
                && variants.equals(that.variants);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(m);
    }
}
