package org.wasl.matching.person;

import java.io.Serializable;
import org.wasl.matching.name.Word;

/**
 * A person ready for comparison.
 *
 * @param given the given name as one word; null where it is not known
 * @param givenWords its parts
 * @param lineage the words of father, grandfather and family, in this order
 * @param family the last of the lineage, or null
 * @param birth yyyymmdd, zeros for what is not known
 * @param sex 'M', 'F' or 0
 * @param phone its last nine digits; 0 where there is none
 * @param others normalised; null where one is not known
 */
public record Person(
        String id,
        Word given,
        Word[] givenWords,
        Word[] lineage,
        Word family,
        int birth,
        char sex,
        long phone,
        Word locality,
        String nationalId,
        String otherId,
        String[] others)
        implements Serializable {

    /** Whether nothing but names, a place and the sex is known. */
    public boolean hasNameOnly() {
        return birth == 0 && phone == 0 && nationalId == null && otherId == null;
    }

    /** The same person with another number: where two records have several, the ones to compare are chosen for each pair. */
    public Person withOtherId(String number) {
        return new Person(
                id, given, givenWords, lineage, family, birth, sex, phone, locality, nationalId, number, others);
    }

    /** The same person by another of their telephone numbers. */
    public Person withPhone(long number) {
        return new Person(
                id, given, givenWords, lineage, family, birth, sex, number, locality, nationalId, otherId, others);
    }
}
