package org.wasl.referral;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of what waits: held places, mailed links, overdue referrals. */
@ConfigMapping(prefix = "wasl.referral")
public interface ReferralConfig {
    /** How long a place is held before there is a referral. */
    @WithDefault("PT48H")
    Duration holdFor();

    /** How many places one account may hold at one service at a location. */
    @WithDefault("5")
    int mostHolds();

    /** How long a mailed link opens its referral. */
    @WithDefault("PT72H")
    Duration linkFor();

    /** How often it is looked for what is overdue or no longer held. */
    Optional<String> sweepEvery();
}
