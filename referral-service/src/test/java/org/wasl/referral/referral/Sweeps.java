package org.wasl.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tests of other rooms do not wait for the next sweep. */
@ApplicationScoped
public class Sweeps {
    @Inject
    OverdueReferralJob job;

    public void sweep() {
        job.sweep();
    }
}
