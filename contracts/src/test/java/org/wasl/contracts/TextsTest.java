package org.wasl.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.contracts.code.CodeLists;

/** What holds for every text that a person reads. The words are those of {@code docs/glossary.md}. */
class TextsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");
    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{3,}");

    /** What has no Arabic name: fields and headers as the interface calls them, standards, the old codes of UNHCR. */
    private static final Set<String> NAMES_OF_FIELDS = Set.of(
            ("Idempotency-Key If-Match Retry-After PATCH true instance errors reasons candidates objections obstacles not-a-worker"
                            + " redactions allowedActions subjectId most Content-Encoding claimedUntil refusedUntil confirmEligible confirmNew withoutPlace"
                            + " ConfirmNewReason survivorId mergedIntoId least header action message_id message_ts receiver_id"
                            + " sender_uri externalIdScheme dateOrder spreadsheetDates")
                    .split(" "));

    private static final Set<String> NAMES_OF_STANDARDS = Set.of(
            "HSDS JSON UTF-8 UTF-16 Windows-1256 http https mailto application json merge-patch RSA-OAEP-256 A256GCM C00567"
                    .split(" "));

    /** Words that were given up for the one in the glossary: two words for one thing, or a word that means another thing. */
    private static final List<String> GIVEN_UP = List.of(
            "العامل الاجتماعي",
            "مدير الحالة",
            "مشرف بيانات",
            "مسؤول البيانات",
            "الخطورة",
            "المنتفع",
            "متلقية",
            "الصف ",
            "الرأس",
            "رقم الأسرة",
            "استعمل",
            "الزوج للمراجعة",
            "للأسرة رب واحد");

    @ParameterizedTest
    @ValueSource(strings = {"code-lists", "problems"})
    void a_text_is_there_once_and_in_both_languages(String texts) throws IOException {
        List<String> arabic = keys(texts + "_ar.properties");

        assertThat(arabic).doesNotHaveDuplicates();
        assertThat(keys(texts + "_en.properties")).containsExactlyInAnyOrderElementsOf(arabic);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code-lists", "problems"})
    void a_text_has_the_same_placeholders_in_both_languages_and_no_other_marks(String texts) throws IOException {
        Properties arabic = read(texts + "_ar.properties");
        Properties english = read(texts + "_en.properties");

        english.stringPropertyNames().forEach(key -> assertThat(placeholders(arabic.getProperty(key)))
                .as(key)
                .isEqualTo(placeholders(english.getProperty(key))));
        assertThat(english.values()).noneMatch(TextsTest::hasMarks);
        assertThat(arabic.values()).noneMatch(TextsTest::hasMarks);
    }

    /** A brace that is no placeholder, or what a page would show as it is typed here. */
    private static boolean hasMarks(Object text) {
        String said = text.toString().replaceAll("\\{[0-9]}", "");
        return said.matches(".*[{}`<>&].*") || said.contains("''");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code-lists_ar", "problems_ar"})
    void an_arabic_text_has_no_latin_words_but_names(String texts) throws IOException {
        assertThat(new TreeMap<>(read(texts + ".properties"))).allSatisfy((key, text) -> {
            List<String> words = LATIN_WORD
                    .matcher(text.toString())
                    .results()
                    .map(MatchResult::group)
                    .filter(word -> !NAMES_OF_FIELDS.contains(word) && !NAMES_OF_STANDARDS.contains(word))
                    .filter(word -> !key.equals("SpecificNeed." + word))
                    .toList();
            assertThat(words).as("%s", key).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"code-lists_ar", "problems_ar"})
    void one_thing_has_one_word(String texts) throws IOException {
        assertThat(new TreeMap<>(read(texts + ".properties")))
                .allSatisfy(
                        (key, text) -> assertThat(text.toString()).as("%s", key).doesNotContain(GIVEN_UP));
    }

    @Test
    void a_label_is_not_the_code_itself() {
        assertThat(CodeLists.all()).allSatisfy((list, codes) -> assertThat(codes)
                .as(list)
                .noneMatch(code -> code.ar().equals(code.code()) || code.en().equals(code.code())));
    }

    @Test
    void a_label_of_another_language_is_in_its_letters() {
        assertThat(CodeLists.all()).allSatisfy((list, codes) -> assertThat(codes)
                .as(list)
                .allMatch(code ->
                        code.ar().matches(".*\\p{IsArabic}.*") && !code.en().matches(".*\\p{IsArabic}.*")));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Properties read(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = TextsTest.class.getResourceAsStream(file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
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
