package org.wasl.stack;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** What the command line says, in the language of who reads it: {@code --lang}, else that of the terminal. One process speaks one language. */
public final class Words {
    /** Those that there are texts in; the first where the terminal speaks another. */
    enum Language {
        en,
        ar
    }

    private static volatile ResourceBundle bundle = bundle(Language.en);

    private Words() {}

    static void speak(Language language) {
        bundle = bundle(language);
    }

    static Language language() {
        return Language.valueOf(bundle.getString("language"));
    }

    /** For picocli, which looks up the descriptions of commands and options by their names. */
    static ResourceBundle bundle() {
        return bundle;
    }

    static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(
                "org.wasl.stack.words",
                Locale.forLanguageTag(language.name()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Numbers stay as they are written in commands. */
    public static String of(String key, Object... values) {
        Object[] texts = Arrays.stream(values).map(String::valueOf).toArray();
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(texts);
    }

    public static boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** Of pages: the tag of the language that is spoken. */
    public static String tag() {
        return language().name();
    }

    /** One line of a start. */
    static String readyAfter(String name, long begin) {
        return of(
                "ready-after",
                String.format(Locale.ROOT, "%-28s", name),
                String.format(Locale.ROOT, "%5.1f", (System.nanoTime() - begin) / 1e9));
    }

    /** Looked for before anything is parsed, because also what is wrong is told in it. */
    static Language languageOf(List<String> arguments, Map<String, String> environment) {
        int option = arguments.indexOf("--lang");
        Stream<String> asked = Stream.concat(
                arguments.stream().filter(each -> each.startsWith("--lang=")).map(each -> each.substring(7)),
                option >= 0 && option + 1 < arguments.size() ? Stream.of(arguments.get(option + 1)) : Stream.of());
        // The first that is set decides, as for every program; WASL_LANG is what the launcher found before it made sure
        // of UTF-8.
        Stream<String> terminal = Stream.of("WASL_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .limit(1);
        return Stream.concat(asked, terminal)
                .findFirst()
                .filter(value -> value.equals("ar") || value.startsWith("ar_"))
                .map(arabic -> Language.ar)
                .orElse(Language.en);
    }
}
