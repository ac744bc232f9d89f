package org.wasl.referral.referral;

import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.PlanActionId;
import org.wasl.platform.value.SpecificNeed;
import org.wasl.referral.directory.ServiceAtLocation;

/**
 * What is written into a draft.
 *
 * @param service that it is to go to
 * @param caseId null where it is made from no case
 * @param planActionId the action of the case's plan that asks for it, or null
 * @param needCodes null where none are named, as the accommodation needs
 * @param instructions seals the contact instructions for the row of the referral
 * @param sensitivity of the case it is made from, or of the referral that it follows
 */
record DraftContent(
        PersonId subject,
        ServiceAtLocation service,
        ReferralPriority priority,
        CaseId caseId,
        PlanActionId planActionId,
        String reason,
        Set<SpecificNeed> needCodes,
        Set<AccessibilityFeature> accommodationNeeds,
        String interpreterLanguage,
        String restrictions,
        Function<UUID, String> instructions,
        Sensitivity sensitivity) {}
