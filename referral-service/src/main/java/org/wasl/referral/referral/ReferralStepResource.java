package org.wasl.referral.referral;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.CancelReason;
import org.wasl.contracts.code.DeclineReason;
import org.wasl.contracts.code.FailReason;
import org.wasl.contracts.code.HoldReason;
import org.wasl.contracts.code.ReferralOutcome;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Answers;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Idempotency;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.value.CleanText;
import org.wasl.referral.deadline.DeadlinePolicies;
import org.wasl.referral.referral.ReferralTransitions.Party;
import org.wasl.referral.referral.ReferralTransitions.Step;

/** The steps of a referral after it was sent, one method each. */
@Path("/v1/referrals/{id}")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.PROVIDER)
public class ReferralStepResource {
    private final Referrals referrals;
    private final ReferralDesk desk;
    private final DeadlinePolicies deadlines;
    private final Caller caller;
    private final Journal journal;
    private final Idempotency idempotency;
    private final Clock clock;

    @Inject
    ReferralStepResource(
            Referrals referrals,
            ReferralDesk desk,
            DeadlinePolicies deadlines,
            Caller caller,
            Journal journal,
            Idempotency idempotency,
            Clock clock) {
        this.referrals = referrals;
        this.desk = desk;
        this.deadlines = deadlines;
        this.caller = caller;
        this.journal = journal;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Schema(name = "ReferralAcceptance")
    public record AcceptBody(
            @Schema(nullable = true) Instant appointmentStart,
            @Schema(nullable = true) Instant appointmentEnd) {}

    /** @param text required for OTHER */
    @Schema(name = "ReferralDecline")
    public record DeclineBody(
            @NotNull DeclineReason code,

            @Size(max = 1000) @CleanText @Schema(nullable = true)
            String text) {}

    /** @param text required for OTHER */
    @Schema(name = "ReferralCancellation")
    public record CancelBody(
            @NotNull CancelReason code,

            @Size(max = 1000) @CleanText @Schema(nullable = true)
            String text) {}

    /** @param text required for OTHER */
    @Schema(name = "ReferralHold")
    public record HoldBody(
            @NotNull HoldReason code,

            @Size(max = 1000) @CleanText @Schema(nullable = true)
            String text) {}

    /** @param text required for OTHER */
    @Schema(name = "ReferralFailure")
    public record FailBody(
            @NotNull FailReason code,

            @Size(max = 1000) @CleanText @Schema(nullable = true)
            String text) {}

    @Schema(name = "ReferralCompletion")
    public record CompleteBody(
            @NotNull ReferralOutcome outcome,

            @Size(max = 2000) @CleanText @Schema(nullable = true)
            String text) {}

    @Schema(name = "ReferralReopening")
    public record ReopenBody(
            @NotBlank @Size(max = 1000) @CleanText String reason) {}

    @POST
    @Path("/acknowledge")
    @Operation(operationId = "acknowledgeReferral", summary = "Say that it arrived")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response acknowledge(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Map.of(), (r, parties) -> r.acknowledge(caller.actor(), parties, clock));
    }

    @POST
    @Path("/accept")
    @Operation(operationId = "acceptReferral", summary = "Accept: the consented fields open to your organization")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response accept(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull AcceptBody body) {
        return step(
                id,
                expected,
                body,
                (r, parties) -> r.accept(
                        body.appointmentStart(),
                        body.appointmentEnd(),
                        deadlines.of(r.priority()),
                        caller.actor(),
                        parties,
                        clock));
    }

    @POST
    @Path("/waitlist")
    @Operation(operationId = "waitlistReferral", summary = "Eligible, but there is no place now")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response waitlist(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Map.of(), (r, parties) -> r.waitlist(caller.actor(), parties, clock));
    }

    @POST
    @Path("/decline")
    @Operation(operationId = "declineReferral", summary = "Decline, with the reason; access ends")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response decline(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull DeclineBody body) {
        return reasoned(id, expected, body, Step.DECLINE, body.code(), body.text());
    }

    @POST
    @Path("/cancel")
    @RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
    @Operation(
            operationId = "cancelReferral",
            summary = "Take it back",
            description =
                    "Before acceptance it ends at once. After, the recipient is asked: it confirms, or completes what it"
                            + " began; without an answer the cancellation takes effect after three working days.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response cancel(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull CancelBody body) {
        return step(
                id,
                expected,
                body,
                (r, parties) ->
                        r.cancel(body.code(), body.text(), deadlines.of(r.priority()), caller.actor(), parties, clock));
    }

    @POST
    @Path("/confirm-cancel")
    @Operation(
            operationId = "confirmReferralCancellation",
            summary = "Agree that the requester takes it back; access ends")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response confirmCancel(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Map.of(), (r, parties) -> r.confirmCancel(caller.actor(), parties, clock));
    }

    @POST
    @Path("/start")
    @Operation(operationId = "startReferral", summary = "Record the first contact with the person")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response start(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Map.of(), (r, parties) -> r.start(caller.actor(), parties, clock));
    }

    @POST
    @Path("/hold")
    @Operation(operationId = "holdReferral", summary = "Pause it, with the reason")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response hold(
            @PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull HoldBody body) {
        return reasoned(id, expected, body, Step.HOLD, body.code(), body.text());
    }

    @POST
    @Path("/resume")
    @Operation(operationId = "resumeReferral", summary = "Go on after a pause")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response resume(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Map.of(), (r, parties) -> r.resume(caller.actor(), parties, clock));
    }

    @POST
    @Path("/complete")
    @Operation(operationId = "completeReferral", summary = "Complete it, with the outcome; the plan's action closes")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response complete(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull CompleteBody body) {
        return step(
                id,
                expected,
                body,
                (r, parties) -> r.complete(body.outcome(), body.text(), caller.actor(), parties, clock));
    }

    @POST
    @Path("/fail")
    @Operation(operationId = "failReferral", summary = "It could not be done, with the reason")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response fail(
            @PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull FailBody body) {
        return reasoned(id, expected, body, Step.FAIL, body.code(), body.text());
    }

    @POST
    @Path("/reopen")
    @RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROVIDER})
    @Operation(operationId = "reopenReferral", summary = "Go on with a closed one, within 30 days")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response reopen(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull ReopenBody body) {
        return step(id, expected, body, (r, parties) -> r.reopen(body.reason(), caller.actor(), parties, clock));
    }

    @POST
    @Path("/void")
    @RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
    @Operation(operationId = "voidReferral", summary = "It should never have been: content closes, the trace stays")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response markVoid(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull CancelBody body) {
        return reasoned(id, expected, body, Step.VOID, body.code(), body.text());
    }

    private Response reasoned(ReferralId id, IfMatch expected, Object body, Step step, Enum<?> code, String text) {
        return step(id, expected, body, (r, parties) -> r.takeFor(step, code, text, caller.actor(), parties, clock));
    }

    private Response step(
            ReferralId id, IfMatch expected, Object body, BiFunction<Referral, Set<Party>, ReferralMoved> act) {
        return idempotency.once(body, () -> {
            Referral referral = referrals.get(id, caller, expected);
            journal.record(act.apply(referral, desk.partiesOf(referral)), referral.audience());
            return Answers.ok(desk.whole(referral));
        });
    }
}
