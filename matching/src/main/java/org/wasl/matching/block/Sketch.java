package org.wasl.matching.block;

import org.wasl.matching.name.Word;
import org.wasl.matching.person.Person;

/**
 * A person in 64 bits: of each thing that tells people apart a few bits, enough to see that two who share a key have nothing else in common. Kept beside a
 * stored key, it saves fetching and reading most of those who only happen to share one: of a million records, 136 of 159.
 *
 * <p>From the lowest: given name (8), first and last word of the lineage (8 each), year of birth (8), its day (9), sex (2), phone (9), place (6), number (6).
 * 0 in a part is not known.
 */
public final class Sketch {
    private static final int[] WIDTHS = {8, 8, 8, 8, 9, 2, 9, 6, 6};
    private static final int FATHER_AT = 8;
    private static final int FAMILY_AT = 16;
    private static final long NAME = 0xFF;

    /** Where each of them stands. */
    private static final long[] PARTS = new long[WIDTHS.length];

    static {
        int at = 0;
        for (int i = 0; i < WIDTHS.length; i++) {
            PARTS[i] = (1L << WIDTHS[i]) - 1 << at;
            at += WIDTHS[i];
        }
    }

    /** What agreement in each part is worth, roughly as a model weighs it. */
    private static final int[] WORTH = {3, 2, 2, 3, 4, 0, 4, 1, 6};

    /** Of 25,160 pairs among a million, 23 share one or two keys and have less in common than this; so have nine of ten who are not one person. */
    private static final int LEAST = 8;

    /** Who shares as many keys has enough in common. */
    private static final int KEYS_ENOUGH = 3;

    private Sketch() {}

    public static long of(Person p) {
        Word family = Keys.family(p);
        int[] parts = {
            part(p.given(), 8),
            p.lineage().length < 2 ? 0 : part(p.lineage()[0], 8),
            part(family, 8),
            p.birth() == 0 ? 0 : 1 + Math.floorMod(p.birth() / 10_000 - 1900, 254),
            p.birth() % 10_000 == 0 || p.birth() % 10_000 == 101
                    ? 0
                    : 1 + (p.birth() / 100 % 100) * 31 % 480 + p.birth() % 100 % 31,
            p.sex() == 'M' ? 1 : p.sex() == 'F' ? 2 : 0,
            p.phone() == 0 ? 0 : hashed(Long.hashCode(p.phone()), 9),
            part(p.locality(), 6),
            p.nationalId() == null ? 0 : hashed(p.nationalId().hashCode(), 6)
        };
        long sketch = 0;
        for (int i = parts.length - 1; i >= 0; i--) {
            sketch = sketch << WIDTHS[i] | parts[i];
        }
        return sketch;
    }

    /**
     * Whether two who share so many keys may be one person.
     *
     * @param other 0 where it was never made
     */
    public static boolean worthALook(int keysShared, long one, long other) {
        return keysShared >= KEYS_ENOUGH || other == 0 || inCommon(one, other) >= LEAST;
    }

    static int inCommon(long one, long other) {
        long differing = one ^ other;
        int common = 0;
        for (int i = 0; i < PARTS.length; i++) {
            common += (one & PARTS[i]) != 0 && (differing & PARTS[i]) == 0 ? WORTH[i] : 0;
        }
        // Father and family are often written in each other's place.
        long father = one >>> FATHER_AT & NAME;
        boolean turned = father != 0 && father == (other >>> FAMILY_AT & NAME) && father != (one >>> FAMILY_AT & NAME);
        return turned ? common + WORTH[1] : common;
    }

    private static int part(Word word, int bits) {
        return word == null ? 0 : hashed(Keys.coarse(word).hashCode(), bits);
    }

    /** Never 0: that is what is not known. */
    private static int hashed(int value, int bits) {
        int mixed = value * 0x9E3779B9;
        return 1 + Math.floorMod(mixed >>> 8, (1 << bits) - 1);
    }
}
