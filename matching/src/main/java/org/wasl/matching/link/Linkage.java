package org.wasl.matching.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wasl.matching.block.BlockingIndex;
import org.wasl.matching.block.BlockingKeys;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Field;
import org.wasl.matching.model.ComparisonVectors;
import org.wasl.matching.model.Model;
import org.wasl.matching.model.TermFrequencies;
import org.wasl.matching.model.Training;
import org.wasl.matching.name.NameSynonyms;
import org.wasl.matching.person.Person;

/** Links two lists of records, or finds the duplicates in one, on one machine. */
public final class Linkage {
    /** Counters of threads that do not share a line of the cache. */
    private static final int APART = 16;

    private final List<Person> left;
    private final List<Person> right;
    private final int others;
    private final List<Field> fields;
    private final int threads;
    private final Progress progress;
    private final LinkageSize size;

    /** Receives the stage and its progress, 0 to 1. */
    public interface Progress {
        void at(String stage, double part);
    }

    /** @param right null to find duplicates in the left
     * @param others how many further texts each person has */
    public Linkage(List<Person> left, List<Person> right, int others, Progress progress) {
        this.left = left;
        this.right = right;
        this.others = others;
        this.fields = Comparison.fields(others);
        this.threads = Runtime.getRuntime().availableProcessors();
        this.progress = progress;
        size = new LinkageSize(left.size(), second().size(), right == null);
    }

    /** @param pairs best first
     * @param compared the number of candidate pairs
     * @param oversized the number of blocks that were left out
     * @param alone the number of records that were compared with no other
     * @param taught whether the records said what matches are like; else the usual probabilities were taken */
    public record Result(List<Pair> pairs, Scorer scorer, long compared, int oversized, int alone, boolean taught) {}

    public Result link(double threshold, boolean oneToOne) {
        TermFrequencies frequencies = frequencies();
        BlockingIndex blocks = blocks(frequencies.areNamesOnly());
        Training training = training(blocks, null, frequencies, oneToOne);
        Model learned = training.learn();
        Model model = oneToOne && right != null ? size.ofOneToOne(learned) : learned;
        Scorer scorer = new Scorer(
                model, frequencies, threshold, size.areOtherNamesOtherPersons(model, frequencies), NameSynonyms.NONE);
        return compared(blocks, scorer, oneToOne, training.teaches());
    }

    /** By a model that was trained before: a new list with one that is kept, of which only pairs of both are compared. Few records are enough. */
    public Result link(TrainedModel model, double threshold, boolean oneToOne) {
        Scorer scorer = model.scorer(size, threshold, oneToOne);
        return compared(
                blocks(TermFrequencies.areNamesOnly(
                        records().filter(Person::hasNameOnly).count(), size.records())),
                scorer,
                oneToOne && right != null,
                true);
    }

    private BlockingIndex blocks(boolean namesOnly) {
        return new BlockingIndex(new BlockingKeys(others, namesOnly), left, right);
    }

    private Result compared(BlockingIndex blocks, Scorer scorer, boolean oneToOne, boolean taught) {
        List<List<Pair>> found = new ArrayList<>();
        long[] compared = new long[threads * APART];
        Comparison[] comparisons = new Comparison[threads];
        BitSet[] met = new BitSet[threads];
        for (int i = 0; i < threads; i++) {
            found.add(new ArrayList<>());
            met[i] = new BitSet(size.records());
            comparisons[i] = scorer.comparison();
        }
        blocks.forEach(
                threads,
                (l, r) -> true,
                (thread, l, r) -> {
                    compared[thread * APART]++;
                    met[thread].set(l);
                    met[thread].set(right == null ? r : left.size() + r);
                    Pair pair = scorer.score(comparisons[thread], l, left.get(l), r, second().get(r));
                    if (pair != null) {
                        found.get(thread).add(pair);
                    }
                },
                part -> progress.at("Comparing", part));
        List<Pair> pairs =
                found.stream().flatMap(List::stream).sorted(Pair.BEST_FIRST).toList();
        return new Result(
                oneToOne ? oneToOne(pairs) : pairs,
                scorer,
                Arrays.stream(compared).sum(),
                blocks.oversized(),
                size.records() - all(met).cardinality(),
                taught);
    }

    private static BitSet all(BitSet[] parts) {
        BitSet all = new BitSet();
        for (BitSet part : parts) {
            all.or(part);
        }
        return all;
    }

    private List<Person> second() {
        return right == null ? left : right;
    }

    private Stream<Person> records() {
        return right == null ? left.stream() : Stream.concat(left.stream(), right.stream());
    }

    private TermFrequencies frequencies() {
        TermFrequencies frequencies = new TermFrequencies(others);
        records().forEach(frequencies::add);
        frequencies.complete();
        return frequencies;
    }

    /**
     * Trains a model without linking.
     *
     * @param earlier the model whose values are kept for fields that these records do not fill; null where there is none
     * @param least how many records must have a name so that its frequency is kept
     */
    public TrainedModel learn(TrainedModel earlier, int least) {
        TermFrequencies frequencies = frequencies();
        BlockingIndex blocks = blocks(frequencies.areNamesOnly());
        Model model = training(blocks, earlier == null ? null : earlier.model(), frequencies, false)
                .learn();
        int against = second().size();
        return new TrainedModel(
                others,
                model.prior() * against,
                model.sameHousehold() * against,
                model.twins() * against,
                model.m(),
                model.h(),
                model.u(),
                frequencies.common(least),
                earlier == null ? null : earlier.variants());
    }

    private Training training(BlockingIndex blocks, Model earlier, TermFrequencies frequencies, boolean oneToOne) {
        double part = LinkageSize.part(blocks.pairs());
        ComparisonVectors[] vectors = new ComparisonVectors[threads];
        Comparison[] comparisons = new Comparison[threads];
        for (int i = 0; i < threads; i++) {
            vectors[i] = new ComparisonVectors(fields);
            comparisons[i] = new Comparison(others);
        }
        blocks.forEach(
                threads,
                (l, r) -> LinkageSize.isSampled(part, l, r),
                (thread, l, r) -> vectors[thread].add(comparisons[thread].levels(left.get(l), second().get(r))),
                done -> progress.at("Learning", done));
        for (int i = 1; i < threads; i++) {
            vectors[0].addAll(vectors[i]);
        }
        return size.training(fields, nonMatches(), vectors[0], part, earlier, frequencies, oneToOne);
    }

    private ComparisonVectors nonMatches() {
        long[] pairs = size.nonMatches();
        return IntStream.range(0, threads)
                .parallel()
                .mapToObj(thread -> {
                    ComparisonVectors vectors = new ComparisonVectors(fields);
                    Comparison comparison = new Comparison(others);
                    for (int i = thread; i < pairs.length; i += threads) {
                        vectors.add(comparison.levels(
                                left.get(LinkageSize.leftOf(pairs[i])), second().get(LinkageSize.rightOf(pairs[i]))));
                    }
                    return vectors;
                })
                .collect(() -> new ComparisonVectors(fields), ComparisonVectors::addAll, ComparisonVectors::addAll);
    }

    /**
     * Keeps each record once, in the most probable assignment as a whole. A pair that another assignment contradicts about as probably is for review.
     *
     * @param pairs best first
     */
    public static List<Pair> oneToOne(List<Pair> pairs) {
        return OneToOne.of(pairs);
    }
}
