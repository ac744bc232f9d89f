package org.wasl.platform.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** Titles and details of problems in the two languages, from contracts. */
public final class ProblemTexts {
    private static final Map<Language, Properties> TEXTS = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            TEXTS.put(language, read("problems_" + language.tag() + ".properties"));
        }
    }

    private ProblemTexts() {}

    public static String title(ProblemType type, Language language) {
        return TEXTS.get(language).getProperty(type.code() + ".title", type.code());
    }

    static Optional<String> detail(ProblemType type, Language language, Object... arguments) {
        return Optional.ofNullable(TEXTS.get(language).getProperty(type.code() + ".detail"))
                .map(pattern -> new MessageFormat(pattern, Locale.ROOT).format(arguments));
    }

    /** What a rule says, of a field or of a step. */
    public static String rule(String code, Language language) {
        Properties texts = TEXTS.get(language);
        return texts.getProperty("field." + code, texts.getProperty("field.invalid"));
    }

    /** All texts of one language, for the pages that explain problems. */
    public static Properties all(Language language) {
        return TEXTS.get(language);
    }

    public static Set<String> codes() {
        return TEXTS.get(Language.EN).stringPropertyNames().stream()
                .filter(key -> key.endsWith(".title"))
                .map(key -> key.replace(".title", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Properties read(String name) {
        Properties properties = new Properties();
        try (var in = org.wasl.contracts.code.CodeLists.class.getResourceAsStream("/org/wasl/contracts/" + name)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
