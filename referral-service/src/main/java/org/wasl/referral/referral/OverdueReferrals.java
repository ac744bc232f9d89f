package org.wasl.referral.referral;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.wasl.platform.metrics.MeasuredCount;

/** Referrals on which a side should have moved by now, of all agencies together. */
@Singleton
class OverdueReferrals implements MeasuredCount {
    private final Referrals referrals;
    private final Clock clock;

    @Inject
    OverdueReferrals(Referrals referrals, Clock clock) {
        this.referrals = referrals;
        this.clock = clock;
    }

    @Override
    public String metric() {
        return "wasl.overdue.referrals";
    }

    @Override
    public String description() {
        return "Referrals with a deadline that has passed";
    }

    @Override
    public long count() {
        return referrals.countOverdue(clock.instant());
    }
}
