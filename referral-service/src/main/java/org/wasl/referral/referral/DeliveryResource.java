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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.FailReason;
import org.wasl.contracts.code.HoldReason;
import org.wasl.contracts.code.ReferralOutcome;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.PossibleDate;

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

            @Schema(nullable = true) @PossibleDate LocalDate resumeOn) {

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
            @NotNull @PossibleDate Instant appointmentStart,
            @Schema(nullable = true) @PossibleDate Instant appointmentEnd) {}

    @POST
    @Path("/start")
    @Once(ReferralReplay.class)
    @Operation(operationId = "startReferral", summary = "Record the first contact with the person")
    public ReferralView start(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return steps.executeAndShow(id, expected, (r, context) -> r.delivery().start(context));
    }

    @POST
    @Path("/schedule")
    @Once(ReferralReplay.class)
    @Operation(operationId = "scheduleAppointment", summary = "Make an appointment, or another one")
    public ReferralView schedule(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull AppointmentBody body) {
        return steps.executeAndShow(id, expected, (r, context) -> r.delivery()
                .schedule(body.appointmentStart(), body.appointmentEnd(), context));
    }

    @POST
    @Path("/attend")
    @Once(ReferralReplay.class)
    @Operation(operationId = "attendAppointment", summary = "Record that the person came: that is a first contact, too")
    public ReferralView attend(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return steps.executeAndShow(id, expected, (r, context) -> r.delivery().attend(context));
    }

    @POST
    @Path("/no-show")
    @Once(ReferralReplay.class)
    @Operation(operationId = "missAppointment", summary = "Record that the person did not come")
    public ReferralView noShow(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return steps.executeAndShow(id, expected, (r, context) -> r.delivery().noShow(context));
    }

    @POST
    @Path("/cancel-appointment")
    @Once(ReferralReplay.class)
    @Operation(operationId = "cancelAppointment", summary = "Cancel the appointment")
    public ReferralView cancelAppointment(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return steps.executeAndShow(id, expected, (r, context) -> r.delivery().cancelAppointment(context));
    }

    @POST
    @Path("/hold")
    @Once(ReferralReplay.class)
    @Operation(operationId = "holdReferral", summary = "Pause it, with the reason")
    public ReferralView hold(
            @PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull HoldBody body) {
        return steps.executeAndShow(id, expected, (r, context) -> r.delivery()
                .hold(body.code(), body.text(), body.until(), steps.timetable(r), context));
    }

    @POST
    @Path("/resume")
    @Once(ReferralReplay.class)
    @Operation(operationId = "resumeReferral", summary = "Resume a referral after a pause")
    public ReferralView resume(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return steps.executeAndShow(id, expected, (r, context) -> r.delivery().resume(context));
    }

    @POST
    @Path("/complete")
    @Once(ReferralReplay.class)
    @Operation(operationId = "completeReferral", summary = "Complete it, with the outcome; the plan's action closes")
    public ReferralView complete(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull CompleteBody body) {
        return steps.executeAndShow(
                id, expected, (r, context) -> r.delivery().complete(body.outcome(), body.text(), context));
    }

    @POST
    @Path("/fail")
    @Once(ReferralReplay.class)
    @Operation(operationId = "failReferral", summary = "Record that the service could not be given, with the reason")
    public ReferralView fail(
            @PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull FailBody body) {
        return steps.executeAndShow(id, expected, (r, context) -> r.delivery().fail(body.code(), body.text(), context));
    }

    @POST
    @Path("/confirm-cancel")
    @Once(value = ReferralReplay.class, windsUp = true)
    @Operation(
            operationId = "confirmReferralCancellation",
            summary = "Agree that the requester takes it back; access ends")
    public ReferralView confirmCancel(@PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected) {
        return steps.executeAndShow(id, expected, (r, context) -> r.request().confirmCancel(context));
    }
}
