package org.wasl.referral.referral;

import java.util.function.BooleanSupplier;

/**
 * What may stand against a step and is not in the referral itself, as this service knows it. Each is asked where a guard needs it.
 *
 * @param recordRestricted whether the person's record is restricted, so that nothing is disclosed anew
 * @param notServed whether it is sent on by somebody who does not serve the person now
 * @param notAccepting whether its recipient is closed, or the service takes no referrals now
 * @param knownToNobody whether nobody of the recipient would know of it, because the service is sensitive
 * @param full whether the recipient takes no more now
 */
public record Circumstances(
        BooleanSupplier recordRestricted,
        BooleanSupplier notServed,
        BooleanSupplier notAccepting,
        BooleanSupplier knownToNobody,
        BooleanSupplier full) {
    /** Of a step that discloses nothing. */
    static final Circumstances NONE =
            new Circumstances(() -> false, () -> false, () -> false, () -> false, () -> false);
}
