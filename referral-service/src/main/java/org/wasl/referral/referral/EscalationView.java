package org.wasl.referral.referral;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ReferralDeadline;

/**
 * A deadline of a referral that was passed, or nearly.
 *
 * @param level 1 at three quarters of the time, 2 at its end, 3 half the time later
 */
@Schema(name = "ReferralEscalation")
record EscalationView(
        ReferralDeadline deadline,
        int level,
        Instant dueAt,
        Instant raisedAt,
        @Schema(nullable = true) Instant resolvedAt) {
    static EscalationView of(Escalation raised) {
        return new EscalationView(
                raised.deadline(), raised.level(), raised.dueAt(), raised.raisedAt(), raised.resolvedAt());
    }
}
