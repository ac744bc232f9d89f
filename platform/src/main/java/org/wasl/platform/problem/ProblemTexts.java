package org.wasl.platform.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wasl.contracts.code.CodeLists;

/** Titles and details of problems in the two languages, from contracts. {@code {0}} and so on stand for arguments; nothing else in a text is special. */
public final class ProblemTexts {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]}");
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

    /** Nothing where an argument is missing: a placeholder tells nobody anything. */
    static Optional<String> detail(ProblemType type, Language language, Object... arguments) {
        String text = TEXTS.get(language).getProperty(type.code() + ".detail");
        for (int i = 0; text != null && i < arguments.length; i++) {
            text = text.replace("{" + i + "}", told(arguments[i], language));
        }
        return Optional.ofNullable(text)
                .filter(told -> !PLACEHOLDER.matcher(told).find());
    }

    /** The detail for whoever reads of the problem and has met none: something stands for each argument. */
    public static String explanation(String code, Language language) {
        return PLACEHOLDER
                .matcher(TEXTS.get(language).getProperty(code + ".detail", ""))
                .replaceAll("…");
    }

    /** A code of a published list by its label; a state that is in none, and a step, by its text here. */
    private static String told(Object argument, Language language) {
        String code = argument.toString();
        return argument instanceof Enum<?> listed
                ? CodeLists.find(listed.getDeclaringClass().getSimpleName(), code)
                        .map(language::label)
                        .orElse(code)
                : TEXTS.get(language).getProperty("state." + code, step(code, language));
    }

    /** What a step is called, by its name in {@code allowedActions}: a code of the list Action. */
    public static String step(String name, Language language) {
        return CodeLists.find("Action", name).map(language::label).orElse(name);
    }

    /** What a rule says, of a field or of a step; a rule that is a problem of its own by the title of that. */
    public static String rule(String code, Language language) {
        Properties texts = TEXTS.get(language);
        return texts.getProperty(
                "field." + code, texts.getProperty(code + ".title", texts.getProperty("field.invalid")));
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
        try (var in = CodeLists.class.getResourceAsStream("/org/wasl/contracts/" + name)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
