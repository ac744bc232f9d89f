package org.wasl.registry.person;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.AgencyId;

/** The port by which {@link PersonAccessPolicy} asks which consents open something to an agency. The package {@code consent}, which keeps them, implements it. */
public interface ConsentsInForce {

    /**
     * What one consent opens to the reader.
     *
     * @param record of which it opens something
     */
    record Opening(UUID record, Set<FieldGroup> groups) {}

    /**
     * Whether a consent opens something of a record to {@code :agency} for {@code :purpose} at {@code :now}, in HQL.
     *
     * @param record the alias of the record
     * @param groups the condition on what the consent {@code c} opens
     */
    String opens(String record, String groups);

    /**
     * Whether a consent that opens something of a person was recorded on a record, or is about it, in HQL; as {@link #opens}.
     *
     * @param condition on the consent {@code c}
     */
    String isRecordedOn(String record, String condition);

    /** What consents open of these very records. */
    List<Opening> of(Collection<UUID> records, AgencyId agency, ConsentPurpose purpose, Instant now);
}
