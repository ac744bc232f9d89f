package org.wasl.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Every public type of a module says in a sentence what it is, before its parameters and annotations. */
final class DocumentedTypes {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern TYPE =
            Pattern.compile("^public (?:\\w+ )*(?:class|record|interface|@interface|enum) ", Pattern.MULTILINE);
    private static final Pattern SENTENCE = Pattern.compile("/\\*\\*[\\s*]+[^@\\s*/]");

    private DocumentedTypes() {}

    static Stream<DynamicTest> checked() {
        return Stream.of(dynamicTest("public types say what they are", () -> {
            try (Stream<Path> files = Files.walk(SOURCES)) {
                assertThat(files.filter(file -> file.toString().endsWith(".java"))
                                .filter(DocumentedTypes::saysNothing)
                                .map(file -> SOURCES.relativize(file).toString())
                                .toList())
                        .isEqualTo(List.of());
            }
        }));
    }

    private static boolean saysNothing(Path file) {
        String source = read(file);
        Matcher type = TYPE.matcher(source);
        return type.find()
                && !SENTENCE.matcher(source.substring(0, type.start())).find();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
