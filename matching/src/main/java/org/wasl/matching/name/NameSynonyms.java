package org.wasl.matching.name;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pairs of names that are used for one another though they do not sound alike: Abboud for Abdullah, Beth for Elizabeth. They follow from clerical labels. The
 * relation is not transitive.
 */
public final class NameSynonyms implements Serializable {
    private static final long serialVersionUID = 1;

    public static final NameSynonyms NONE = new NameSynonyms(List.of());

    /**
     * @param one the first of the two in alphabetical order; both normalised
     * @param times how many labels it follows from
     */
    public record Synonym(String one, String other, int times) implements Serializable {}

    private final Map<String, Set<String>> others = new HashMap<>();

    public NameSynonyms(Collection<Synonym> taught) {
        taught.forEach(variant -> {
            others.computeIfAbsent(variant.one(), none -> new HashSet<>()).add(variant.other());
            others.computeIfAbsent(variant.other(), none -> new HashSet<>()).add(variant.one());
        });
    }

    public boolean areSynonyms(Word one, Word other) {
        Set<String> known = others.get(one.text());
        return known != null && known.contains(other.text());
    }
}
