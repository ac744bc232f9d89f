package org.wasl.referral.message;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.id.ReferralId;
import org.wasl.referral.referral.ReferralPart;

@ApplicationScoped
class ReferralMessages implements PanacheRepositoryBase<ReferralMessage, UUID>, ReferralPart {
    @Override
    public void forget(ReferralId referral) {
        delete("referralId", referral.value());
    }

    /** Newest first; a referral has dozens, not thousands. */
    List<ReferralMessage> of(ReferralId referral) {
        return find("referralId = ?1 order by id desc", referral.value())
                .page(0, 500)
                .list();
    }
}
