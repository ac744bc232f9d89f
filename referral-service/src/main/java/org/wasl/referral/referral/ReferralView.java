package org.wasl.referral.referral;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.AppointmentStatus;
import org.wasl.contracts.code.CancelReason;
import org.wasl.contracts.code.FeedbackChannel;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.code.ReceivedService;
import org.wasl.contracts.code.ReferralBusinessStatus;
import org.wasl.contracts.code.ReferralDeadline;
import org.wasl.contracts.code.ReferralOutcome;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.Id;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.value.SpecificNeed;

/**
 * A referral as one side may see it. The recipient sees the summary from sending on, the profile and the guidance from acceptance on; all are gone when
 * consent is. Lists show none of them.
 *
 * @param subjectId for the requester, and where the case tells whose it is: the recipient needs no key to the registry
 * @param escalations empty in lists
 * @param waitlistPosition 1 is next; null in lists, and where it does not wait for a place
 * @param withoutConsent null where it went on the person's consent, and of a draft
 * @param feedback for the requester only
 * @param redactions what the person has not opened to the recipient, is not opened yet, or is not shown while the person's record is only kept
 */
@Schema(name = "Referral")
public record ReferralView(
        @JsonUnwrapped RecordMetadata metadata,
        ReferralStatus status,
        @Schema(nullable = true) ReferralBusinessStatus businessStatus,
        ReferralPriority priority,
        ServiceType serviceType,
        ServiceAtLocationId serviceAtLocationId,
        AgencyId targetOrganizationId,
        @Schema(nullable = true) PersonId subjectId,
        Details details,
        ChainView chain,
        DeadlinesView deadlines,
        List<EscalationView> escalations,
        @Schema(nullable = true) AppointmentView appointment,
        @Schema(nullable = true) CancellationView cancellation,
        @Schema(nullable = true) Integer waitlistPosition,
        @Schema(nullable = true) SummaryView summary,
        @Schema(nullable = true) GuidanceBody guidance,
        @Schema(nullable = true) ProfileView profile,
        @Schema(nullable = true) WithoutConsent withoutConsent,
        @Schema(nullable = true) FeedbackView feedback,

        boolean accessClosed,

        boolean recordRestricted,

        List<String> allowedActions,
        Set<FieldGroup> redactions)
        implements View {

    /**
     * Fields without anything of the person.
     *
     * @param receiverReference what the recipient calls it
     * @param alternatives services that could help instead: named by the recipient that declined, or found where the recipient has closed
     * @param estimatedStart when a place is expected
     * @param voidAskedAt when the recipient said that it should never have been
     */
    @Schema(name = "ReferralDetails")
    public record Details(
            @Schema(examples = "R-7K3M9QX2A") String reference,
            @Schema(nullable = true) String receiverReference,
            @Schema(nullable = true) UUID caseId,
            @Schema(nullable = true) UUID planActionId,
            @Schema(nullable = true) String requester,
            @Schema(nullable = true) String reason,
            Set<SpecificNeed> needCodes,
            Set<AccessibilityFeature> accommodationNeeds,
            @Schema(nullable = true) String interpreterLanguage,
            @Schema(nullable = true) String restrictions,
            @Schema(nullable = true) UUID consentId,
            @Schema(nullable = true) String reasonCode,
            @Schema(nullable = true) String reasonText,
            @Schema(nullable = true) ReferralOutcome outcome,
            List<ServiceAtLocationId> alternatives,
            @Schema(nullable = true) LocalDate estimatedStart,
            int reopenedCount,
            @Schema(nullable = true) Instant voidAskedAt,
            @Schema(nullable = true) Instant sentAt,
            @Schema(nullable = true) Instant receivedAt,
            @Schema(nullable = true) Instant waitlistedAt,
            @Schema(nullable = true) Instant decidedAt,
            @Schema(nullable = true) Instant startedAt,
            @Schema(nullable = true) Instant closedAt) {
        /**
         * @param mine for whoever knows the case: the case and its action are for nobody else
         * @param named whether the person is named: so is the consent then
         * @param open whether words may still be read
         */
        static Details of(Referral referral, boolean mine, boolean named, boolean open) {
            Origin origin = referral.origin();
            Request request = referral.request();
            Decision decision = referral.decision();
            Result result = referral.result();
            Milestones milestones = referral.milestones();
            return new Details(
                    referral.reference(),
                    decision.receiverReference(),
                    mine ? uuid(origin.caseId()) : null,
                    mine ? uuid(origin.planActionId()) : null,
                    mine ? origin.requester() : null,
                    open ? request.reason() : null,
                    open ? request.needCodes() : Set.of(),
                    open ? request.accommodationNeeds() : Set.of(),
                    open ? request.interpreterLanguage() : null,
                    open ? request.restrictions() : null,
                    named
                            ? referral.sharing()
                                    .disclosure()
                                    .map(Disclosure::consent)
                                    .map(Id::value)
                                    .orElse(null)
                            : null,
                    result.reasonCode(),
                    open ? result.reasonText() : null,
                    result.outcome(),
                    decision.alternatives(),
                    decision.estimatedStart(),
                    referral.delivery().timesReopened(),
                    decision.voidAskedAt(),
                    milestones.sent(),
                    milestones.received(),
                    milestones.waitlisted(),
                    milestones.decided(),
                    milestones.started(),
                    milestones.closed());
        }

        private static UUID uuid(Id id) {
            return id == null ? null : id.value();
        }
    }

    /**
     * @param running the clocks that run now
     * @param pausedSince the decision waits for an answer, or the service is on hold
     * @param escalationLevel the highest that nobody has resolved: 0 none, 1 soon due, 2 overdue, 3 long overdue
     */
    @Schema(name = "ReferralDeadlines")
    public record DeadlinesView(
            List<DeadlineView> running,
            @Schema(nullable = true) Instant acknowledgeDueAt,
            @Schema(nullable = true) Instant decideDueAt,
            @Schema(nullable = true) Instant contactDueAt,
            @Schema(nullable = true) Instant outcomeDueAt,
            @Schema(nullable = true) Instant expiresAt,
            @Schema(nullable = true) Instant pausedSince,
            int escalationLevel) {

        static DeadlinesView of(Deadlines deadlines, ReferralStatus status, Instant now) {
            return new DeadlinesView(
                    deadlines.running(status).stream()
                            .map(each -> DeadlineView.of(each, now))
                            .toList(),
                    deadlines.acknowledge(),
                    deadlines.decide(),
                    deadlines.contact(),
                    deadlines.outcome(),
                    deadlines.expiry(),
                    deadlines.pausedAt(),
                    deadlines.level());
        }
    }

    @Schema(name = "RunningDeadline")
    public record DeadlineView(ReferralDeadline deadline, Instant dueAt, boolean overdue) {
        private static DeadlineView of(Deadline running, Instant now) {
            return new DeadlineView(running.kind(), running.due(), running.due().isBefore(now));
        }
    }

    /** @param previousReferralId null in the first of a chain */
    @Schema(name = "ReferralChain")
    public record ChainView(
            UUID chainId, @Schema(nullable = true) UUID previousReferralId, int attempt, boolean onward) {

        static ChainView of(Chain chain) {
            return new ChainView(chain.id(), chain.previous(), chain.attempt(), chain.isOnward());
        }
    }

    @Schema(name = "ReferralAppointment")
    public record AppointmentView(
            Instant start, @Schema(nullable = true) Instant end, AppointmentStatus status) {

        static AppointmentView of(Appointment appointment) {
            return new AppointmentView(appointment.start(), appointment.end(), appointment.status());
        }
    }

    /** @param dueAt when it takes effect without an answer */
    @Schema(name = "ReferralCancellationAsked")
    public record CancellationView(CancelReason code, Instant askedAt, Instant dueAt) {

        static CancellationView of(Cancellation cancellation) {
            return new CancellationView(cancellation.code(), cancellation.askedAt(), cancellation.dueAt());
        }
    }

    /**
     * The person was not asked: whoever serves them asks first.
     *
     * @param reason for the requester only; null in lists
     */
    @Schema(name = "ReferralWithoutConsent")
    public record WithoutConsent(
            LegalBasis legalBasis, @Schema(nullable = true) String reason) {}

    @Schema(name = "ReferralFeedback")
    public record FeedbackView(
            ReceivedService receivedService,
            @Schema(nullable = true) Integer rating,
            FeedbackChannel channel,
            @Schema(nullable = true) String comment,

            boolean firstHand,

            @Schema(nullable = true) String codeShownTo,

            Instant at) {}

    /** @param agencyId null where the platform itself took the step, or the person */
    @Schema(name = "ReferralEvent")
    public record Event(
            String step,
            ReferralStatus from,
            ReferralStatus to,
            @Schema(nullable = true) UUID agencyId,
            @Schema(nullable = true) String reasonCode,
            Instant at) {
        static Event of(ReferralEvent event) {
            return new Event(event.step(), event.from(), event.to(), event.agency(), event.reasonCode(), event.at());
        }
    }
}
