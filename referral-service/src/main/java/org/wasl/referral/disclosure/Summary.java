package org.wasl.referral.disclosure;

import org.wasl.contracts.code.Sex;
import org.wasl.platform.stored.StoredForm;

/**
 * What a recipient sees before it has accepted: no name, no number, no address.
 *
 * @param ageBand such as {@code 5-11}
 */
@StoredForm("summary")
public record Summary(Sex sex, String ageBand, String governorate, String preferredLanguage) {
    /** Without where the person lives and how to speak to them. */
    public Summary identity() {
        return new Summary(sex, ageBand, null, null);
    }
}
