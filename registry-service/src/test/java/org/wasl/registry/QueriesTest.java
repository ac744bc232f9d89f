package org.wasl.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules of the queries, which stand in strings that ArchUnit does not see: the sources are read. */
class QueriesTest {
    private static final Path ROOT = Path.of("src/main/java/org/wasl/registry");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//.*$", Pattern.DOTALL);
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

    /** A column of the row that a filter narrows, or a statement. */
    private static final Pattern QUERY = Pattern.compile(
            "\\be\\.[a-z]\\w+ *(?:=|<|>|is|in|not|member|between)|\\bselect\\b.*\\bfrom\\b|\\bwhere\\b.*=");

    private static final Pattern ENTITY = Pattern.compile("@Entity\\s+(?:@Table\\(name = \"(\\w+)\"\\)\\s+)?"
            + "(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:public )?(?:final )?class (\\w+)");
    private static final Pattern READ = Pattern.compile("\\b(?:from|join|update|into|,)\\s+(\\w+)");
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?org\\.wasl\\.registry\\.([a-z]\\w*)\\.");

    private static final Map<Path, String> SOURCES = new TreeMap<>();

    /** The room of each entity and each table. */
    private static final Map<String, String> OWNERS = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                String source = COMMENT.matcher(text(file)).replaceAll("");
                SOURCES.put(file, source);
                ENTITY.matcher(source).results().forEach(entity -> {
                    OWNERS.put(entity.group(2), room(file));
                    if (entity.group(1) != null) {
                        OWNERS.put(entity.group(1), room(file));
                    }
                });
            });
        }
    }

    @Test
    void no_resource_holds_a_query() {
        assertThat(SOURCES.keySet().stream()
                        .filter(file -> file.toString().endsWith("Resource.java"))
                        .flatMap(file -> literals(file)
                                .filter(literal -> QUERY.matcher(literal).find())
                                .map(literal -> file.getFileName() + ": " + literal)))
                .isEmpty();
    }

    /** What a query reads counts as much as what is imported: a room on which another rests does not read that one's tables. */
    @Test
    void rooms_that_read_and_import_each_other_form_no_cycle() {
        assertThat(OWNERS)
                .containsEntry("Person", "person")
                .containsEntry("person", "person")
                .hasSizeGreaterThan(20);
        Map<String, Set<String>> needs = new TreeMap<>();
        SOURCES.keySet().forEach(file -> {
            Set<String> of = needs.computeIfAbsent(room(file), none -> new TreeSet<>());
            matches(IMPORT, SOURCES.get(file)).forEach(of::add);
            literals(file)
                    .flatMap(literal -> matches(READ, literal))
                    .map(OWNERS::get)
                    .forEach(owner -> {
                        if (owner != null) {
                            of.add(owner);
                        }
                    });
            of.remove(room(file));
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
        assertThat(SOURCES.keySet().stream()
                        .filter(file -> literals(file).anyMatch(literal -> literal.contains("expiresAt is null")))
                        .map(file -> file.getFileName().toString()))
                .containsExactly("ConsentsInForceQuery.java");
    }

    private static Stream<String> literals(Path file) {
        return LITERAL.matcher(SOURCES.get(file))
                .results()
                .map(literal -> literal.group(1) == null ? literal.group(2) : literal.group(1));
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map((MatchResult one) -> one.group(1)).collect(Collectors.toSet()).stream();
    }

    private static String room(Path file) {
        Path inside = ROOT.relativize(file);
        return inside.getNameCount() == 1 ? "" : inside.getName(0).toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
