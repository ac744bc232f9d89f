package org.wasl.matching.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.LineageSimilarity;
import org.wasl.matching.name.NameSynonyms;
import org.wasl.matching.name.NameSynonyms.Synonym;
import org.wasl.matching.name.Word;
import org.wasl.matching.name.WordSimilarity;
import org.wasl.matching.person.Person;

/**
 * Pairs that people labelled, and the name synonyms that follow from them: where two records of one person differ in one name only, the two names are synonyms.
 * Pairs of names that also occur between different persons, brothers for instance, are not taken.
 */
public final class ClericalLabels {
    /** The share of labels with two names that must say that the records are one person. */
    private static final double NEARLY_ALL = 0.9;

    private final Comparison comparison;
    private final Map<List<String>, Counts> counts = new HashMap<>();

    private static final class Counts {
        private int same;
        private int all;
    }

    /** @param others how many further texts each person has */
    public ClericalLabels(int others) {
        comparison = Comparison.ofFew(others, NameSynonyms.NONE);
    }

    /**
     * Adds one label.
     *
     * @param one the written forms of the first record
     * @param same whether both were said to be one person
     */
    public void add(Collection<Person> one, Collection<Person> other, boolean same) {
        Set<List<String>> told = new HashSet<>();
        for (Person mine : one) {
            for (Person theirs : other) {
                List<Word> odd = odd(mine, theirs);
                if (odd == null) {
                    return; // the names agree already: there is no synonym to find
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

    /** @param least how many labels are needed: a name that fewer have could identify a person */
    public List<Synonym> synonyms(int least) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue().same >= least)
                .filter(entry -> entry.getValue().same >= NEARLY_ALL * entry.getValue().all)
                .map(entry -> new Synonym(entry.getKey().get(0), entry.getKey().get(1), entry.getValue().same))
                .sorted(Comparator.comparingInt(Synonym::times).reversed().thenComparing(Synonym::one))
                .toList();
    }

    /** The only two names in which the records differ; empty where that is not clear; null where the names agree. */
    private List<Word> odd(Person one, Person other) {
        int[] levels = comparison.levels(one, other);
        int given = levels[Comparison.GIVEN];
        int lineage = levels[Comparison.LINEAGE];
        if (given >= WordSimilarity.SIMILAR && lineage >= LineageSimilarity.MOSTLY) {
            return null;
        }
        if (given >= WordSimilarity.SIMILAR && given != Comparison.EXCHANGED) {
            return oddOf(one.lineage(), other.lineage());
        }
        return lineage >= LineageSimilarity.MOSTLY && one.given() != null && other.given() != null
                ? List.of(one.given(), other.given())
                : List.of();
    }

    /** For two lineages of the same length that differ in one place only. */
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
