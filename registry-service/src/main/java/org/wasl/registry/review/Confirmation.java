package org.wasl.registry.review;

import java.time.Instant;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.stored.StoredForm;

/**
 * A steward says that two records are one person.
 *
 * @param agency the steward's
 * @param by the steward
 * @param coordinating whether in the place of agencies that hold the two and do not confirm
 */
@StoredForm("match-confirmation")
public record Confirmation(AgencyId agency, String by, boolean coordinating, Instant at) {
    boolean isOf(AgencyId one) {
        return !coordinating && agency.equals(one);
    }
}
