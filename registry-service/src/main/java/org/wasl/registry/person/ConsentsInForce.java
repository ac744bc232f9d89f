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
     * @param record the record on which it was recorded
     * @param by the agency that recorded it
     */
    record Opening(UUID record, AgencyId by, Set<FieldGroup> groups) {}

    /**
     * Whether there is a consent that opens something to {@code :agency} for {@code :purpose} at {@code :now}, in HQL.
     *
     * @param condition on the consent {@code c}
     * @param opens the condition on what the consent {@code c} opens
     */
    String exists(String condition, String opens);

    List<Opening> of(Collection<UUID> records, AgencyId agency, ConsentPurpose purpose, Instant now);
}
