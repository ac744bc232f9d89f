package org.wasl.platform.problem;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.wasl.contracts.code.CodeLists;

/** The two languages of the platform. */
public enum Language {
    AR,
    EN;

    private static final List<String> TAGS = List.of("ar", "en");

    /** What an {@code Accept-Language} header asks for; English where it asks for neither or cannot be read. */
    public static Language preferredBy(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > 200) {
            return EN;
        }
        try {
            return "ar".equals(Locale.lookupTag(LanguageRange.parse(acceptLanguage), TAGS)) ? AR : EN;
        } catch (IllegalArgumentException unreadable) {
            return EN;
        }
    }

    public String label(CodeLists.Code code) {
        return this == AR ? code.ar() : code.en();
    }

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
