package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.Digits;
import org.wasl.platform.value.SafeUri;
import org.wasl.referral.directory.part.HsdsShape;

/** Single values of HSDS: whether one is what the standard's schema takes, and what was meant where it is not. */
final class HsdsValues {
    private static final int LONGEST = 100_000;
    private static final int LONGEST_LINK = 2000;
    private static final Pattern UUIDS =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
    /** Without a repeated group, which takes a part of the stack for each label of the domain. */
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@(?!\\.)(?![^@]*\\.\\.)[^@\\s]*[^@\\s.]");

    private static final Pattern MARKS =
            Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)");
    /** Texts of the standard that are shown as links. */
    private static final Set<String> LINKS = Set.of("logo", "uri");

    private static final Set<String> COORDINATES = Set.of("latitude", "longitude");

    private HsdsValues() {}

    enum Meant {
        AS_IT_IS,
        OTHERWISE,
        NOTHING,
        HARM
    }

    /** @param is null where nothing can be made of it; @param code of the fault then */
    record Value(Meant meant, JsonNode is, String code) {
        private static Value right(JsonNode is) {
            return new Value(Meant.AS_IT_IS, is, null);
        }

        private static Value mended(JsonNode is) {
            return new Value(Meant.OTHERWISE, is, null);
        }

        private static Value wrong(String code) {
            return new Value(Meant.NOTHING, null, code);
        }
    }

    /** @param value no list and no record, its text clean */
    static Value read(HsdsShape.Member member, String name, JsonNode value) {
        if (member.type() == HsdsShape.Type.NUMBER) {
            return number(name, value);
        }
        if (!value.isTextual()) {
            Value read = read(member, name, TextNode.valueOf(value.asText()));
            return read.meant() == Meant.AS_IT_IS ? Value.mended(read.is()) : read;
        }
        String text = value.textValue();
        return switch (member.type()) {
            case UUID -> asText(UUIDS, text);
            case EMAIL -> asText(MAIL, text);
            case URI -> uri(text);
            case DATE_TIME -> instant(text);
            case CODE -> code(member, text);
            default -> LINKS.contains(name) && isUnsafe(text) ? harm() : Value.right(value);
        };
    }

    /** Whether a page shows it as a link. */
    static boolean isLink(HsdsShape.Member member, String name) {
        return member.type() == HsdsShape.Type.URI || LINKS.contains(name);
    }

    static Optional<UUID> uuid(String text) {
        return UUIDS.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    static boolean isFinite(JsonNode number) {
        return !number.isFloatingPointNumber() || number.isBigDecimal() || Double.isFinite(number.doubleValue());
    }

    /** Marks that only turn the text around them, and the mark of the byte order. */
    static String withoutMarks(String text) {
        return MARKS.matcher(text).replaceAll("");
    }

    /** Code of what speaks against a text; null where nothing does. */
    static String refusal(String text) {
        return text.length() > LONGEST ? "size" : CleanText.Validator.isClean(text) ? null : "control-characters";
    }

    private static Value asText(Pattern form, String text) {
        if (form.matcher(text).matches()) {
            return Value.right(TextNode.valueOf(text));
        }
        String stripped = text.strip();
        return form.matcher(stripped).matches() ? Value.mended(TextNode.valueOf(stripped)) : Value.wrong("invalid");
    }

    private static Value number(String name, JsonNode value) {
        if (value.isNumber()) {
            return Value.right(value);
        }
        String plain = Digits.ascii(value.asText().strip()).replace('\u066B', '.');
        // Of an amount, a comma before three digits may part thousands: nobody guesses.
        if (COORDINATES.contains(name) || !plain.matches(".*,\\d{3}")) {
            plain = plain.replaceAll("^(-?\\d+),(\\d+)$", "$1.$2");
        }
        if (!plain.matches("-?\\d{1,18}(\\.\\d{1,30})?")) {
            return Value.wrong("wrong-type");
        }
        BigDecimal number = new BigDecimal(plain);
        return Value.mended(
                number.scale() == 0 && number.precision() < 10
                        ? IntNode.valueOf(number.intValue())
                        : DecimalNode.valueOf(number));
    }

    private static Value uri(String text) {
        if (isUnsafe(text)) {
            return harm();
        }
        String whole = text.strip().matches("(?i)www\\.\\S+") ? "https://" + text.strip() : text.strip();
        try {
            String ascii = URI.create(whole).toASCIIString();
            if (!URI.create(whole).isAbsolute() || whole.length() > LONGEST_LINK) {
                return Value.wrong("invalid");
            }
            return ascii.equals(text) ? Value.right(TextNode.valueOf(text)) : Value.mended(TextNode.valueOf(ascii));
        } catch (IllegalArgumentException none) {
            return Value.wrong("invalid");
        }
    }

    private static boolean isUnsafe(String text) {
        // Browsers leave out blanks before a scheme, and line breaks within it.
        String squeezed = text.replaceAll("\\s", "");
        int colon = squeezed.indexOf(':');
        return colon > 0
                && squeezed.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*")
                && !SafeUri.Validator.isSafe(URI.create(squeezed.substring(0, colon) + ":x"));
    }

    private static Value harm() {
        return new Value(Meant.HARM, null, "unsafe-link");
    }

    private static Value instant(String text) {
        String whole = text.strip();
        if (whole.matches("\\d{4}-\\d\\d-\\d\\d")) {
            whole += "T00:00:00";
        }
        if (whole.matches("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?")) {
            whole = whole.replace(' ', 'T') + (whole.length() == 16 ? ":00" : "") + "+03:00";
        }
        try {
            OffsetDateTime.parse(whole.toUpperCase(Locale.ROOT));
        } catch (DateTimeException none) {
            return Value.wrong("invalid");
        }
        if (!INSTANT.matcher(whole).matches()) {
            return Value.wrong("invalid");
        }
        return whole.equals(text) ? Value.right(TextNode.valueOf(text)) : Value.mended(TextNode.valueOf(whole));
    }

    private static Value code(HsdsShape.Member member, String text) {
        if (member.codes().contains(text)) {
            return Value.right(TextNode.valueOf(text));
        }
        String plain = text.strip().replace('_', ' ');
        return member.codes().stream()
                .filter(plain::equalsIgnoreCase)
                .findFirst()
                .map(code -> Value.mended(TextNode.valueOf(code)))
                .orElse(Value.wrong("unknown-code"));
    }
}
