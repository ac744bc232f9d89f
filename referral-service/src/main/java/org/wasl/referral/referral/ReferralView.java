package org.wasl.referral.referral;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.CancelReason;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.ReferralBusinessStatus;
import org.wasl.contracts.code.ReferralOutcome;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.platform.conditional.Head;
import org.wasl.platform.conditional.View;
import org.wasl.referral.disclosure.SharedProfile;
import org.wasl.referral.disclosure.Summary;

/**
 * A referral as one side may see it. The recipient sees the summary from sending on and the profile from acceptance on; both are gone when consent is.
 *
 * @param subjectId for the requester only: the recipient needs no key to the registry
 * @param redactions what the person has not opened to the recipient, or is not opened yet
 */
@Schema(name = "Referral")
public record ReferralView(
        @JsonUnwrapped Head head,
        ReferralStatus status,
        @Schema(nullable = true) ReferralBusinessStatus businessStatus,
        ReferralPriority priority,
        ServiceType serviceType,
        ServiceAtLocationId serviceAtLocationId,
        AgencyId targetOrganizationId,
        @Schema(nullable = true) PersonId subjectId,
        Facts details,
        @Schema(nullable = true) Summary summary,
        @Schema(nullable = true) SharedProfile profile,

        @Schema(description = "Access of the recipient has ended; nothing of the person is kept here.")
        boolean accessClosed,

        List<String> allowedActions,
        Set<FieldGroup> redactions)
        implements View {

    /** Fields without anything of the person. */
    @Schema(name = "ReferralDetails")
    public record Facts(
            @Schema(examples = "R-7K3M9QX2A") String reference,
            @Schema(nullable = true) UUID caseId,
            @Schema(nullable = true) UUID planActionId,
            @Schema(nullable = true) String requester,
            @Schema(nullable = true) String reason,
            List<String> accommodationNeeds,
            @Schema(nullable = true) String interpreterLanguage,
            @Schema(nullable = true) UUID consentId,
            @Schema(nullable = true) Instant appointmentStart,
            @Schema(nullable = true) Instant appointmentEnd,
            @Schema(nullable = true) Instant acknowledgeDueAt,
            @Schema(nullable = true) Instant decideDueAt,
            @Schema(nullable = true) Instant contactDueAt,
            @Schema(nullable = true) Instant outcomeDueAt,
            @Schema(nullable = true) Instant expiresAt,
            @Schema(nullable = true) Instant cancellationAskedAt,

            @Schema(
                    nullable = true,
                    description = "When a cancellation that was asked for takes effect without an answer.")
            Instant cancellationDueAt,

            @Schema(nullable = true) CancelReason cancellationCode,
            @Schema(nullable = true) String reasonCode,
            @Schema(nullable = true) String reasonText,
            @Schema(nullable = true) ReferralOutcome outcome,
            @Schema(nullable = true) Instant sentAt,
            @Schema(nullable = true) Instant receivedAt,
            @Schema(nullable = true) Instant decidedAt,
            @Schema(nullable = true) Instant startedAt,
            @Schema(nullable = true) Instant closedAt) {

        /** Without what only the requester needs: the case, its action, the consent; and without texts once access ended. */
        Facts forRecipient(boolean accessClosed) {
            return new Facts(
                    reference,
                    null,
                    null,
                    null,
                    accessClosed ? null : reason,
                    accessClosed ? List.of() : accommodationNeeds,
                    accessClosed ? null : interpreterLanguage,
                    null,
                    appointmentStart,
                    appointmentEnd,
                    acknowledgeDueAt,
                    decideDueAt,
                    contactDueAt,
                    outcomeDueAt,
                    expiresAt,
                    cancellationAskedAt,
                    cancellationDueAt,
                    cancellationCode,
                    reasonCode,
                    accessClosed ? null : reasonText,
                    outcome,
                    sentAt,
                    receivedAt,
                    decidedAt,
                    startedAt,
                    closedAt);
        }
    }

    /** @param agencyId null where the platform itself took the step */
    @Schema(name = "ReferralEvent")
    public record Event(
            String step,
            ReferralStatus from,
            ReferralStatus to,
            @Schema(nullable = true) UUID agencyId,
            @Schema(nullable = true) String reasonCode,
            Instant at) {}
}
