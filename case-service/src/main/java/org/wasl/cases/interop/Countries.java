package org.wasl.cases.interop;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Countries as peers write them, by codes or English names, to ISO 3166-1 alpha-2. */
final class Countries {
    private static final Map<String, String> CODES = all();

    private Countries() {}

    static Optional<String> code(String text) {
        return Optional.ofNullable(CODES.get(text.toUpperCase(Locale.ROOT)));
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
