package org.wasl.referral.referral;

import java.util.EnumSet;
import java.util.Set;
import org.wasl.contracts.id.AgencyId;
import org.wasl.referral.referral.ReferralTransitions.Party;

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
        boolean knowsCase) {
    /** The sides of a referral that the caller is on. */
    Set<Party> partiesOf(Referral referral) {
        Set<Party> parties = EnumSet.noneOf(Party.class);
        boolean ours = agency.equals(referral.agency());
        boolean ofACase = referral.origin().caseId() != null;
        if (requests(referral, ours, ofACase)) {
            parties.add(Party.REQUESTER);
        } else if (doesCasework && knowsCase) {
            parties.add(Party.READER);
        }
        if (supervisor && (ofACase ? supervisesCase && !ownsCase : ours)) {
            parties.add(Party.SUPERVISOR);
        }
        if (provider && agency.equals(referral.target())) {
            parties.add(Party.TARGET);
        }
        return parties;
    }

    /** From a case request those who work on it; without one the agency's caseworkers; onward its providers. */
    private boolean requests(Referral referral, boolean ours, boolean ofACase) {
        if (referral.chain().isOnward()) {
            return ours && provider;
        }
        return ofACase ? ownsCase || supervisesCase : ours && doesCasework;
    }
}
