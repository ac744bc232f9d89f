package org.wasl.referral.referral;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.util.UUID;
import org.wasl.contracts.id.ReferralId;

/** Something kept with referrals that may name a person: messages, files, links. */
public interface ReferralPart<E> extends PanacheRepositoryBase<E, UUID> {
    /** The person was erased: what names the person, or could, is deleted. */
    default void erase(ReferralId referral) {
        delete("referralId", referral.value());
    }
}
