package org.wasl.referral.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.wasl.platform.problem.Language;

/** The words of a page, {@code page_ar.properties} and {@code page_en.properties} beside its class. */
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
}
