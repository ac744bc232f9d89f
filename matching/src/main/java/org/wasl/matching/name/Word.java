package org.wasl.matching.name;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Set;

/**
 * One word of a name in the forms that comparisons need: as normalised, its consonants in one alphabet for both scripts, and between them what is known of the
 * vowels. An Arabic word says a vowel only where it is long; a Latin one says nearly all, in ways of its own.
 */
public final class Word implements Serializable {
    private static final long serialVersionUID = 1;

    static final int A = 1;
    static final int I = 2;
    static final int U = 4;
    static final int LONG = 8;
    /** An e, which stands for any short vowel. */
    static final int SHORT = 16;
    /** Two vowels with a break between them: Suad, Saeed. Only of Latin letters. */
    static final int BROKEN = 32;
    /** The word ends in an a: ة, ا, -a, -ah. It makes a woman's name of a man's (نبيلة), or another name (نورا). */
    static final int ENDING = 64;

    static final int CLASSES = A | I | U;

    private static final Word[] NONE = {};

    private final String text;
    private final String skeleton;
    private final byte[] vowels;
    private final boolean arabic;

    private final boolean regional;
    private final int written;
    private final int heard;

    /** With what was taken for an article; null where nothing was. */
    private final Word whole;

    /** The other ways to read letters that stand for several sounds. */
    private final Word[] otherwise;

    /** The known names that it may be; null until somebody asks. */
    private transient int[] known;

    private Word(String text, String skeleton, byte[] vowels, boolean arabic, Word whole, Word[] otherwise) {
        this.text = text;
        this.skeleton = skeleton;
        this.vowels = vowels;
        this.arabic = arabic;
        this.whole = whole;
        this.otherwise = otherwise;
        regional = !arabic && LatinSounds.isRegional(text);
        written = SubstitutionCosts.WRITTEN.kinds(text);
        heard = SubstitutionCosts.HEARD.kinds(skeleton);
    }

    /** @param normalised as {@link NameNormaliser} gives it */
    public static Word of(String normalised) {
        String core = withoutArticle(normalised);
        Word whole = core.length() == normalised.length() ? null : read(normalised, normalised, null);
        return read(normalised, core, whole);
    }

    private static Word read(String text, String spoken, Word whole) {
        boolean arabic = isArabic(text);
        Set<String> others = arabic ? ArabicSounds.otherwise(spoken) : LatinSounds.otherwise(spoken);
        Word[] otherwise = others.stream()
                .map(other -> read(text, other, arabic, null, NONE))
                .toArray(Word[]::new);
        return read(text, spoken, arabic, whole, otherwise);
    }

    private static Word read(String text, String spoken, boolean arabic, Word whole, Word[] otherwise) {
        Sounds sounds = new Sounds();
        if (arabic) {
            ArabicSounds.read(spoken, sounds);
        } else {
            LatinSounds.read(spoken, sounds);
        }
        String skeleton = sounds.consonants.toString();
        return new Word(
                text,
                skeleton.isEmpty() ? onlyVowels(spoken) : skeleton,
                skeleton.isEmpty() ? new byte[2] : Arrays.copyOf(sounds.vowels, skeleton.length() + 1),
                arabic,
                whole,
                otherwise);
    }

    /** Aya, آية: as if a vowel were their consonant. What is of other letters is known by the first. */
    private static String onlyVowels(String spoken) {
        char first = spoken.isEmpty() ? 'a' : spoken.charAt(0);
        return "aeiouyاعويه".indexOf(first) >= 0 ? "a" : Character.toString(first);
    }

    private static boolean isArabic(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
    }

    private static String withoutArticle(String word) {
        if (word.startsWith("ال") && word.length() > 4) {
            return word.substring(2);
        }
        return (word.startsWith("al") || word.startsWith("el")) && word.length() > 5 ? word.substring(2) : word;
    }

    public String text() {
        return text;
    }

    public String skeleton() {
        return skeleton;
    }

    public boolean isArabic() {
        return arabic;
    }

    /** The kinds of its letters. */
    int written() {
        return written;
    }

    /** The kinds of its consonants. */
    int heard() {
        return heard;
    }

    boolean isRegional() {
        return regional;
    }

    boolean hasArticle() {
        return whole != null;
    }

    Word whole() {
        return whole == null ? this : whole;
    }

    Word[] otherwise() {
        return otherwise;
    }

    /** Whether it is a known name. */
    public boolean isKnown() {
        return known().length > 0;
    }

    /** Whether both are known names, and surely two. */
    boolean isKnownToDiffer(Word other) {
        return isKnown() && other.isKnown() && !isKnownAs(other);
    }

    /** Whether there is a known name that both may be. */
    boolean isKnownAs(Word other) {
        for (int name : known()) {
            if (Arrays.binarySearch(other.known(), name) >= 0) {
                return true;
            }
        }
        return false;
    }

    private int[] known() {
        int[] names = known;
        if (names == null) {
            names = KnownNames.of(this);
            known = names;
        }
        return names;
    }

    /** What is heard before the consonant at a place; after the last, for the place behind it. */
    int vowels(int place) {
        return vowels[place];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Word word && word.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** Consonants as they are heard, doubled ones once, with the vowels before each. */
    static final class Sounds {
        private final StringBuilder consonants = new StringBuilder();
        private byte[] vowels = new byte[16];

        void vowel(int which) {
            grow();
            vowels[consonants.length()] |= (byte) which;
        }

        /** A vowel of Latin letters: after another one it is heard apart. */
        void latinVowel(int which) {
            grow();
            int before = vowels[consonants.length()];
            vowel((before & CLASSES) != 0 && (before & which & CLASSES) == 0 ? which | BROKEN : which);
        }

        /** Ends the word in an a. */
        void ending() {
            vowel(A | ENDING);
        }

        void consonant(char letter) {
            grow();
            int last = consonants.length() - 1;
            if (last >= 0 && consonants.charAt(last) == letter) {
                // Mohammed, Mohamed; what stood between them belongs before the one that is left.
                vowels[last] |= vowels[last + 1];
                vowels[last + 1] = 0;
                return;
            }
            consonants.append(letter);
        }

        void consonants(String letters) {
            letters.chars().forEach(letter -> consonant((char) letter));
        }

        int length() {
            return consonants.length();
        }

        private void grow() {
            if (consonants.length() + 2 >= vowels.length) {
                vowels = Arrays.copyOf(vowels, vowels.length * 2);
            }
        }
    }
}
