package org.wasl.referral.referral;

import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.Parent;

/** A part of the aggregate {@link Referral} that takes steps of it and so knows the referral it belongs to. */
@MappedSuperclass
abstract class AggregatePart {
    @Parent
    protected Referral referral;

    protected AggregatePart() {}

    AggregatePart(Referral referral) {
        this.referral = referral;
    }

    /** For Hibernate, as the next. */
    protected Referral getReferral() {
        return referral;
    }

    protected void setReferral(Referral referral) {
        this.referral = referral;
    }
}
