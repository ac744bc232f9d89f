package org.wasl.registry.review;

import java.time.Instant;
import org.wasl.contracts.id.AgencyId;

/**
 * A steward says that two records are one person.
 *
 * @param agency the steward's
 * @param by the steward
 * @param coordinating whether in the place of agencies that hold the two and do not confirm
 */
public record Confirmation(AgencyId agency, String by, boolean coordinating, Instant at) {
    boolean isOf(AgencyId one) {
        return !coordinating && agency.equals(one);
    }
}
