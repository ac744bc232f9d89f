package org.wasl.referral.referral;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.util.UUID;
import org.wasl.contracts.id.ReferralId;

/** A room that keeps something of referrals in which a person is spoken of. */
public interface ReferralPart<E> extends PanacheRepositoryBase<E, UUID> {
    /** She was erased: what names her, or could, goes. */
    default void forget(ReferralId referral) {
        delete("referralId", referral.value());
    }
}
