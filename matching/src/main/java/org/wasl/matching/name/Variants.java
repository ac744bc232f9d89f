package org.wasl.matching.name;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names that stand for one another though they do not sound alike, as people decided: Abboud for Abdullah, Beth for Elizabeth. Each two for themselves: that
 * both stand for a third does not make them one.
 */
public final class Variants implements Serializable {
    private static final long serialVersionUID = 1;

    public static final Variants NONE = new Variants(List.of());

    /**
     * @param one before the other by its letters; both as normalised
     * @param times how many decisions taught it
     */
    public record Variant(String one, String other, int times) implements Serializable {}

    private final Map<String, Set<String>> others = new HashMap<>();

    public Variants(Collection<Variant> taught) {
        taught.forEach(variant -> {
            others.computeIfAbsent(variant.one(), none -> new HashSet<>()).add(variant.other());
            others.computeIfAbsent(variant.other(), none -> new HashSet<>()).add(variant.one());
        });
    }

    public boolean standForOneAnother(Word one, Word other) {
        Set<String> known = others.get(one.text());
        return known != null && known.contains(other.text());
    }
}
