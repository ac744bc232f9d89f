package org.wasl.referral.referral;

import org.wasl.contracts.id.AgencyId;

/**
 * What a caller is to a referral that they know.
 *
 * @param doesCasework has the role of a caseworker or supervisor
 * @param ownsCase works on the case that the referral was made from
 * @param supervisesCase supervises that case
 * @param knowsCase may know of that case
 */
record CallerRelation(
        AgencyId agency,
        boolean doesCasework,
        boolean supervisor,
        boolean provider,
        boolean ownsCase,
        boolean supervisesCase,
        boolean knowsCase) {}
