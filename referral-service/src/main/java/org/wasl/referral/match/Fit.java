package org.wasl.referral.match;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One reason for or against.
 *
 * @param mandatory whether a NO rules the service out
 */
@Schema(name = "MatchFit")
public record Fit(FitReason reason, Verdict fits, boolean mandatory) {
    boolean rulesOut() {
        return mandatory && fits == Verdict.NO;
    }
}
