package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.hibernate.annotations.Type;
import org.wasl.contracts.code.ReferralOutcome;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.problem.Problem;

/** How a referral ended, with the reason; of a paused one why it is paused, of a reopened one why it was reopened. */
@Embeddable
class Result {
    static final Result NONE = new Result(null, null, null);

    @Enumerated(EnumType.STRING)
    private ReferralOutcome outcome;

    @Column(name = "reason_code")
    private String reasonCode;

    @Type(SealedText.class)
    @Column(name = "reason_text")
    private String reasonText;

    protected Result() {}

    private Result(ReferralOutcome outcome, String reasonCode, String reasonText) {
        this.outcome = outcome;
        this.reasonCode = reasonCode;
        this.reasonText = reasonText;
    }

    /** An outcome that was recorded before stays. */
    Result because(Enum<?> code, String text) {
        return new Result(outcome, code.name(), text);
    }

    Result withoutReason() {
        return new Result(outcome, null, null);
    }

    static Result completed(ReferralOutcome outcome, String text) {
        return new Result(outcome, null, text);
    }

    static Result reopened(String why) {
        return new Result(null, null, why);
    }

    /** A code that means "other" needs a text. */
    static void requireText(Enum<?> code, String text) {
        if (code.name().equals("OTHER") && (text == null || text.isBlank())) {
            throw Problem.invalidField("/text", "text-required");
        }
    }

    Result withoutText() {
        return new Result(outcome, reasonCode, null);
    }

    ReferralOutcome outcome() {
        return outcome;
    }

    String reasonCode() {
        return reasonCode;
    }

    String reasonText() {
        return reasonText;
    }
}
