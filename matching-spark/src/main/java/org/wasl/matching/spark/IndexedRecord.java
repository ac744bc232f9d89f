package org.wasl.matching.spark;

import java.io.Serializable;
import org.wasl.matching.person.PersonText;

/**
 * A record as it is sent between machines: its texts, which are much shorter than the parsed record.
 *
 * @param place its position in its list
 */
record IndexedRecord(int place, PersonText text) implements Serializable {}
