package org.wasl.referral.referral;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.CancelReason;
import org.wasl.contracts.code.FeedbackChannel;
import org.wasl.contracts.code.ReceivedService;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.value.CleanText;

/** What the requester does after it was sent. */
@Path("/v1/referrals/{id}")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROVIDER})
public class RequesterStepResource {
    private final ReferralSteps steps;

    @Inject
    RequesterStepResource(ReferralSteps steps) {
        this.steps = steps;
    }

    /** @param text required for OTHER */
    @Schema(name = "ReferralCancellation")
    public record CancelBody(
            @NotNull CancelReason code,

            @Size(max = 1000) @CleanText @Schema(nullable = true)
            String text) {}

    @Schema(name = "ReferralReopening")
    public record ReopenBody(
            @NotBlank @Size(max = 1000) @CleanText String reason) {}

    /**
     * @param receivedService in the person's own words, not the recipient's
     * @param comment for your agency only
     */
    @Schema(name = "ReferralFeedbackBody")
    public record FeedbackBody(
            @NotNull ReceivedService receivedService,
            @Min(1) @Max(5) @Schema(nullable = true) Integer rating,
            @NotNull FeedbackChannel channel,

            @Size(max = 2000) @CleanText @Schema(nullable = true)
            String comment) {}

    @POST
    @Path("/cancel")
    @Once(value = ReferralReplay.class, windsUp = true)
    @Operation(
            operationId = "cancelReferral",
            summary = "Take it back",
            description =
                    "Before acceptance it ends at once. After, the recipient is asked: it confirms, or completes what it"
                            + " began; without an answer the cancellation takes effect after three working days.")
    public ReferralView cancel(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull CancelBody body) {
        return steps.executeAndShow(id, expected, (r, context) -> r.request()
                .cancel(body.code(), body.text(), steps.timetable(r), context));
    }

    @POST
    @Path("/reopen")
    @Once(ReferralReplay.class)
    @Operation(operationId = "reopenReferral", summary = "Reopen a referral that ended, within thirty days")
    public ReferralView reopen(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull ReopenBody body) {
        return steps.executeAndShow(
                id, expected, (r, context) -> r.request().reopen(body.reason(), steps.timetable(r), context));
    }

    @POST
    @Path("/feedback")
    @Once(ReferralReplay.class)
    @Operation(
            operationId = "giveReferralFeedback",
            summary = "Record what the person says of the help",
            description =
                    "For your agency only: the recipient sees neither the answer nor that there is one. So the version of"
                            + " the referral and the time of its last change do not move.")
    public ReferralView feedback(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull FeedbackBody body) {
        return steps.recordFeedback(id, expected, body);
    }

    @POST
    @Path("/void")
    @Once(ReferralReplay.class)
    @Operation(
            operationId = "voidReferral",
            summary = "Void a referral that should never have been: content closes, the trace stays")
    public ReferralView markVoid(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull CancelBody body) {
        return steps.executeAndShow(
                id, expected, (r, context) -> r.request().markVoid(body.code(), body.text(), context));
    }
}
