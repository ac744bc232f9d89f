package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.wasl.referral.directory.part.CostOption;
import org.wasl.referral.directory.part.Language;
import org.wasl.referral.directory.part.ServiceCapacity;

/** Parts of HSDS records in the spelling that the directory's rules ask for. */
final class HsdsParts {
    private static final Map<String, String> LANGUAGES = languages();

    private HsdsParts() {}

    /** A copy that may be changed. */
    static ObjectNode asUsed(Class<?> kind, ObjectNode part) {
        ObjectNode used = part.deepCopy();
        if (kind == ServiceCapacity.class && used.path("unit").isObject()) {
            used.put("unit", used.at("/unit/name").asText(null)); // ours has the unit's name
        }
        if (kind == CostOption.class && used.path("currency").isTextual()) {
            used.put("currency", used.path("currency").asText().strip().toUpperCase(Locale.ROOT));
        }
        if (kind == Language.class) {
            language(used);
        }
        used.path("languages").forEach(each -> {
            if (each instanceof ObjectNode language) {
                language(language);
            }
        });
        if (used.path("country").isTextual()) {
            used.put("country", used.path("country").asText().strip().toUpperCase(Locale.ROOT));
        }
        return used;
    }

    /** A language is looked for by its shortest code. */
    private static void language(ObjectNode language) {
        String code = language.path("code")
                .asText(language.path("name").asText(""))
                .strip()
                .replace('_', '-');
        int dash = code.indexOf('-');
        String first = (dash < 0 ? code : code.substring(0, dash)).toLowerCase(Locale.ROOT);
        JsonNode before = language.get("code");
        if (LANGUAGES.containsKey(first)) {
            language.put("code", LANGUAGES.get(first) + (dash < 0 ? "" : code.substring(dash)));
        } else if (before != null) {
            language.put("code", first + (dash < 0 ? "" : code.substring(dash)));
        }
    }

    /** By the codes of ISO 639, and by the names in English and in Arabic. */
    private static Map<String, String> languages() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            Locale language = Locale.forLanguageTag(code);
            codes.put(language.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            codes.put(language.getDisplayLanguage(Locale.forLanguageTag("ar")), code);
            codes.put(language.getISO3Language(), code);
        }
        for (String code : Locale.getISOLanguages()) {
            codes.put(code, code);
        }
        return Map.copyOf(codes);
    }
}
