package org.wasl.matching.link;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Field;
import org.wasl.matching.model.ComparisonVectors;
import org.wasl.matching.model.Model;
import org.wasl.matching.model.TermFrequencies;
import org.wasl.matching.name.NameSynonyms;
import org.wasl.matching.name.NameSynonyms.Synonym;

/**
 * A trained model in its stored form. It identifies nobody: it holds counts of levels, and names that many persons have. The names of its fields are stored ones.
 *
 * @param others how many further texts were compared
 * @param same how many other records are of the same person, on average
 * @param family how many are of other persons of the household
 * @param twins how many are of a twin; 0 in models that were stored before twins were told apart: their households count twins in
 * @param m by field and level, for two records of one person
 * @param h for records of two persons of one household
 * @param u for records of two other persons (non-matches)
 * @param variants name synonyms that follow from clerical labels; null for none
 */
public record TrainedModel(
        int others,
        double same,
        double family,
        double twins,
        double[][] m,
        double[][] h,
        double[][] u,
        TermFrequencies.Common common,
        List<Synonym> variants) {
    public TrainedModel {
        variants = variants == null ? List.of() : List.copyOf(variants);
    }

    /** A register that is smaller is taken for one of this size: it is at its beginning, and the prior would depend on chance. */
    private static final long SMALLEST_REGISTER = 10_000;

    /** Shares of a field add up to one, but for what is lost where they are rounded. */
    private static final double ROUNDED = 0.001;

    /** The scorer for one record that is compared with a register of so many records. */
    public Scorer scorer(long records, double threshold) {
        return scorer(model().among(Math.max(records, SMALLEST_REGISTER), same, family, twins), threshold);
    }

    /** The scorer for lists of a size. */
    Scorer scorer(LinkageSize size, double threshold, boolean oneToOne) {
        Model model = model().among(Math.max(size.right(), 1), same, family, twins);
        return scorer(oneToOne && !size.same() ? size.ofOneToOne(model) : model, threshold);
    }

    private Scorer scorer(Model model, double threshold) {
        return new Scorer(model, TermFrequencies.of(common, others), threshold, true, new NameSynonyms(variants));
    }

    /** Whether it can be used: it has all probabilities, by the levels that are compared, and each is one. */
    public boolean hasAll() {
        return others >= 0
                && Comparison.FIRST_OTHER + others <= ComparisonVectors.MAX_FIELDS
                && isNumber(same)
                && isNumber(family)
                && isNumber(twins)
                && areProbabilities(m)
                && areProbabilities(h)
                && areProbabilities(u)
                && common != null
                && common.hasAll();
    }

    private static boolean isNumber(double expected) {
        return expected >= 0 && Double.isFinite(expected);
    }

    private boolean areProbabilities(double[][] shares) {
        List<Field> fields = Comparison.fields(others);
        return shares != null
                && shares.length == fields.size()
                && IntStream.range(0, shares.length)
                        .allMatch(field -> shares[field] != null
                                && shares[field].length == fields.get(field).levels()
                                && DoubleStream.of(shares[field]).allMatch(share -> share > 0 && share <= 1)
                                && Math.abs(DoubleStream.of(shares[field]).sum() - 1) < ROUNDED);
    }

    /** The same with other expected numbers of records of the person and of the household, of whom as many are twins as before. */
    public TrainedModel withExpected(double same, double family) {
        double twins = this.family == 0 ? this.twins : Math.min(this.twins / this.family, 1) * family;
        return new TrainedModel(others, same, family, twins, m, h, u, common, variants);
    }

    public TrainedModel withSynonyms(List<Synonym> variants) {
        return new TrainedModel(others, same, family, twins, m, h, u, common, variants);
    }

    /** Whether in each field agreement speaks for a match and disagreement against: else the model must not be used. */
    public boolean agreementSpeaksForMatch() {
        Model model = model();
        return IntStream.range(0, m.length).allMatch(model::agreementSpeaksForMatch);
    }

    /** The model without priors: to be shown. */
    public Model model() {
        return new Model(Comparison.fields(others), m, h, u, 0, 0, 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrainedModel that
                && others == that.others
                && same == that.same
                && family == that.family
                && twins == that.twins
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
