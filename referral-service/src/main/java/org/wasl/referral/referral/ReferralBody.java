package org.wasl.referral.referral;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.PlanActionId;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.SpecificNeed;
import org.wasl.platform.vocabulary.CodeOf;

/**
 * A referral to draft. Nothing is disclosed before it is sent.
 *
 * @param planActionId the action of the case's plan that asks for it; it closes when the referral does
 * @param reason shown to the recipient from sending on: no names in it
 * @param needCodes UNHCR's codes, shown from sending on
 * @param restrictions what the recipient must not do, shown from sending on: no names in it
 * @param guidance opens with acceptance
 */
@Schema(name = "ReferralBody")
public record ReferralBody(
        @NotNull PersonId subjectId,
        @NotNull ServiceAtLocationId serviceAtLocationId,
        @NotNull ReferralPriority priority,
        @Schema(nullable = true) CaseId caseId,
        @Schema(nullable = true) PlanActionId planActionId,

        @Size(max = 2000) @CleanText @Schema(nullable = true, examples = "Assessment for a wheelchair")
        String reason,

        @Size(max = 30) @Schema(nullable = true) Set<@NotNull @CodeOf(Vocabulary.SPECIFIC_NEED) SpecificNeed> needCodes,
        @Schema(nullable = true) Set<@NotNull AccessibilityFeature> accommodationNeeds,

        @CodeOf(Vocabulary.LANGUAGE) @Schema(nullable = true, examples = "ar")
        String interpreterLanguage,

        @Size(max = 1000) @CleanText @Schema(nullable = true)
        String restrictions,

        @Valid @Schema(nullable = true) SafeContactInstructions guidance) {

    /** The draft as it was written, to be changed or sent again. */
    static ReferralBody of(Referral referral, SafeContactInstructions guidance) {
        Request request = referral.request();
        return new ReferralBody(
                referral.subject(),
                new ServiceAtLocationId(referral.serviceAtLocation()),
                referral.priority(),
                referral.origin().caseId(),
                referral.origin().planActionId(),
                request.reason(),
                request.needCodes(),
                request.accommodationNeeds(),
                request.interpreterLanguage(),
                request.restrictions(),
                guidance);
    }

    /** The same to another recipient; priority and reason as they were where null. */
    ReferralBody to(ServiceAtLocationId recipient, ReferralPriority other, String why) {
        return new ReferralBody(
                subjectId,
                recipient,
                other == null ? priority : other,
                caseId,
                planActionId,
                why == null ? reason : why,
                needCodes,
                accommodationNeeds,
                interpreterLanguage,
                restrictions,
                guidance);
    }

    /** Of one who refers on and has no part in the requester's case. */
    ReferralBody outsideOfTheCase() {
        return new ReferralBody(
                subjectId,
                serviceAtLocationId,
                priority,
                null,
                null,
                reason,
                needCodes,
                accommodationNeeds,
                interpreterLanguage,
                restrictions,
                guidance);
    }
}
