package org.wasl.matching.incremental;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.wasl.matching.block.BlockingIndex;
import org.wasl.matching.block.BlockingKeys;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.link.Linkage;
import org.wasl.matching.link.Linkage.Progress;
import org.wasl.matching.link.Pair;
import org.wasl.matching.link.Scorer;
import org.wasl.matching.link.TrainedModel;
import org.wasl.matching.person.Person;

/**
 * Links by a model that was trained before, without training: a new list with one that is kept, of which only pairs of both are compared, or the duplicates of one. Few
 * records are enough for it.
 */
public final class ModelLinkage {
    private final TrainedModel model;
    private final Progress progress;

    public ModelLinkage(TrainedModel model, Progress progress) {
        this.model = model;
        this.progress = progress;
    }

    /** @param right null to find duplicates in the left */
    public Linkage.Result link(List<Person> left, List<Person> right, double threshold, boolean oneToOne) {
        List<Person> second = right == null ? left : right;
        boolean namesOnly = Stream.concat(left.stream(), second.stream()).allMatch(Person::hasNameOnly);
        BlockingIndex blocks = new BlockingIndex(new BlockingKeys(model.others(), namesOnly), left, right);
        Scorer scorer = model.scorer(second.size(), threshold);
        int threads = Runtime.getRuntime().availableProcessors();
        LongAdder compared = new LongAdder();
        List<List<Pair>> found = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            found.add(new ArrayList<>());
            comparisons.add(scorer.comparison());
        }
        blocks.forEach(
                threads,
                (l, r) -> true,
                (thread, l, r) -> {
                    compared.increment();
                    Pair pair = scorer.score(comparisons.get(thread), l, left.get(l), r, second.get(r));
                    if (pair != null) {
                        found.get(thread).add(pair);
                    }
                },
                part -> progress.at("Comparing", part));
        List<Pair> pairs =
                found.stream().flatMap(List::stream).sorted(Pair.BEST_FIRST).toList();
        return new Linkage.Result(
                oneToOne && right != null ? Linkage.oneToOne(pairs) : pairs,
                scorer,
                compared.sum(),
                blocks.oversized());
    }
}
