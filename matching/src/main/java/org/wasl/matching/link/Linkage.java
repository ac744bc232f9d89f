package org.wasl.matching.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wasl.matching.block.Blocks;
import org.wasl.matching.block.Keys;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Field;
import org.wasl.matching.model.Frequencies;
import org.wasl.matching.model.Model;
import org.wasl.matching.model.Patterns;
import org.wasl.matching.name.Variants;
import org.wasl.matching.person.Person;

/** Finds who of one list is who of another, or who is in one list twice. */
public final class Linkage {
    /** Counters of threads that do not share a line of the cache. */
    private static final int APART = 16;

    private final List<Person> left;
    private final List<Person> right;
    private final int others;
    private final List<Field> fields;
    private final int threads;
    private final Progress progress;
    private final Extent extent;

    /** What is going on, and how far it is, 0 to 1. */
    public interface Progress {
        void at(String stage, double part);
    }

    /** @param right null to find doubles in the left
     * @param others how many further texts each person has */
    public Linkage(List<Person> left, List<Person> right, int others, Progress progress) {
        this.left = left;
        this.right = right;
        this.others = others;
        this.fields = Comparison.fields(others);
        this.threads = Runtime.getRuntime().availableProcessors();
        this.progress = progress;
        extent = new Extent(left.size(), second().size(), right == null);
    }

    /** @param pairs best first
     * @param compared how many pairs shared a key
     * @param crowded keys that too many had */
    public record Result(List<Pair> pairs, Scorer scorer, long compared, int crowded) {}

    public Result link(double threshold, boolean oneToOne) {
        Blocks blocks = new Blocks(new Keys(others, namesAlone()), left, right);
        Model model = learn(blocks, null);
        Scorer scorer = new Scorer(model, frequencies(), threshold, extent.isOfFamilies(model), Variants.NONE);
        List<List<Pair>> found = new ArrayList<>();
        long[] compared = new long[threads * APART];
        Comparison[] comparisons = new Comparison[threads];
        for (int i = 0; i < threads; i++) {
            found.add(new ArrayList<>());
            comparisons[i] = scorer.comparison();
        }
        blocks.forEach(
                threads,
                (l, r) -> true,
                (thread, l, r) -> {
                    compared[thread * APART]++;
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
                blocks.crowded());
    }

    private List<Person> second() {
        return right == null ? left : right;
    }

    private Stream<Person> everybody() {
        return right == null ? left.stream() : Stream.concat(left.stream(), right.stream());
    }

    private boolean namesAlone() {
        return everybody().allMatch(Person::isNameAlone);
    }

    private Frequencies frequencies() {
        Frequencies frequencies = new Frequencies(others);
        everybody().forEach(frequencies::add);
        frequencies.settle();
        return frequencies;
    }

    /**
     * Learns without linking.
     *
     * @param earlier what holds for a field of which these records say nothing; null where nothing is known
     * @param least a name is kept that so many have
     */
    public Learned learn(Learned earlier, int least) {
        Blocks blocks = new Blocks(new Keys(others, namesAlone()), left, right);
        Model model = learn(blocks, earlier == null ? null : earlier.model());
        int against = second().size();
        return new Learned(
                others,
                model.prior() * against,
                model.kin() * against,
                model.m(),
                model.h(),
                model.u(),
                frequencies().common(least),
                earlier == null ? null : earlier.variants());
    }

    private Model learn(Blocks blocks, Model earlier) {
        double part = Extent.part(blocks.pairs());
        Patterns[] seen = new Patterns[threads];
        Comparison[] comparisons = new Comparison[threads];
        for (int i = 0; i < threads; i++) {
            seen[i] = new Patterns(fields);
            comparisons[i] = new Comparison(others);
        }
        blocks.forEach(
                threads,
                (l, r) -> Extent.isIn(part, l, r),
                (thread, l, r) -> seen[thread].add(comparisons[thread].levels(left.get(l), second().get(r))),
                done -> progress.at("Learning", done));
        for (int i = 1; i < threads; i++) {
            seen[0].addAll(seen[i]);
        }
        return extent.learn(fields, strangers(), seen[0], part, earlier);
    }

    private Patterns strangers() {
        long[] pairs = extent.strangers();
        return IntStream.range(0, threads)
                .parallel()
                .mapToObj(thread -> {
                    Patterns patterns = new Patterns(fields);
                    Comparison comparison = new Comparison(others);
                    for (int i = thread; i < pairs.length; i += threads) {
                        patterns.add(comparison.levels(
                                left.get(Extent.leftOf(pairs[i])), second().get(Extent.rightOf(pairs[i]))));
                    }
                    return patterns;
                })
                .collect(() -> new Patterns(fields), Patterns::addAll, Patterns::addAll);
    }

    /** Each record once, the best pair first. */
    public static List<Pair> oneToOne(List<Pair> pairs) {
        BitSet lefts = new BitSet();
        BitSet rights = new BitSet();
        List<Pair> kept = new ArrayList<>();
        for (Pair pair : pairs) {
            if (!lefts.get(pair.left()) && !rights.get(pair.right())) {
                lefts.set(pair.left());
                rights.set(pair.right());
                kept.add(pair);
            }
        }
        return List.copyOf(kept);
    }
}
