package org.wasl.matching.name;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One spelling for the ways one name is written: folded letters, no marks, compounds joined. Arabic stays Arabic and Latin stays Latin; {@link
 * Skeleton} is what brings the two together.
 */
public final class NameNormaliser {
    private static final Pattern MARKS = Pattern.compile(
            "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]");
    private static final Pattern LATIN_MARKS =
            Pattern.compile("[\\p{InCombiningDiacriticalMarks}'`\u2018\u2019\u02bb\u02bc\u02be\u02bf]");
    private static final Pattern NOT_A_NAME = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    /** Before a name; elsewhere some of them are names themselves. */
    private static final Set<String> TITLES = Set.of(
            "الحاج",
            "الحاجه",
            "حاج",
            "حجي",
            "السيد",
            "السيده",
            "الشيخ",
            "الشيخه",
            "الدكتور",
            "الدكتوره",
            "دكتور",
            "دكتوره",
            "المهندس",
            "المهندسه",
            "مهندس",
            "الاستاذ",
            "الاستاذه",
            "استاذ",
            "المحامي",
            "المحاميه",
            "المرحوم",
            "المرحومه",
            "الانسه",
            "د",
            "م",
            "ا",
            "mr",
            "mrs",
            "ms",
            "miss",
            "dr",
            "prof",
            "eng",
            "engr",
            "engineer",
            "haj",
            "hajj",
            "haji",
            "hajji",
            "hajja",
            "hajjah",
            "sheikh",
            "sheikha",
            "shaikh",
            "shaikha",
            "sheik",
            "shaykh",
            "ustaz",
            "ustadh");
    /** Short forms and older spellings of one name. */
    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("mohd", "mohammed"),
            Map.entry("mohmd", "mohammed"),
            Map.entry("muhd", "mohammed"),
            Map.entry("mhmd", "mohammed"),
            Map.entry("mhd", "mohammed"),
            Map.entry("md", "mohammed"),
            Map.entry("اسحق", "اسحاق"),
            Map.entry("هرون", "هارون"),
            Map.entry("عثمن", "عثمان"),
            Map.entry("لقمن", "لقمان"),
            Map.entry("اسمعيل", "اسماعيل"),
            Map.entry("معويه", "معاويه"),
            Map.entry("داوود", "داود"),
            Map.entry("يسين", "ياسين"));

    private static final Set<String> SONS = Set.of("ابن", "بن", "ibn", "bin", "ben");
    private static final Set<String> JOINED_TO_THE_NEXT =
            Set.of("عبد", "ابو", "ام", "abd", "abdul", "abdel", "abdal", "abdu", "abu", "abou", "um", "umm");
    private static final Set<String> JOINED_TO_THE_ONE_BEFORE =
            Set.of("الدين", "الله", "eddin", "aldin", "allah", "ullah");
    private static final Set<String> ARTICLES = Set.of("al", "el", "ul", "ash", "ar", "as", "ad", "at", "az", "an");

    /** The servant of: its l is heard as the letter after it, and often written so. */
    private static final Pattern ABD_AL = Pattern.compile("^abd[aeiou]?(?:sh(?=sh)|([rsnzdt])(?=\\1))");

    private NameNormaliser() {}

    /** The words of a name, normalised, in their order. Empty for a text without letters or digits. */
    public static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        boolean join = false;
        String[] written = NOT_A_NAME.split(fold(name));
        for (int i = 0; i < written.length; i++) {
            String word = SPELLINGS.getOrDefault(written[i], written[i]);
            boolean title = words.isEmpty() && i < written.length - 1 && TITLES.contains(word);
            if (word.isEmpty() || title || SONS.contains(word)) {
                continue;
            }
            boolean article = ARTICLES.contains(word);
            if (join || (JOINED_TO_THE_ONE_BEFORE.contains(word) && !words.isEmpty())) {
                String joined = words.get(words.size() - 1) + word;
                words.set(words.size() - 1, ABD_AL.matcher(joined).replaceFirst("abdul"));
                join = article;
            } else if (!article) {
                words.add(ABD_AL.matcher(word).replaceFirst("abdul"));
                join = JOINED_TO_THE_NEXT.contains(word);
            }
        }
        return words;
    }

    public static String normalised(String name) {
        return String.join(" ", words(name));
    }

    /** What a word of a name is to its neighbours. */
    enum Kind {
        NAME,
        ARTICLE,
        WITH_THE_NEXT,
        WITH_THE_ONE_BEFORE,
        /** Left out where a name follows; a name where it is the last. */
        TITLE,
        /** The word for son. */
        LEFT_OUT,
        /** Signs only. */
        NONE
    }

    /** @param word without blanks */
    static Kind kindOf(String word) {
        String folded = NOT_A_NAME.matcher(fold(word)).replaceAll("");
        if (folded.isEmpty()) {
            return Kind.NONE;
        }
        if (SONS.contains(folded)) {
            return Kind.LEFT_OUT;
        }
        if (TITLES.contains(folded)) {
            return Kind.TITLE;
        }
        if (JOINED_TO_THE_NEXT.contains(folded)) {
            return Kind.WITH_THE_NEXT;
        }
        if (JOINED_TO_THE_ONE_BEFORE.contains(folded)) {
            return Kind.WITH_THE_ONE_BEFORE;
        }
        return ARTICLES.contains(folded) ? Kind.ARTICLE : Kind.NAME;
    }

    /** Words of a list in one spelling: letters folded, without marks, one blank between them. */
    public static String folded(String words) {
        return NOT_A_NAME.matcher(fold(words)).replaceAll(" ").strip();
    }

    private static String fold(String name) {
        // Taken apart first: a hamza on its seat then is a mark like the others.
        String text =
                Normalizer.normalize(spelled(Normalizer.normalize(name, Normalizer.Form.NFKC)), Normalizer.Form.NFD);
        text = LATIN_MARKS.matcher(MARKS.matcher(text).replaceAll("")).replaceAll("");
        StringBuilder folded = new StringBuilder(text.length());
        for (char letter : text.toLowerCase(Locale.ROOT).toCharArray()) {
            switch (letter) {
                case 'آ', 'أ', 'إ', 'ٱ' -> folded.append('ا');
                case 'ى', 'ی', 'ئ', 'ێ', 'ې', 'ے' -> folded.append('ي');
                case 'ک', 'گ', 'ڭ' -> folded.append('ك');
                case 'ؤ', 'ۆ', 'ۇ', 'ۋ' -> folded.append('و');
                case 'ة', 'ە', 'ہ', 'ھ', 'ۀ' -> folded.append('ه');
                case 'ڕ' -> folded.append('ر');
                case 'ڵ' -> folded.append('ل');
                case 'ء' -> {}
                default ->
                    folded.append(Character.isDigit(letter) ? (char) ('0' + Character.digit(letter, 10)) : letter);
            }
        }
        return folded.toString();
    }

    /** Letters of Turkish and Kurdish by their sound, before their marks are taken off. */
    private static String spelled(String text) {
        if (text.chars().allMatch(c -> c < 0x80 || c >= 0x600)) {
            return text;
        }
        return text.replace("ş", "sh")
                .replace("Ş", "sh")
                .replace("ç", "ch")
                .replace("Ç", "ch")
                .replace('ı', 'i');
    }
}
