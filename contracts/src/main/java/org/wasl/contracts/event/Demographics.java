package org.wasl.contracts.event;

import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.Sex;

/**
 * What statistics need and nothing more. Internal topics only: the change feed and webhooks drop it.
 *
 * @param birthYear null where not known
 * @param governorate ISO 3166-2, null where not known
 * @param camp code of the vocabulary Camp, null where the person lives in none, or where it is not known
 * @param disability null where not asked
 */
public record Demographics(
        Sex sex,
        @MayBeAbsent Integer birthYear,
        @MayBeAbsent String governorate,
        @MayBeAbsent String camp,
        LegalStatus legalStatus,
        @MayBeAbsent Boolean disability) {}
