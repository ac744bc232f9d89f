package org.wasl.cases.worker;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.SecondPerson;
import org.wasl.contracts.code.LicenceStatus;
import org.wasl.contracts.event.LicenceMoved;
import org.wasl.contracts.id.WorkerId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.Responses;
import org.wasl.platform.idempotency.Idempotency;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.JordanTime;

/** Licences to practise. The licensing authority issues them and takes them away; no agency licenses its own workers. */
@Path("/v1/workers/{id}/licences")
@Tag(name = "Workforce")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AGENCY_MANAGER)
public class LicenceResource {
    private final Workers workers;
    private final LicenceClasses classes;
    private final Caller caller;
    private final Journal journal;
    private final Idempotency idempotency;
    private final jakarta.enterprise.event.Event<LicenceLost> lost;
    private final Clock clock;

    @Inject
    LicenceResource(
            Workers workers,
            LicenceClasses classes,
            Caller caller,
            Journal journal,
            Idempotency idempotency,
            jakarta.enterprise.event.Event<LicenceLost> lost,
            Clock clock) {
        this.workers = workers;
        this.classes = classes;
        this.caller = caller;
        this.journal = journal;
        this.idempotency = idempotency;
        this.lost = lost;
        this.clock = clock;
    }

    /** @param expiresOn the end of the class's period where left out */
    @Schema(name = "LicenceBody")
    public record LicenceBody(
            @NotNull @Pattern(regexp = "[A-Za-z0-9/-]{3,40}") @Schema(examples = "SW-2025-00417")
            String number,

            @NotNull @Pattern(regexp = "[A-Z_]{2,60}") @Schema(examples = "SOCIAL_WORKER")
            String licenceClass,

            @NotNull LocalDate issuedOn,
            @Schema(nullable = true) LocalDate expiresOn) {}

    @Schema(name = "LicenceRenewal")
    public record RenewBody(@NotNull LocalDate expiresOn) {}

    @Schema(name = "LicenceReason")
    public record ReasonBody(
            @NotBlank @Size(max = 1000) @CleanText String reason) {}

    @POST
    @Operation(operationId = "issueLicence", summary = "Issue a licence")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WorkerView.class)))
    public Response issue(
            @PathParam("id") WorkerId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull LicenceBody body) {
        return step(id, expected, body, worker -> {
            LicenceClass kind = classes.findByIdOptional(body.licenceClass())
                    .orElseThrow(() -> Problem.invalidField("/licenceClass", "unknown-code"));
            return worker.issue(body.number(), kind, body.issuedOn(), body.expiresOn(), clock);
        });
    }

    @POST
    @Path("/{licenceId}/renew")
    @Operation(operationId = "renewLicence", summary = "Renew a licence to a later day")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WorkerView.class)))
    public Response renew(
            @PathParam("id") WorkerId id,
            @PathParam("licenceId") UUID licence,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull RenewBody body) {
        return step(id, expected, body, worker -> worker.renew(licence, body.expiresOn(), clock));
    }

    @POST
    @Path("/{licenceId}/suspend")
    @Operation(
            operationId = "suspendLicence",
            summary = "Suspend it",
            description =
                    "The worker is given no new case. For each running case of the worker the supervisor gets a task to find"
                            + " somebody else.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WorkerView.class)))
    public Response suspend(
            @PathParam("id") WorkerId id,
            @PathParam("licenceId") UUID licence,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull ReasonBody body) {
        return taken(id, licence, expected, body, Licence.Step.SUSPEND, body.reason());
    }

    @POST
    @Path("/{licenceId}/reinstate")
    @Operation(operationId = "reinstateLicence", summary = "End the suspension")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WorkerView.class)))
    public Response reinstate(
            @PathParam("id") WorkerId id,
            @PathParam("licenceId") UUID licence,
            @HeaderParam("If-Match") IfMatch expected) {
        return taken(id, licence, expected, Map.of(), Licence.Step.REINSTATE, null);
    }

    @POST
    @Path("/{licenceId}/revoke")
    @Operation(
            operationId = "revokeLicence",
            summary = "Revoke a licence for good; as with a suspension, the supervisor is told of the worker's cases")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WorkerView.class)))
    public Response revoke(
            @PathParam("id") WorkerId id,
            @PathParam("licenceId") UUID licence,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull ReasonBody body) {
        return taken(id, licence, expected, body, Licence.Step.REVOKE, body.reason());
    }

    private Response taken(WorkerId id, UUID licence, IfMatch expected, Object body, Licence.Step step, String reason) {
        return step(id, expected, body, worker -> {
            LicenceMoved moved = worker.execute(licence, step, reason, clock);
            if (worker.licensed(JordanTime.today(clock))
                    .filter(LicenceStatus.ACTIVE::equals)
                    .isEmpty()) {
                lost.fire(new LicenceLost(worker.account()));
            }
            return moved;
        });
    }

    private Response step(WorkerId id, IfMatch expected, Object body, Function<Worker, LicenceMoved> act) {
        workers.requireAuthority(caller);
        return idempotency.once(
                body,
                Replay.current(() -> WorkerView.of(workers.get(id, caller), JordanTime.today(clock), true, null)),
                () -> {
                    Worker worker = workers.get(id, caller, expected);
                    SecondPerson.require(caller.subject(), worker.account());
                    journal.record(act.apply(worker), Set.of(worker.agency()));
                    return Responses.ok(WorkerView.of(worker, JordanTime.today(clock), true, null));
                });
    }
}
