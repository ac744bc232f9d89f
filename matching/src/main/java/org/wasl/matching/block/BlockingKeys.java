package org.wasl.matching.block;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wasl.matching.name.Word;
import org.wasl.matching.person.Person;

/**
 * The blocking keys of a record, each as one number; 0 where the record has no such key. Only records that share a key are compared. The keys use different fields,
 * so that an error in one field leaves the keys of the others.
 */
public final class BlockingKeys implements Serializable {
    /** The version of these rules and those of {@link RecordSignature}. Stored keys of another version are computed anew. */
    public static final int VERSION = 3;

    private interface Key extends Serializable {
        long of(Person person);
    }

    private final List<Key> keys;
    private final int firstOfNames;

    /**
     * @param others how many further texts there are
     * @param namesOnly whether there are records of which only names are known: for their pairs, keys for nearly equal names are added
     */
    public BlockingKeys(int others, boolean namesOnly) {
        List<Key> all = new ArrayList<>(List.of(
                p -> p.nationalId() == null ? 0 : hash(1, p.nationalId()),
                p -> p.otherId() == null ? 0 : hash(2, p.otherId()),
                p -> p.phone() == 0 || p.given() == null ? 0 : hash(3, p.phone(), first(p.given())),
                p -> hasYear(p) && p.given() != null ? hash(4, sound(p.given()), year(p)) : 0,
                p -> hasDay(p) && p.given() != null ? hash(5, sound(p.given()), p.birth() % 10_000) : 0,
                p -> hasDay(p) && p.given() != null ? hash(6, p.birth(), first(p.given())) : 0,
                p -> hasDay(p) && family(p) != null ? hash(7, p.birth(), first(family(p))) : 0,
                p -> hasDay(p) && p.lineage().length > 1 ? hash(8, p.birth(), sound(p.lineage()[0])) : 0,
                p -> hasYear(p) && family(p) != null ? hash(9, sound(family(p)), year(p), p.sex()) : 0,
                p -> p.given() != null && p.lineage().length > 1
                        ? hash(10, sound(p.given()), sound(p.lineage()[0]), sound(family(p)))
                        : 0,
                p -> p.given() != null && p.lineage().length > 1 && hasYear(p)
                        ? hash(11, sound(p.given()), sound(p.lineage()[0]), year(p) / 10)
                        : 0,
                // In either order.
                p -> p.given() != null && family(p) != null ? either(12, p.given(), family(p)) : 0,
                p -> p.phone() == 0 || !hasYear(p) ? 0 : hash(13, p.phone(), year(p)),
                p -> p.locality() != null && p.given() != null && hasYear(p)
                        ? hash(14, sound(p.locality()), sound(p.given()), year(p) / 10)
                        : 0,
                p -> p.locality() != null && family(p) != null
                        ? hash(15, sound(p.locality()), sound(family(p)), p.given() == null ? 0 : first(p.given()))
                        : 0));
        // Finds persons of one household, too: the model needs such pairs to tell them from matches.
        all.add(p -> p.phone() == 0 ? 0 : hash(17, p.phone()));
        // The same without a telephone.
        all.add(p ->
                p.lineage().length > 2 ? hash(18, sound(p.lineage()[0]), sound(p.lineage()[1]), sound(family(p))) : 0);
        // Without names: they may have been replaced.
        all.add(p -> hasDay(p) ? hash(16, p.birth()) : 0);
        for (int i = 0; i < others; i++) {
            int at = i;
            all.add(p -> p.others()[at] == null || p.given() == null
                    ? 0
                    : hash(20 + at, p.others()[at].hashCode(), first(p.given())));
            all.add(p -> p.others()[at] == null || family(p) == null
                    ? 0
                    : hash(40 + at, p.others()[at].hashCode(), first(family(p))));
            all.add(p -> p.others()[at] == null || p.locality() == null
                    ? 0
                    : hash(100 + at, p.others()[at].hashCode(), sound(p.locality())));
            for (int j = i + 1; j < others; j++) {
                int with = j;
                all.add(p -> p.others()[at] == null || p.others()[with] == null
                        ? 0
                        : hash(120 + 16 * at + with, p.others()[at].hashCode(), p.others()[with].hashCode()));
            }
        }
        firstOfNames = all.size();
        if (namesOnly) {
            for (int left = 0; left < 6; left++) {
                int at = left;
                all.add(p -> p.given() == null || p.given().skeleton().length() <= at
                        ? 0
                        : hash(60 + at, without(p.given(), at), family(p) == null ? 0 : first(family(p))));
                all.add(p -> family(p) == null
                                || p.given() == null
                                || family(p).skeleton().length() <= at
                        ? 0
                        : hash(70 + at, without(family(p), at), first(p.given())));
            }
            all.add(p -> p.given() == null ? 0 : hash(80, sound(p.given()), p.lineage().length == 0 ? 0 : 1));
        }
        keys = List.copyOf(all);
    }

    public int size() {
        return keys.size();
    }

    /** Whether a key is for pairs in which at least one record has names only. */
    public boolean isOfNames(int key) {
        return key >= firstOfNames;
    }

    public long of(int key, Person person) {
        return keys.get(key).of(person);
    }

    /** The keys that a record has, each once: to be stored. */
    public Set<Long> of(Person person) {
        Set<Long> all = new LinkedHashSet<>();
        for (Key key : keys) {
            long value = key.of(person);
            if (value != 0) {
                all.add(value);
            }
        }
        return all;
    }

    private static boolean hasYear(Person p) {
        return p.birth() != 0;
    }

    /** The first of January is often written where only the year is known: as a key it would find too many. */
    private static boolean hasDay(Person p) {
        return p.birth() % 10_000 != 0 && p.birth() % 10_000 != 101;
    }

    private static int year(Person p) {
        return p.birth() / 10_000;
    }

    static Word family(Person p) {
        return p.family() != null ? p.family() : p.lineage().length == 0 ? null : p.lineage()[p.lineage().length - 1];
    }

    private static int sound(Word word) {
        return coarse(word).hashCode();
    }

    /** The skeleton without differences that depend on spelling: a final h, and d or z. */
    static String coarse(Word word) {
        String sounds = word.skeleton();
        boolean breath = sounds.length() > 2 && sounds.endsWith("h");
        return (breath ? sounds.substring(0, sounds.length() - 1) : sounds).replace('z', 'd');
    }

    private static int first(Word word) {
        return word.skeleton().isEmpty() ? 1 : word.skeleton().charAt(0);
    }

    private static int without(Word word, int at) {
        String sounds = word.skeleton();
        return (sounds.substring(0, at) + sounds.substring(at + 1)).hashCode() * 31 + sounds.length();
    }

    private static long either(int kind, Word one, Word other) {
        int a = sound(one);
        int b = sound(other);
        return hash(kind, Math.min(a, b), Math.max(a, b));
    }

    private static long hash(int kind, String text) {
        long mixed = kind;
        for (int i = 0; i < text.length(); i++) {
            mixed = mixed * 0x100000001B3L ^ text.charAt(i);
        }
        return mix(mixed);
    }

    private static long hash(int kind, long... parts) {
        long mixed = kind;
        for (long part : parts) {
            mixed = mix(mixed * 0x9E3779B97F4A7C15L + part);
        }
        return mixed == 0 ? 1 : mixed;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
