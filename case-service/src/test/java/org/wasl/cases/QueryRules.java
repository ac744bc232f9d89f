package org.wasl.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.wasl.platform.testing.QuerySources;

/** Rules for queries, which stand in strings where no compiler and no import shows what they depend on. */
final class QueryRules {
    private static final QuerySources SOURCES = QuerySources.of("org.wasl.cases");

    private QueryRules() {}

    static Stream<DynamicTest> checked() {
        return Stream.of(
                SOURCES.noneInResources(),
                SOURCES.noCycles(),
                dynamicTest("no query names an entity of another room", () -> assertThat(foreignEntities())
                        .isEmpty()));
    }

    /** The case itself is known to all rooms: it is what their entities are parts of. */
    private static Set<String> foreignEntities() {
        Map<String, String> rooms = new HashMap<>(SOURCES.owners());
        rooms.keySet().removeIf(name -> !Character.isUpperCase(name.charAt(0)) || name.equals("CaseFile"));
        Pattern named = Pattern.compile("\\b(?:from|join) (" + String.join("|", rooms.keySet()) + ")\\b");
        Set<String> found = new TreeSet<>();
        SOURCES.files().forEach(source -> SOURCES.literals(source)
                .flatMap(text -> named.matcher(text).results())
                .map(entity -> entity.group(1))
                .filter(entity -> !rooms.get(entity).equals(SOURCES.room(source)))
                .forEach(entity -> found.add(SOURCES.room(source) + " → " + entity)));
        return found;
    }
}
