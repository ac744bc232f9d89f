package org.wasl.referral.providerlink;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.wasl.contracts.code.CodeLists;
import org.wasl.platform.problem.Language;

/** The words of the provider's page, {@code page_ar.properties} and {@code page_en.properties}, and the labels of codes. */
final class PageTexts {
    private static final Map<Language, Properties> TEXTS = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            Properties texts = new Properties();
            try (var in = PageTexts.class.getResourceAsStream("page_" + language.tag() + ".properties")) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            TEXTS.put(language, texts);
        }
    }

    private PageTexts() {}

    static String text(String key, Language language) {
        return TEXTS.get(language).getProperty(key, key);
    }

    static String label(String list, String code, Language language) {
        return CodeLists.find(list, code)
                .map(known -> language == Language.AR ? known.ar() : known.en())
                .orElse(code);
    }

    static String labels(String list, Collection<?> codes, Language language) {
        return codes.stream()
                .map(code -> label(list, code.toString(), language))
                .collect(Collectors.joining(language == Language.AR ? "، " : ", "));
    }
}
