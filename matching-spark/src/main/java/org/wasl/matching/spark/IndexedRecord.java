package org.wasl.matching.spark;

import java.io.Serializable;
import org.wasl.matching.person.PersonText;

/**
 * A record as it is sent between machines: its texts, which are much shorter than the parsed record.
 *
 * @param place its position in its list
 * @param staysApart in a block of a key for records with names only: whether it has more, and so makes no pairs with others that have
 */
record IndexedRecord(int place, PersonText text, boolean staysApart) implements Serializable {
    IndexedRecord(int place, PersonText text) {
        this(place, text, false);
    }
}
