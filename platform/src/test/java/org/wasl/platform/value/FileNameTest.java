package org.wasl.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FileNameTest {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    record Sent(@FileName String name) {}

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb.png", "a\rb.png", "a\tb.png", "a\u0000.png", "a\u0085b", "a\u2028b", "abc\u202Egnp.exe"})
    void a_name_is_one_line_in_one_direction(String name) {
        assertThat(VALIDATOR.validate(new Sent(name)))
                .extracting(ConstraintViolation::getMessage)
                .containsExactly("control-characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", " .. ", "a/b.png", "..\\b.png", "C:b.png", "a?b", "a|b"})
    void a_name_is_no_path(String name) {
        assertThat(VALIDATOR.validate(new Sent(name)))
                .extracting(ConstraintViolation::getMessage)
                .containsExactly("no-path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"تقرير هند.pdf", ".profile", "a..b", "...", "report (2).pdf"})
    void other_names_are_taken(String name) {
        assertThat(VALIDATOR.validate(new Sent(name))).isEmpty();
        assertThat(name).matches(FileName.PATTERN);
    }
}
