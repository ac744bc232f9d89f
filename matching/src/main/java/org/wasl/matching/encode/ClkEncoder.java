package org.wasl.matching.encode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.wasl.matching.name.Word;
import org.wasl.matching.person.Person;

/**
 * Encodes persons so that agencies can compare them without showing them. Of each field the parts (pairs of sounds of names, parts of dates, pairs of digits at
 * their places) set bits at places that only a keyed hash tells (HMAC-SHA-256, a key for each field, no double hashing). Sounds are those in which both scripts agree, so
 * that names are alike across scripts. Names are salted, and the filter is folded, so that bits do not stand for parts of names one by one. ADR 70 says what
 * that protects and what not. Not for several threads.
 */
public final class ClkEncoder {
    /** The version of these rules: encodings of another cannot be compared. */
    public static final int VERSION = 1;

    /** The shortest secret, in bytes. */
    public static final int SHORTEST_SECRET = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int UNFOLDED = 2 * Clk.BITS;
    private static final int PLACE = UNFOLDED - 1;
    private static final int BITS_OF_A_PLACE = 11;
    private static final int PLACES_IN_A_HASH = 256 / BITS_OF_A_PLACE;

    // How many bits each part sets: the more a field tells of a person, the more bits it has.
    private static final int GIVEN = 20;
    private static final int LINEAGE = 12;
    private static final int BIRTH = 22;
    private static final int SEX = 10;
    private static final int PHONE = 8;
    private static final int LOCALITY = 4;
    private static final int NUMBER = 14;

    /** What the hashes of names are salted with: the same sounds set other bits in records with another salt. */
    public enum Salt {
        /** Names are alike only where the year of birth is the same: protects more, and tells persons apart. For lists with good dates. */
        BIRTH_YEAR,
        /** Finds names with other years of birth too, and protects little. For lists with bad dates or ages. */
        SEX
    }

    private final Mac given;
    private final Mac lineage;
    private final Mac birth;
    private final Mac sex;
    private final Mac phone;
    private final Mac locality;
    private final Mac nationalId;
    private final Mac otherId;
    private final String check;
    private final Salt salt;

    /**
     * @param secret what the agencies share and nobody else knows, random, {@value #SHORTEST_SECRET} bytes or more
     * @param purpose of the linkage: encodings for another purpose cannot be compared with these
     */
    public ClkEncoder(byte[] secret, String purpose, Salt salt) {
        if (secret.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("The secret has fewer than " + SHORTEST_SECRET + " bytes");
        }
        this.salt = salt;
        Mac root = mac(secret);
        String settings = "wasl-clk|" + VERSION + "|" + salt + "|" + purpose + "|";
        given = mac(derived(root, settings + "given"));
        lineage = mac(derived(root, settings + "lineage"));
        birth = mac(derived(root, settings + "birth"));
        sex = mac(derived(root, settings + "sex"));
        phone = mac(derived(root, settings + "phone"));
        locality = mac(derived(root, settings + "locality"));
        nationalId = mac(derived(root, settings + "nationalId"));
        otherId = mac(derived(root, settings + "otherId"));
        check = HexFormat.of().formatHex(derived(root, settings + "check"), 0, 4);
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException none) {
            throw new IllegalStateException(none);
        }
    }

    private static byte[] derived(Mac root, String use) {
        return root.doFinal(use.getBytes(StandardCharsets.UTF_8));
    }

    /** Two encoders with the same check have the same secret, purpose and rules. It tells nothing of the secret. */
    public String check() {
        return VERSION + "-" + check;
    }

    public Clk encode(Person person) {
        long[] filter = new long[UNFOLDED / Long.SIZE];
        String salted = salt(person);
        for (Word word : person.givenWords()) {
            sounds(filter, given, GIVEN, salted, word);
        }
        for (Word word : person.lineage()) {
            sounds(filter, lineage, LINEAGE, salted, word);
        }
        date(filter, person.birth());
        if (person.sex() != 0) {
            set(filter, sex, SEX, String.valueOf(person.sex()));
        }
        if (person.phone() != 0) {
            digits(filter, phone, PHONE, Long.toString(person.phone()));
        }
        if (person.locality() != null) {
            sounds(filter, locality, LOCALITY, "", person.locality());
        }
        if (person.nationalId() != null) {
            digits(filter, nationalId, NUMBER, person.nationalId());
        }
        if (person.otherId() != null) {
            digits(filter, otherId, NUMBER, person.otherId());
        }
        return folded(filter);
    }

    private String salt(Person person) {
        return salt == Salt.SEX
                ? String.valueOf(person.sex() == 0 ? '-' : person.sex())
                : Integer.toString(person.birth() / 10_000);
    }

    private static void sounds(long[] filter, Mac mac, int bits, String salt, Word word) {
        String padded = "_" + word.skeleton() + "_";
        for (int i = 0; i + 1 < padded.length(); i++) {
            set(filter, mac, bits, salt + "|" + padded.substring(i, i + 2));
        }
    }

    /** Each part alone, and the day with its month: a date that is mistyped in one part is alike in the others. */
    private void date(long[] filter, int date) {
        if (date == 0) {
            return;
        }
        int day = date % 10_000;
        set(filter, birth, BIRTH, "y" + date / 10_000);
        set(filter, birth, BIRTH / 2, "t" + date / 100_000);
        if (day != 0) {
            set(filter, birth, BIRTH, "m" + day / 100);
            set(filter, birth, BIRTH, "d" + day % 100);
            set(filter, birth, BIRTH, "md" + day);
        }
    }

    private static void digits(long[] filter, Mac mac, int bits, String number) {
        for (int i = 0; i + 1 < number.length(); i++) {
            set(filter, mac, bits, i + ":" + number.substring(i, i + 2));
        }
    }

    /** Sets so many bits at random places that follow from the part and the key alone. */
    private static void set(long[] filter, Mac mac, int bits, String part) {
        byte[] text = part.getBytes(StandardCharsets.UTF_8);
        byte[] hash = {};
        for (int i = 0; i < bits; i++) {
            int at = i % PLACES_IN_A_HASH;
            if (at == 0) {
                mac.update((byte) (i / PLACES_IN_A_HASH));
                hash = mac.doFinal(text);
            }
            int from = at * BITS_OF_A_PLACE;
            int three = ByteBuffer.wrap(
                            new byte[] {0, hash[from / 8], byteAt(hash, from / 8 + 1), byteAt(hash, from / 8 + 2)})
                    .getInt();
            int place = three >>> (24 - BITS_OF_A_PLACE - from % 8) & PLACE;
            filter[place / Long.SIZE] |= 1L << place % Long.SIZE;
        }
    }

    private static byte byteAt(byte[] hash, int at) {
        return at < hash.length ? hash[at] : 0;
    }

    /** Both halves by exclusive or: no bit tells whether one part of a name is there. */
    private static Clk folded(long[] filter) {
        long[] words = new long[filter.length / 2];
        for (int i = 0; i < words.length; i++) {
            words[i] = filter[i] ^ filter[i + words.length];
        }
        return new Clk(words);
    }
}
