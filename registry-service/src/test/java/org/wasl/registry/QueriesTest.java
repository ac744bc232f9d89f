package org.wasl.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.wasl.platform.testing.QuerySources;

/** Rules of the queries, which stand in strings that ArchUnit does not see: the sources are read. */
class QueriesTest {
    private static final QuerySources SOURCES = QuerySources.of("org.wasl.registry");
    private static final Pattern READ = Pattern.compile("\\b(?:from|join|update|into|,)\\s+(\\w+)");
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?org\\.wasl\\.registry\\.([a-z]\\w*)\\.");

    @TestFactory
    Stream<DynamicTest> no_resource_holds_a_query() {
        return Stream.of(SOURCES.noneInResources());
    }

    /** What a query reads counts as much as what is imported: a room on which another rests does not read that one's tables. */
    @Test
    void rooms_that_read_and_import_each_other_form_no_cycle() {
        assertThat(SOURCES.owners())
                .containsEntry("Person", "person")
                .containsEntry("person", "person")
                .hasSizeGreaterThan(20);
        Map<String, Set<String>> needs = new TreeMap<>();
        SOURCES.files().forEach(file -> {
            Set<String> of = needs.computeIfAbsent(SOURCES.room(file), none -> new TreeSet<>());
            matches(IMPORT, SOURCES.text(file)).forEach(of::add);
            SOURCES.literals(file)
                    .flatMap(literal -> matches(READ, literal))
                    .map(SOURCES.owners()::get)
                    .forEach(owner -> {
                        if (owner != null) {
                            of.add(owner);
                        }
                    });
            of.remove(SOURCES.room(file));
        });
        needs.keySet().forEach(room -> assertThat(cycle(room, List.of(), needs))
                .as("a cycle of packages, by imports and queries")
                .isEmpty());
    }

    private static List<String> cycle(String room, List<String> before, Map<String, Set<String>> needs) {
        if (before.contains(room)) {
            return before.get(0).equals(room)
                    ? Stream.concat(before.stream(), Stream.of(room)).toList()
                    : List.of();
        }
        List<String> way = Stream.concat(before.stream(), Stream.of(room)).toList();
        Set<String> next = new LinkedHashSet<>(needs.getOrDefault(room, Set.of()));
        return next.stream()
                .map(needed -> cycle(needed, way, needs))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    @Test
    void when_a_consent_is_in_force_is_said_once_for_queries() {
        assertThat(SOURCES.files().stream()
                        .filter(file ->
                                SOURCES.literals(file).anyMatch(literal -> literal.contains("expiresAt is null")))
                        .map(file -> file.getFileName().toString()))
                .containsExactly("ConsentsInForceQuery.java");
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map((MatchResult one) -> one.group(1)).collect(Collectors.toSet()).stream();
    }
}
