package org.wasl.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    private final Path root;
    private final Map<Path, String> sources = new TreeMap<>();
    private final Map<String, String> owners = new HashMap<>();

    private QuerySources(Path root) {
        this.root = root;
    }

    /** @param root package of the service, a room below which is a package of its own */
    public static QuerySources of(String root) {
        QuerySources read = new QuerySources(Path.of("src/main/java", root.split("\\.")));
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
