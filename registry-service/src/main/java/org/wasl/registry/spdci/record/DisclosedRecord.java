package org.wasl.registry.spdci.record;

import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;

/**
 * A record of a person that a message tells of.
 *
 * @param purpose for which it was read; null where none was named
 * @param groups the parts that were open then
 */
public record DisclosedRecord(UUID record, ConsentPurpose purpose, Set<FieldGroup> groups) {}
