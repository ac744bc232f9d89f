package org.wasl.referral.disclosure;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.wasl.contracts.code.Sex;
import org.wasl.platform.stored.StoredForm;

/**
 * What a recipient sees before it has accepted: no name, no number, no address.
 *
 * @param ageBand such as {@code 5-11}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@StoredForm("summary")
public record Summary(Sex sex, String ageBand, String governorate, String preferredLanguage) {}
