package org.wasl.matching.person;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wasl.matching.name.Word;

/** Makes persons of texts. One reader for all records that are compared with each other; not for several threads. */
public final class PersonReader {
    private static final Set<String> MALE = Set.of("m", "male", "man", "boy", "ذكر", "رجل", "ولد");
    private static final Set<String> FEMALE =
            Set.of("f", "female", "woman", "girl", "انثى", "أنثى", "انثي", "امرأة", "بنت");
    private static final long NINE_DIGITS = 1_000_000_000L;
    private static final int SHORTEST_PHONE = 6;
    private static final Pattern COMMA = Pattern.compile("[,،]");
    private static final Pattern UNHCR_CASE = Pattern.compile("^(\\d{5})C(\\d{5})$");

    private final WordCache words = new WordCache();
    private final Map<String, String> texts = new HashMap<>();

    public Person read(PersonText text) {
        Word[] given = words.words(text.given());
        Word[] lineage =
                concat(words.words(text.father()), words.words(text.grandfather()), words.words(text.family()));
        Word[] family = words.words(text.family());
        if (given.length == 0 && lineage.length == 0 && text.fullName() != null) {
            Word[] whole = words.words(inOrder(text.fullName()));
            given = Arrays.copyOf(whole, Math.min(1, whole.length));
            lineage = whole.length > 1 ? Arrays.copyOfRange(whole, 1, whole.length) : WordCache.NONE;
            family = lineage;
        }
        Word[] place = words.words(text.locality());
        List<String> others = text.others() == null ? List.of() : text.others();
        return new Person(
                text.id(),
                given.length == 0 ? null : words.joined(given),
                given,
                lineage,
                family.length == 0 ? null : family[family.length - 1],
                BirthDates.of(text.birthDate()),
                sex(text.sex()),
                phone(text.phone()),
                place.length == 0 ? null : words.joined(place),
                number(text.nationalId()),
                number(text.otherId()),
                others.stream().map(this::folded).toArray(String[]::new));
    }

    /** Haddad, Sami: the family name first. */
    private static String inOrder(String name) {
        String[] parts = COMMA.split(name, -1);
        return parts.length == 2 && !parts[0].isBlank() && !parts[1].isBlank() ? parts[1] + " " + parts[0] : name;
    }

    private static Word[] concat(Word[]... parts) {
        return Stream.of(parts).flatMap(Stream::of).toArray(Word[]::new);
    }

    private static char sex(String text) {
        if (text == null) {
            return 0;
        }
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return MALE.contains(plain) ? 'M' : FEMALE.contains(plain) ? 'F' : 0;
    }

    /** Telephone numbers, each by its last nine digits, in their order; without those that are too short. */
    public static List<Long> phones(List<String> texts) {
        return texts.stream()
                .map(PersonReader::phone)
                .filter(phone -> phone != 0)
                .distinct()
                .toList();
    }

    private static long phone(String text) {
        if (text == null) {
            return 0;
        }
        long number = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 10);
            if (digit >= 0) {
                number = (number * 10 + digit) % NINE_DIGITS;
                digits++;
            }
        }
        return digits < SHORTEST_PHONE ? 0 : number;
    }

    /**
     * Letters and digits only, in capitals, as one number is written by everybody: without zeros before it, without the .0 of a spreadsheet, and a case number of UNHCR
     * (501-20C54312) without its C. Null where there are none, or only zeros.
     */
    private static String number(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                c = (char) ('0' + Character.digit(c, 10));
            }
            if (Character.isLetterOrDigit(c)) {
                plain.append(Character.toUpperCase(c));
            } else if (c == '.'
                    && plain.length() > 0
                    && text.substring(i).strip().equals(".0")) {
                break;
            }
        }
        int zeros = 0;
        while (zeros < plain.length() && plain.charAt(zeros) == '0') {
            zeros++;
        }
        String number = plain.substring(zeros);
        if (number.isEmpty()) {
            return null;
        }
        return UNHCR_CASE.matcher(number).replaceFirst("$1$2");
    }

    private String folded(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return texts.computeIfAbsent(text, PersonReader::fold);
    }

    /** @return null for a text of signs only */
    private static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
                .strip();
        return plain.isEmpty() ? null : plain;
    }
}
