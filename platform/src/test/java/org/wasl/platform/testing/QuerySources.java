package org.wasl.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The sources of a service, read for rules of its queries: these stand in strings, which ArchUnit does not see. */
public final class QuerySources {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//.*$", Pattern.DOTALL);
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

    /** A column of a row, a positional parameter, or a statement. */
    private static final Pattern QUERY = Pattern.compile(
            "\\be\\.[a-z]\\w+|\\b[a-z]\\.[a-zA-Z.]+ *(?:=|<|>|in |is |like |not |member |between )|\\w+ (?:=|in) \\?\\d"
                    + "|\\b(?:select|update|delete)\\b.*\\bfrom\\b|\\bwhere\\b.*=|\\bdelete from |\\bupdate \\w+ .*set ",
            Pattern.DOTALL);

    private static final Pattern ENTITY = Pattern.compile("@Entity\\s+(?:@Table\\(name = \"(\\w+)\"\\)\\s+)?"
            + "(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:public )?(?:final )?class (\\w+)");

    private static final Pattern READ = Pattern.compile("\\b(?:from|join|update|into|,)\\s+(\\w+)");

    private final String name;
    private final Path root;
    private final Map<Path, String> sources = new TreeMap<>();
    private final Map<String, String> owners = new HashMap<>();

    private QuerySources(String name) {
        this.name = name;
        root = Path.of("src/main/java", name.split("\\."));
    }

    /** @param root package of the service, a room below which is a package of its own */
    public static QuerySources of(String root) {
        QuerySources read = new QuerySources(root);
        try (Stream<Path> files = Files.walk(read.root)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(read::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return read;
    }

    private void add(Path file) {
        try {
            String source = COMMENT.matcher(Files.readString(file)).replaceAll("");
            sources.put(file, source);
            ENTITY.matcher(source).results().forEach(entity -> {
                owners.put(entity.group(2), room(file));
                if (entity.group(1) != null) {
                    owners.put(entity.group(1), room(file));
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Set<Path> files() {
        return sources.keySet();
    }

    /** Without comments. */
    public String text(Path file) {
        return sources.get(file);
    }

    public Stream<String> literals(Path file) {
        return LITERAL.matcher(sources.get(file))
                .results()
                .map(literal -> literal.group(1) == null ? literal.group(2) : literal.group(1));
    }

    /** Empty for what stands in the package of the service itself. */
    public String room(Path file) {
        Path inside = root.relativize(file);
        return inside.getNameCount() == 1 ? "" : inside.getName(0).toString();
    }

    /** The room of each entity and of each table. */
    public Map<String, String> owners() {
        return owners;
    }

    /** What a query reads counts as much as what is imported: a room on which another rests does not read that one's tables. */
    public DynamicTest noCycles() {
        return DynamicTest.dynamicTest("rooms that read and import each other form no cycle", () -> {
            Map<String, Set<String>> needs = needs();
            assertThat(owners).as("no entity was found in the sources").isNotEmpty();
            assertThat(needs.keySet().stream().map(room -> cycle(room, List.of(), needs)))
                    .as("cycles of packages, by imports and queries")
                    .allMatch(List::isEmpty);
        });
    }

    /** Which rooms each room needs. */
    private Map<String, Set<String>> needs() {
        Pattern imported = Pattern.compile("import (?:static )?" + name + "\\.([a-z]\\w*)\\.");
        Map<String, Set<String>> needs = new TreeMap<>();
        files().forEach(file -> {
            Set<String> of = needs.computeIfAbsent(room(file), none -> new TreeSet<>());
            matches(imported, text(file)).forEach(of::add);
            literals(file)
                    .flatMap(literal -> matches(READ, literal))
                    .map(owners::get)
                    .filter(Objects::nonNull)
                    .forEach(of::add);
            of.remove(room(file));
        });
        return needs;
    }

    private static List<String> cycle(String room, List<String> before, Map<String, Set<String>> needs) {
        if (before.contains(room)) {
            return before.get(0).equals(room)
                    ? Stream.concat(before.stream(), Stream.of(room)).toList()
                    : List.of();
        }
        List<String> way = Stream.concat(before.stream(), Stream.of(room)).toList();
        return needs.getOrDefault(room, Set.of()).stream()
                .map(needed -> cycle(needed, way, needs))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).distinct();
    }

    /**
     * A query belongs to the repository of its room.
     *
     * @param but simple names of resources that narrow lists by the parameters of a standard
     */
    public DynamicTest noneInResources(String... but) {
        return DynamicTest.dynamicTest("no resource holds a query", () -> assertThat(files().stream()
                        .filter(file -> file.toString().endsWith("Resource.java"))
                        .filter(file -> Stream.of(but).noneMatch(name -> file.endsWith(name + ".java")))
                        .flatMap(file -> literals(file)
                                .filter(literal -> QUERY.matcher(literal).find())
                                .map(literal -> file.getFileName() + ": " + literal)))
                .isEmpty());
    }
}
