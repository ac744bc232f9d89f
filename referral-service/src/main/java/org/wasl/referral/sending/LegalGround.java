package org.wasl.referral.sending;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.platform.value.CleanText;

/** Why a referral may be sent although the person was not asked or could not be. For supervisors. */
@Schema(name = "ReferralLegalGround")
public record LegalGround(
        @NotNull LegalBasis legalBasis,

        @NotBlank @Size(min = 10, max = 1000) @CleanText @Schema(examples = "Unconscious in hospital; nobody to ask")
        String reason) {

    /** The person is to be asked, or was. */
    static final LegalGround CONSENT = new LegalGround(null, null);

    ReferralStep step() {
        return this == CONSENT ? ReferralStep.SEND : ReferralStep.SEND_WITHOUT_CONSENT;
    }
}
