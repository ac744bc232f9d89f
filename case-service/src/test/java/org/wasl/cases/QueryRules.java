package org.wasl.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Rules for queries, which stand in strings where no compiler and no import shows what they depend on. */
final class QueryRules {
    private static final Path SOURCES = Path.of("src/main/java/org/wasl/cases");
    private static final Pattern TEXT = Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"");
    private static final Pattern QUERY = Pattern.compile("\\be\\.[a-z]\\w+|\\b(?:select|update|delete)\\b.*\\bfrom\\b");
    private static final Pattern ENTITY = Pattern.compile("@Entity[\\s\\S]*?\\bclass (\\w+)");

    /**
     * Rooms that name an entity of another room in a query, room → entity. Access to a case is one question of the database: who may know, by a grant, by
     * emergency access. Searching cases by their tasks is one as well. Nothing is added here without a reason.
     */
    private static final Set<String> KNOWN =
            Set.of("casefile → ShareGrant", "casefile → BreakGlass", "casefile → Worker", "search → Task");

    private QueryRules() {}

    static Stream<DynamicTest> checked() {
        return Stream.of(
                dynamicTest("no resource holds a query", () -> assertThat(queriesOfResources())
                        .isEmpty()),
                dynamicTest(
                        "no query names an entity of a room that may not be used",
                        () -> assertThat(foreignEntities()).containsExactlyInAnyOrderElementsOf(KNOWN)));
    }

    private static Set<String> queriesOfResources() {
        Set<String> found = new TreeSet<>();
        sources().filter(source -> source.toString().endsWith("Resource.java")).forEach(source -> texts(source)
                .filter(text -> QUERY.matcher(text).find())
                .forEach(text -> found.add(SOURCES.relativize(source) + " " + text)));
        return found;
    }

    /** The case itself is known to all rooms: it is what their entities are parts of. */
    private static Set<String> foreignEntities() {
        Map<String, String> rooms = new HashMap<>();
        sources().forEach(source -> {
            Matcher entity = ENTITY.matcher(read(source));
            if (entity.find() && !entity.group(1).equals("CaseFile")) {
                rooms.put(entity.group(1), room(source));
            }
        });
        Pattern named = Pattern.compile("\\b(?:from|join) (" + String.join("|", rooms.keySet()) + ")\\b");
        Set<String> found = new TreeSet<>();
        sources().forEach(source -> texts(source).forEach(text -> {
            Matcher entity = named.matcher(text);
            while (entity.find()) {
                if (!rooms.get(entity.group(1)).equals(room(source))) {
                    found.add(room(source) + " → " + entity.group(1));
                }
            }
        }));
        return found;
    }

    private static String room(Path source) {
        return SOURCES.relativize(source).getName(0).toString();
    }

    private static Stream<String> texts(Path source) {
        return TEXT.matcher(read(source)).results().map(text -> text.group());
    }

    private static Stream<Path> sources() {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(path -> path.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
