package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.code.CapacityStatus;

/** How many places there are (HSDS {@code service_capacity}).
 *
 * @param unit what is counted, such as beds
 * @param estimate whether nobody has counted */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceCapacity(
        UUID id,
        String unit,
        Integer available,
        Integer maximum,
        String description,
        Instant updated,
        CapacityStatus status,
        Boolean estimate) {}
