package org.wasl.referral.message;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.wasl.contracts.id.ReferralId;
import org.wasl.referral.referral.ReferralPart;

@ApplicationScoped
class ReferralMessages implements ReferralPart<ReferralMessage> {
    /** Newest first; a referral has dozens, not thousands. */
    List<ReferralMessage> of(ReferralId referral) {
        return find("referralId = ?1 order by id desc", referral.value())
                .page(0, 500)
                .list();
    }
}
