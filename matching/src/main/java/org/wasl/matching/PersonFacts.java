package org.wasl.matching;

import java.time.LocalDate;
import java.util.Set;

/**
 * What is known of a person for a comparison. A name is the parts in their order (given, father, grandfather, family), as written; any field may be
 * null or empty, which is no evidence either way.
 *
 * @param names whole names, one for each script or spelling known
 * @param identifiers {@code system:value} pairs, or any stand-in that is equal when they are equal
 */
public record PersonFacts(Set<String> names, LocalDate birthDate, String sex, Set<String> identifiers) {}
