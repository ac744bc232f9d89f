package org.wasl.contracts.event;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A coarse code that an event changed, for figures alone.
 *
 * @param field as the fact of the record calls it
 * @param from null where nothing was known before
 * @param to null where nothing is known now
 */
public record CodeChange(
        String field, @MayBeAbsent String from, @MayBeAbsent String to) {
    /** The codes that differ, in the order of their names. */
    public static List<CodeChange> between(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        return fields.stream()
                .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                .map(field -> new CodeChange(field, before.get(field), after.get(field)))
                .toList();
    }
}
