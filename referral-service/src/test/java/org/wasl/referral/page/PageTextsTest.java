package org.wasl.referral.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of the pages for people without an account: those of {@code docs/glossary.md}. */
class PageTextsTest {
    @ParameterizedTest
    @ValueSource(strings = {"feedback", "providerlink"})
    void a_page_has_every_text_in_both_languages_and_nothing_to_fill_in(String page) throws IOException {
        Properties arabic = read(page, "ar");
        Properties english = read(page, "en");

        assertThat(arabic.keySet()).isEqualTo(english.keySet());
        assertThat(arabic.values()).noneMatch(text -> text.toString().matches(".*[{}`<>].*"));
        assertThat(english.values()).noneMatch(text -> text.toString().matches(".*[{}`<>].*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"feedback", "providerlink"})
    void the_arabic_page_is_arabic_speaks_to_several_and_calls_a_thing_by_its_word(String page) throws IOException {
        assertThat(new TreeMap<>(read(page, "ar"))).allSatisfy((key, text) -> {
            if (!key.equals("other")) {
                assertThat(text.toString())
                        .as("%s", key)
                        .doesNotContainPattern("[A-Za-z]{2}")
                        .doesNotContain("العامل الاجتماعي", "مدير الحالة", "المنتفع", "الحالة:")
                        .doesNotContainPattern("(^|[ .:])(أخبرنا|أغلق|تأكد|أخبر|اطلب|افتح)([ .]|$)");
            }
        });
    }

    private static Properties read(String page, String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = PageTexts.class.getResourceAsStream("../" + page + "/page_" + language + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
