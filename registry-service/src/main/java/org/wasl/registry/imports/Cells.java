package org.wasl.registry.imports;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wasl.platform.csv.Cell;
import org.wasl.platform.value.InvisibleMarks;

/** Cleans the cells of a list, headings too: what spreadsheets and copying leave in them is taken away, and words for nothing are nothing. */
final class Cells {
    /** Source: what spreadsheets, statistics programs and people write where nothing is known. */
    private static final Set<String> NOTHING = Set.of(
            "-",
            "--",
            "---",
            "–",
            "—",
            "_",
            ".",
            "?",
            "#N/A",
            "#NA",
            "N/A",
            "n/a",
            "#VALUE!",
            "#REF!",
            "#NAME?",
            "#NULL!",
            "#DIV/0!",
            "NULL",
            "null",
            "NaN",
            "nan",
            "None",
            "لا يوجد",
            "لايوجد",
            "لا توجد",
            "غير متوفر",
            "غير موجود",
            "لا ينطبق");

    private static final Pattern FORMULA_OF_TEXT = Pattern.compile("=\"([^\"]*)\"");
    private static final Pattern JOINERS_AT_ENDS = Pattern.compile("^[\\u200C\\u200D\\s]+|[\\u200C\\u200D\\s]+$");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");
    private static final Pattern TATWEEL = Pattern.compile("\\u0640");

    private Cells() {}

    /** @return null where there is nothing in it */
    static String clean(String cell) {
        String text = isPlain(cell) ? cell : cleaned(cell);
        return text.isEmpty() || (text.length() <= 12 && NOTHING.contains(text)) ? null : text;
    }

    /** Most cells have nothing to clean: one look at their characters tells. */
    private static boolean isPlain(String cell) {
        int length = cell.length();
        if (length == 0) {
            return true;
        }
        char first = cell.charAt(0);
        if (first <= ' ' || first == '\'' || first == '=' || cell.charAt(length - 1) <= ' ') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            boolean ascii = c >= ' ' && c < 0x7F;
            boolean arabic = (c >= 0x621 && c <= 0x64A) || (c >= 0x660 && c <= 0x669);
            if (!ascii && !arabic) {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String cell) {
        String text = JOINERS_AT_ENDS.matcher(InvisibleMarks.removed(cell)).replaceAll("");
        Matcher formula = FORMULA_OF_TEXT.matcher(text);
        text = formula.matches() ? formula.group(1).strip() : Cell.asMeant(text);
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Whether a cell that was cleaned has signs that are no text. */
    static boolean isBroken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' || c == 0x7F) {
                return true;
            }
        }
        return false;
    }

    /** A name in ordinary letters: letters as printers shape them become those of the keyboard, and they are not drawn out. */
    static String name(String text) {
        String name = text;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0x640 || c >= 0xFB50) {
                name = TATWEEL.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                        .replaceAll("");
                break;
            }
        }
        boolean oneLine = name.indexOf("  ") < 0 && name.indexOf('\t') < 0;
        return oneLine ? name.strip() : BLANKS.matcher(name).replaceAll(" ").strip();
    }
}
