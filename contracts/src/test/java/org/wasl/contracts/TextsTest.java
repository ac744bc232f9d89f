package org.wasl.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    @ParameterizedTest
    @ValueSource(strings = {"code-lists", "problems"})
    void a_text_is_there_once_and_in_both_languages(String texts) throws IOException {
        List<String> arabic = keys(texts + "_ar.properties");

        assertThat(arabic).doesNotHaveDuplicates();
        assertThat(keys(texts + "_en.properties")).containsExactlyInAnyOrderElementsOf(arabic);
    }

    private static List<String> keys(String file) throws IOException {
        try (InputStream in = TextsTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .toList();
        }
    }
}
