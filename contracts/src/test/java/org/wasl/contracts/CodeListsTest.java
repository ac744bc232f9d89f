package org.wasl.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.code.Sex;

class CodeListsTest {
    static Stream<Class<?>> enums() throws Exception {
        File folder = new File(Sex.class
                        .getResource("/org/wasl/contracts/code/Sex.class")
                        .toURI())
                .getParentFile();
        return Arrays.stream(Objects.requireNonNull(folder.list()))
                .filter(name -> name.endsWith(".class") && !name.startsWith("CodeLists") && !name.contains("$"))
                .<Class<?>>map(name -> {
                    try {
                        return Class.forName("org.wasl.contracts.code." + name.replace(".class", ""));
                    } catch (ClassNotFoundException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("enums")
    void every_code_has_a_label_in_both_languages(Class<?> list) {
        List<String> published = CodeLists.all().get(list.getSimpleName()).stream()
                .filter(code ->
                        code.ar() != null && !code.ar().isBlank() && !code.en().isBlank())
                .map(CodeLists.Code::code)
                .toList();

        assertThat(published)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(list.getEnumConstants())
                        .map(Object::toString)
                        .toList());
    }

    @Test
    void the_twelve_governorates_are_listed_by_their_iso_codes() {
        assertThat(CodeLists.all().get("Governorate")).hasSize(12).allMatch(code -> code.code()
                .startsWith("JO-"));
    }

    /** A code without a public name is told by its category and itself: an import keeps it, and nothing is invented. */
    @Test
    void the_specific_needs_of_unhcr_are_listed_with_their_categories() {
        assertThat(CodeLists.all().get("SpecificNeed"))
                .hasSize(116)
                .allMatch(code -> code.code().matches("[A-Z]{2}(-[A-Z0-9]{1,6})?"))
                .allMatch(code -> !code.ar().isBlank() && !code.en().isBlank());
    }
}
