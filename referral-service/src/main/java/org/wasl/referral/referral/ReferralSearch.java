package org.wasl.referral.referral;

import org.wasl.contracts.code.ReferralBusinessStatus;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ServiceAtLocationId;

/**
 * What a list of referrals is narrowed to; null where it is not.
 *
 * @param caseId for whom the case is known: to a recipient the case of a referral is not told
 * @param overdue whether only those with a deadline passed
 * @param level of escalation, or higher
 */
record ReferralSearch(
        Referrals.Box box,
        ReferralStatus status,
        ReferralBusinessStatus businessStatus,
        ReferralPriority priority,
        ServiceType serviceType,
        ServiceAtLocationId place,
        CaseId caseId,
        boolean overdue,
        Integer level) {}
