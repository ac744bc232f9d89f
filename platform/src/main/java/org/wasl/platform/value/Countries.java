package org.wasl.platform.value;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Countries as others write them, by codes or English names, to ISO 3166-1 alpha-2. */
public final class Countries {
    private static final Map<String, String> CODES = all();

    private Countries() {}

    public static Optional<String> code(String text) {
        return Optional.ofNullable(CODES.get(text.toUpperCase(Locale.ROOT)));
    }

    /** What names no country stays as it came, for whoever judges it; null stays null. */
    public static String codeIfAny(String text) {
        return text == null ? null : code(text).orElse(text);
    }

    private static Map<String, String> all() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            codes.put(code, code);
            codes.put(country.getISO3Country(), code);
            codes.put(country.getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT), code);
        }
        codes.put("SYRIAN ARAB REPUBLIC", "SY");
        codes.put("STATE OF PALESTINE", "PS");
        return Map.copyOf(codes);
    }
}
