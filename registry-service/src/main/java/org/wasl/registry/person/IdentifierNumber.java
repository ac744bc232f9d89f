package org.wasl.registry.person;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Digits;
import org.wasl.platform.value.InvisibleMarks;

/** An identifier in its canonical form, valid by construction. Printed masked. */
public record IdentifierNumber(IdentifierSystem system, String issuer, String value) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern DASHES = Pattern.compile("[-\u2010-\u2015]");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int TEN = 10;
    private static final Pattern UNHCR_GROUP = Pattern.compile("(\\d{3})-(\\d{2})[C-]?-?(\\d{5})");

    /** @param pointer the field to name when it is not valid */
    public static IdentifierNumber of(IdentifierSystem system, String raw, String issuer, String pointer) {
        String text = BLANKS.matcher(Digits.ascii(InvisibleMarks.removed(raw)).toUpperCase(Locale.ROOT))
                .replaceAll("");
        if (system == IdentifierSystem.PARTNER_LOCAL && (issuer == null || issuer.isBlank())) {
            throw Problem.invalidField(pointer + "/issuer", "issuer-required");
        }
        String value =
                switch (system) {
                    case JO_NATIONAL_NO -> tenDigits(text, pointer, "national-number");
                    case JO_PERSONAL_NO -> tenDigits(text, pointer, "personal-number");
                    case UNHCR_GROUP_NO -> unhcrGroup(text, pointer);
                    case JO_MOI_SERVICE_CARD,
                            JO_FAMILY_BOOK,
                            UNHCR_INDIVIDUAL_NO,
                            WFP_ID,
                            PRIMERO_CASE,
                            PASSPORT,
                            BIRTH_REG_NO,
                            PARTNER_LOCAL -> text;
                };
        return new IdentifierNumber(system, issuer == null ? "" : issuer.strip(), value);
    }

    /** Everybody in the household has it. */
    public boolean isOfHousehold() {
        return system.isOfHousehold();
    }

    public String lastFour() {
        return value.substring(Math.max(0, value.length() - 4));
    }

    @Override
    public String toString() {
        return system + "[••••" + lastFour() + "]";
    }

    /** People write 987-123-4567. One digit less was mostly a zero at the front, which a spreadsheet drops; nobody knows for sure. */
    private static String tenDigits(String text, String pointer, String code) {
        String digits = DASHES.matcher(text).replaceAll("");
        if (!DIGITS.matcher(digits).matches() || digits.length() != TEN) {
            throw Problem.invalidField(
                    pointer + "/value",
                    digits.length() == TEN - 1 && DIGITS.matcher(digits).matches() ? "digit-missing" : code);
        }
        return digits;
    }

    /** Written 123-21C00567 on paper and 123-21-00567 elsewhere: kept with the dash. */
    private static String unhcrGroup(String text, String pointer) {
        Matcher parts = UNHCR_GROUP.matcher(text);
        if (!parts.matches()) {
            throw Problem.invalidField(pointer + "/value", "unhcr-group-number");
        }
        return parts.group(1) + "-" + parts.group(2) + "-" + parts.group(3);
    }
}
