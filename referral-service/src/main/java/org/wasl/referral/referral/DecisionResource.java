package org.wasl.referral.referral;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.DeclineReason;
import org.wasl.contracts.id.ReferralId;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;

/** What the recipient answers: it arrived, it accepts, it has no place now, it declines. */
@Path("/v1/referrals/{id}")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.PROVIDER)
public class DecisionResource {
    private final ReferralSteps steps;
    private final Targets targets;

    @Inject
    DecisionResource(ReferralSteps steps, Targets targets) {
        this.steps = steps;
        this.targets = targets;
    }

    /** @param receiverReference what you call it */
    @Schema(name = "ReferralAcceptance")
    public record AcceptBody(
            @Schema(nullable = true) @PossibleDate Instant appointmentStart,
            @Schema(nullable = true) @PossibleDate Instant appointmentEnd,

            @Size(max = 100) @CleanText @Schema(nullable = true, examples = "IRB-2026-0412")
            String receiverReference) {}

    /** @param estimatedStart when you expect a place */
    @Schema(name = "ReferralWaiting")
    public record WaitBody(
            @Schema(nullable = true) @PossibleDate LocalDate estimatedStart) {}

    /**
     * @param text required for OTHER
     * @param alternatives services that could help instead
     */
    @Schema(name = "ReferralDecline")
    public record DeclineBody(
            @NotNull DeclineReason code,

            @Size(max = 1000) @CleanText @Schema(nullable = true)
            String text,

            @Size(max = 5) @Schema(nullable = true) List<@NotNull ServiceAtLocationId> alternatives) {

        List<ServiceAtLocationId> instead() {
            return alternatives == null ? List.of() : alternatives;
        }
    }

    @POST
    @Path("/acknowledge")
    @Once(ReferralReplay.class)
    @Operation(operationId = "acknowledgeReferral", summary = "Say that it arrived")
    public ReferralView acknowledge(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return steps.executeAndShow(id, expected, (r, context) -> r.decision().acknowledge(context));
    }

    @POST
    @Path("/accept")
    @Once(ReferralReplay.class)
    @Operation(
            operationId = "acceptReferral",
            summary = "Accept: the consented fields open to your organization",
            description = "409 no-free-place where you count your places and none is free.")
    public ReferralView accept(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull AcceptBody body) {
        return steps.executeAndShow(id, expected, (r, context) -> r.decision()
                .accept(
                        body.appointmentStart(),
                        body.appointmentEnd(),
                        body.receiverReference(),
                        steps.timetable(r),
                        context));
    }

    @POST
    @Path("/waitlist")
    @Once(ReferralReplay.class)
    @Operation(
            operationId = "waitlistReferral",
            summary = "Put on the waiting list: eligible, but there is no place now")
    public ReferralView waitlist(
            @PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull WaitBody body) {
        return steps.executeAndShow(id, expected, (r, context) -> r.decision()
                .waitlist(body.estimatedStart(), steps.timetable(r), context));
    }

    @POST
    @Path("/review")
    @Once(ReferralReplay.class)
    @Operation(operationId = "reviewReferral", summary = "Review a place on the waiting list: it goes on waiting")
    public ReferralView review(
            @PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull WaitBody body) {
        return steps.executeAndShow(
                id, expected, (r, context) -> r.decision().review(body.estimatedStart(), steps.timetable(r), context));
    }

    @POST
    @Path("/decline")
    @Once(value = ReferralReplay.class, windsUp = true)
    @Operation(operationId = "declineReferral", summary = "Decline, with the reason; access ends")
    public ReferralView decline(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull DeclineBody body) {
        return steps.executeAndShow(id, expected, (r, context) -> r.decision()
                .decline(body.code(), body.text(), targets.known(body.instead(), "/alternatives"), context));
    }

    @POST
    @Path("/ask-void")
    @Once(ReferralReplay.class)
    @Operation(operationId = "askToVoidReferral", summary = "Tell the requester that it should never have been")
    public ReferralView askVoid(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return steps.executeAndShow(id, expected, (r, context) -> r.decision().askVoid(context));
    }
}
