package org.wasl.cases.worker;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.SecondPerson;
import org.wasl.contracts.code.LicenceStatus;
import org.wasl.contracts.event.LicenceMoved;
import org.wasl.contracts.id.WorkerId;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.PossibleDate;
import org.wasl.platform.vocabulary.CodeOf;

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
    private final jakarta.enterprise.event.Event<WorkerUnavailable> unavailable;
    private final Clock clock;

    @Inject
    LicenceResource(
            Workers workers,
            LicenceClasses classes,
            Caller caller,
            Journal journal,
            jakarta.enterprise.event.Event<WorkerUnavailable> unavailable,
            Clock clock) {
        this.workers = workers;
        this.classes = classes;
        this.caller = caller;
        this.journal = journal;
        this.unavailable = unavailable;
        this.clock = clock;
    }

    /** @param expiresOn the end of the class's period where left out */
    @Schema(name = "LicenceBody")
    public record LicenceBody(
            @NotNull @Pattern(regexp = "[A-Za-z0-9/-]{3,40}") @Schema(examples = "SW-2025-00417")
            String number,

            @NotNull @CodeOf(Vocabulary.LICENCE_CLASS) @Schema(examples = "SOCIAL_WORKER")
            String licenceClass,

            @NotNull @PossibleDate LocalDate issuedOn,

            @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.LIFE)
            LocalDate expiresOn) {}

    @Schema(name = "LicenceRenewal")
    public record RenewBody(
            @NotNull @PossibleDate(yearsAhead = PossibleDate.LIFE)
            LocalDate expiresOn) {}

    @Schema(name = "LicenceReason")
    public record ReasonBody(
            @NotBlank @Size(max = 1000) @CleanText String reason) {}

    /** The worker with the licences as they are now, for the licensing authority. */
    @Singleton
    record Again(LicenceResource resource) implements Replay.Current {
        @Override
        public WorkerView read(RepeatedRequest request) {
            resource.workers.requireAuthority(resource.caller);
            return resource.view(resource.workers.get(new WorkerId(request.id()), resource.caller));
        }
    }

    @POST
    @Once(Again.class)
    @Operation(operationId = "issueLicence", summary = "Issue a licence")
    public WorkerView issue(
            @PathParam("id") WorkerId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull LicenceBody body) {
        return step(id, expected, worker -> {
            LicenceClass kind = classes.findByIdOptional(body.licenceClass())
                    .orElseThrow(() -> Problem.invalidField("/licenceClass", "unknown-code"));
            return worker.issue(body.number(), kind, body.issuedOn(), body.expiresOn(), clock);
        });
    }

    @POST
    @Path("/{licenceId}/renew")
    @Once(Again.class)
    @Operation(operationId = "renewLicence", summary = "Renew a licence to a later day")
    public WorkerView renew(
            @PathParam("id") WorkerId id,
            @PathParam("licenceId") UUID licence,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull RenewBody body) {
        return step(id, expected, worker -> worker.renew(licence, body.expiresOn(), clock));
    }

    @POST
    @Path("/{licenceId}/suspend")
    @Once(Again.class)
    @Operation(
            operationId = "suspendLicence",
            summary = "Suspend it",
            description =
                    "The worker is given no new case. For each running case of the worker the supervisor gets a task to find"
                            + " somebody else.")
    public WorkerView suspend(
            @PathParam("id") WorkerId id,
            @PathParam("licenceId") UUID licence,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull ReasonBody body) {
        return taken(id, licence, expected, Licence.Step.SUSPEND, body.reason());
    }

    @POST
    @Path("/{licenceId}/reinstate")
    @Once(Again.class)
    @Operation(operationId = "reinstateLicence", summary = "End the suspension")
    public WorkerView reinstate(
            @PathParam("id") WorkerId id,
            @PathParam("licenceId") UUID licence,
            @HeaderParam("If-Match") IfMatch expected) {
        return taken(id, licence, expected, Licence.Step.REINSTATE, null);
    }

    @POST
    @Path("/{licenceId}/revoke")
    @Once(Again.class)
    @Operation(
            operationId = "revokeLicence",
            summary = "Revoke a licence for good; as with a suspension, the supervisor is told of the worker's cases")
    public WorkerView revoke(
            @PathParam("id") WorkerId id,
            @PathParam("licenceId") UUID licence,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull ReasonBody body) {
        return taken(id, licence, expected, Licence.Step.REVOKE, body.reason());
    }

    private WorkerView taken(WorkerId id, UUID licence, IfMatch expected, Licence.Step step, String reason) {
        return step(id, expected, worker -> {
            LicenceMoved moved = worker.execute(licence, step, reason, clock);
            if (worker.licensed(JordanTime.today(clock))
                    .filter(LicenceStatus.ACTIVE::equals)
                    .isEmpty()) {
                unavailable.fire(new WorkerUnavailable(worker.account()));
            }
            return moved;
        });
    }

    private WorkerView step(WorkerId id, IfMatch expected, Function<Worker, LicenceMoved> act) {
        workers.requireAuthority(caller);
        Worker worker = workers.get(id, caller, expected);
        SecondPerson.require(caller.subject(), worker.account());
        journal.record(act.apply(worker), Set.of(worker.agency()));
        return view(worker);
    }

    private WorkerView view(Worker worker) {
        return WorkerView.of(worker, JordanTime.today(clock), true, null);
    }
}
