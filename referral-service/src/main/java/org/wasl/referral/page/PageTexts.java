package org.wasl.referral.page;

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

/** The words of a page, {@code page_ar.properties} and {@code page_en.properties} beside its class, and the labels of codes. */
public final class PageTexts {
    private final Map<Language, Properties> texts = new EnumMap<>(Language.class);

    public PageTexts(Class<?> beside) {
        for (Language language : Language.values()) {
            Properties some = new Properties();
            try (var in = beside.getResourceAsStream("page_" + language.tag() + ".properties")) {
                some.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            texts.put(language, some);
        }
    }

    public String text(String key, Language language) {
        return texts.get(language).getProperty(key, key);
    }

    public static String label(String list, String code, Language language) {
        return CodeLists.find(list, code).map(language::label).orElse(code);
    }

    public static String labels(String list, Collection<?> codes, Language language) {
        return codes.stream()
                .map(code -> label(list, code.toString(), language))
                .collect(Collectors.joining(language == Language.AR ? "، " : ", "));
    }
}
