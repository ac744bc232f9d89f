package org.wasl.contracts.vocabulary;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The P-codes of Jordan in OCHA's common data set, which HXL asks for: four characters for a governorate ({@code JO21}), six for a district in it
 * ({@code JO2101}). Our records name governorates by ISO 3166-2.
 */
public final class PCodes {
    private static final Map<String, String> GOVERNORATES = Map.ofEntries(
            Map.entry("JO11", "JO-AM"),
            Map.entry("JO12", "JO-BA"),
            Map.entry("JO13", "JO-AZ"),
            Map.entry("JO14", "JO-MD"),
            Map.entry("JO21", "JO-IR"),
            Map.entry("JO22", "JO-MA"),
            Map.entry("JO23", "JO-JA"),
            Map.entry("JO24", "JO-AJ"),
            Map.entry("JO31", "JO-KA"),
            Map.entry("JO32", "JO-AT"),
            Map.entry("JO33", "JO-MN"),
            Map.entry("JO34", "JO-AQ"));
    private static final Map<String, String> P_CODES =
            GOVERNORATES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private PCodes() {}

    /**
     * For a column {@code #adm1+code}.
     *
     * @param iso ISO 3166-2, or null
     * @return what has no P-code as it is
     */
    public static String ofGovernorate(String iso) {
        return iso == null ? null : P_CODES.getOrDefault(iso, iso);
    }

    /** ISO 3166-2; empty where it is no P-code of a governorate. */
    public static Optional<String> governorate(String pcode) {
        return Optional.ofNullable(GOVERNORATES.get(pcode));
    }

    /** ISO 3166-2 of the governorate in which a district lies; empty where the district has another form. */
    public static Optional<String> governorateOf(String district) {
        return district == null || !district.matches(Vocabulary.DISTRICT.shape())
                ? Optional.empty()
                : governorate(district.substring(0, 4));
    }
}
