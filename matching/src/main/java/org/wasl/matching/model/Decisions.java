package org.wasl.matching.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Lineage;
import org.wasl.matching.name.Variants;
import org.wasl.matching.name.Variants.Variant;
import org.wasl.matching.name.Word;
import org.wasl.matching.name.WordSimilarity;
import org.wasl.matching.person.Person;

/**
 * What people decided of pairs, and which names it teaches to stand for one another: two who are one person and agree in all of their names but one are called
 * by both. What was as often said of two who are not one, brothers for instance, is not learnt.
 */
public final class Decisions {
    /** Of those that speak of two names, so many must say that they are one person. */
    private static final double NEARLY_ALL = 0.9;

    private final Comparison comparison;
    private final Map<List<String>, Counts> counts = new HashMap<>();

    private static final class Counts {
        private int same;
        private int all;
    }

    /** @param others how many further texts each person has */
    public Decisions(int others) {
        comparison = Comparison.ofFew(others, Variants.NONE);
    }

    /**
     * One decision.
     *
     * @param one the ways in which the first is written
     * @param same whether it was that both are one person
     */
    public void add(Collection<Person> one, Collection<Person> other, boolean same) {
        Set<List<String>> told = new HashSet<>();
        for (Person mine : one) {
            for (Person theirs : other) {
                List<Word> odd = odd(mine, theirs);
                if (odd == null) {
                    return; // the names agree as they are: there is nothing to learn
                }
                if (!odd.isEmpty()) {
                    told.add(odd.stream().map(Word::text).sorted().toList());
                }
            }
        }
        told.forEach(names -> {
            Counts count = counts.computeIfAbsent(names, none -> new Counts());
            count.all++;
            count.same += same ? 1 : 0;
        });
    }

    /** @param least how many must say so: a name that fewer have could point to somebody */
    public List<Variant> variants(int least) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue().same >= least)
                .filter(entry -> entry.getValue().same >= NEARLY_ALL * entry.getValue().all)
                .map(entry -> new Variant(entry.getKey().get(0), entry.getKey().get(1), entry.getValue().same))
                .sorted(Comparator.comparingInt(Variant::times).reversed().thenComparing(Variant::one))
                .toList();
    }

    /** The two names, one of each, in which alone they differ; none where it cannot be told which; null where they agree. */
    private List<Word> odd(Person one, Person other) {
        int[] levels = comparison.levels(one, other);
        int given = levels[Comparison.GIVEN];
        int lineage = levels[Comparison.LINEAGE];
        if (given >= WordSimilarity.SIMILAR && lineage >= Lineage.MOSTLY) {
            return null;
        }
        if (given >= WordSimilarity.SIMILAR && given != Comparison.EXCHANGED) {
            return oddOf(one.lineage(), other.lineage());
        }
        return lineage >= Lineage.MOSTLY && one.given() != null && other.given() != null
                ? List.of(one.given(), other.given())
                : List.of();
    }

    /** Of two lineages that say as much, and the same in each place but one. */
    private static List<Word> oddOf(Word[] one, Word[] other) {
        List<Word> odd = List.of();
        if (one.length != other.length || one.length < 2) {
            return odd;
        }
        for (int i = 0; i < one.length; i++) {
            if (WordSimilarity.level(one[i], other[i]) < WordSimilarity.SIMILAR) {
                if (!odd.isEmpty()) {
                    return List.of();
                }
                odd = List.of(one[i], other[i]);
            }
        }
        return odd;
    }
}
