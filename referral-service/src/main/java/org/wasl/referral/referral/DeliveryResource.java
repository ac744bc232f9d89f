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
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.FailReason;
import org.wasl.contracts.code.HoldReason;
import org.wasl.contracts.code.ReferralOutcome;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.JordanTime;

/** What the recipient does after it accepted, to the outcome. */
@Path("/v1/referrals/{id}")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.PROVIDER)
public class DeliveryResource {
    private final ReferralSteps steps;

    @Inject
    DeliveryResource(ReferralSteps steps) {
        this.steps = steps;
    }

    /** @param text required for OTHER */
    @Schema(name = "ReferralFailure")
    public record FailBody(
            @NotNull FailReason code,

            @Size(max = 1000) @CleanText @Schema(nullable = true)
            String text) {}

    /**
     * @param text required for OTHER
     * @param resumeOn when you expect to go on: somebody is reminded then
     */
    @Schema(name = "ReferralHold")
    public record HoldBody(
            @NotNull HoldReason code,

            @Size(max = 1000) @CleanText @Schema(nullable = true)
            String text,

            @Schema(nullable = true) LocalDate resumeOn) {

        Instant until() {
            return resumeOn == null
                    ? null
                    : resumeOn.atStartOfDay(JordanTime.ZONE).toInstant();
        }
    }

    @Schema(name = "ReferralCompletion")
    public record CompleteBody(
            @NotNull ReferralOutcome outcome,

            @Size(max = 2000) @CleanText @Schema(nullable = true)
            String text) {}

    @Schema(name = "ReferralAppointmentBody")
    public record AppointmentBody(
            @NotNull Instant appointmentStart,
            @Schema(nullable = true) Instant appointmentEnd) {}

    @POST
    @Path("/start")
    @Operation(operationId = "startReferral", summary = "Record the first contact with the person")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response start(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return steps.executeOnce(
                id, expected, Map.of(), (r, context) -> r.delivery().start(context));
    }

    @POST
    @Path("/schedule")
    @Operation(operationId = "scheduleAppointment", summary = "Make an appointment, or another one")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response schedule(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull AppointmentBody body) {
        return steps.executeOnce(id, expected, body, (r, context) -> r.delivery()
                .schedule(body.appointmentStart(), body.appointmentEnd(), context));
    }

    @POST
    @Path("/attend")
    @Operation(operationId = "attendAppointment", summary = "Record that the person came: that is a first contact, too")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response attend(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return steps.executeOnce(
                id, expected, Map.of(), (r, context) -> r.delivery().attend(context));
    }

    @POST
    @Path("/no-show")
    @Operation(operationId = "missAppointment", summary = "Record that the person did not come")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response noShow(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return steps.executeOnce(
                id, expected, Map.of(), (r, context) -> r.delivery().noShow(context));
    }

    @POST
    @Path("/cancel-appointment")
    @Operation(operationId = "cancelAppointment", summary = "Cancel the appointment")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response cancelAppointment(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return steps.executeOnce(
                id, expected, Map.of(), (r, context) -> r.delivery().cancelAppointment(context));
    }

    @POST
    @Path("/hold")
    @Operation(operationId = "holdReferral", summary = "Pause it, with the reason")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response hold(
            @PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull HoldBody body) {
        return steps.executeOnce(id, expected, body, (r, context) -> r.delivery()
                .hold(body.code(), body.text(), body.until(), steps.timetable(r), context));
    }

    @POST
    @Path("/resume")
    @Operation(operationId = "resumeReferral", summary = "Resume a referral after a pause")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response resume(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return steps.executeOnce(
                id, expected, Map.of(), (r, context) -> r.delivery().resume(context));
    }

    @POST
    @Path("/complete")
    @Operation(operationId = "completeReferral", summary = "Complete it, with the outcome; the plan's action closes")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response complete(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull CompleteBody body) {
        return steps.executeOnce(
                id, expected, body, (r, context) -> r.delivery().complete(body.outcome(), body.text(), context));
    }

    @POST
    @Path("/fail")
    @Operation(operationId = "failReferral", summary = "Record that the service could not be given, with the reason")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response fail(
            @PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull FailBody body) {
        return steps.executeOnce(
                id, expected, body, (r, context) -> r.delivery().fail(body.code(), body.text(), context));
    }

    @POST
    @Path("/confirm-cancel")
    @Operation(
            operationId = "confirmReferralCancellation",
            summary = "Agree that the requester takes it back; access ends")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response confirmCancel(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return steps.executeOnce(
                id, expected, Map.of(), (r, context) -> r.request().confirmCancel(context));
    }
}
