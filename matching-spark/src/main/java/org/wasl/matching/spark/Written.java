package org.wasl.matching.spark;

import java.io.Serializable;
import org.wasl.matching.person.PersonText;

/**
 * A record on its way between machines: its texts, which are much shorter than what comparisons are made of.
 *
 * @param place in its list
 */
record Written(int place, PersonText text) implements Serializable {}
