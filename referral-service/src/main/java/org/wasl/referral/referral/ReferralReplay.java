package org.wasl.referral.referral;

import jakarta.inject.Singleton;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;

/** After a step or a draft: the referral as the caller may see it now. A recipient that was cut off meanwhile sees the closed view. */
@Singleton
public record ReferralReplay(Referrals referrals, ReferralPresenter presenter, Caller caller)
        implements Replay.Current {
    @Override
    public ReferralView read(RepeatedRequest request) {
        return presenter.whole(referrals.get(new ReferralId(request.shown("id")), caller));
    }

    /** What goes with a referral is answered again while the caller is the same to it, and it is as open or as closed to them. */
    @Singleton
    public record WhileAsOpen(ReferralSteps steps) implements Replay.WhileAccessIsTheSame {
        @Override
        public String access(RepeatedRequest request) {
            return steps.accessNow(new ReferralId(request.id()));
        }
    }
}
