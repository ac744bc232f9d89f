package org.wasl.cases.assignment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.SecondPerson;
import org.wasl.cases.approval.Approvals;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.task.Tasks;
import org.wasl.cases.worker.Supervisors;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;

/** Who supervises a case. Shows ids and nothing of the cases: a manager names a supervisor also where they may not read. */
@Path("/v1/cases/{id}/supervisor")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
public class SupervisionResource {
    private final CaseFiles cases;
    private final Supervisors supervisors;
    private final Tasks tasks;
    private final Approvals approvals;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    SupervisionResource(
            CaseFiles cases,
            Supervisors supervisors,
            Tasks tasks,
            Approvals approvals,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.cases = cases;
        this.supervisors = supervisors;
        this.tasks = tasks;
        this.approvals = approvals;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param supervisorId account of a supervisor of your agency, who neither works on the case nor did, and does not cover for its owner */
    @Schema(name = "CaseSupervisionBody")
    public record SupervisionBody(
            @NotBlank @Size(max = 100) String supervisorId,

            @NotNull @Size(min = 10, max = 1000) @Pattern(regexp = CleanText.NOT_BLANK) @CleanText
            String reason) {}

    @Schema(name = "CaseSupervision")
    public record SupervisionView(
            @JsonUnwrapped RecordMetadata metadata,
            @Schema(nullable = true) String supervisorId) implements View {
        static SupervisionView of(CaseFile file) {
            return new SupervisionView(RecordMetadata.of(file), file.supervisor());
        }
    }

    /** Who supervises the case now. */
    @Singleton
    record Again(SupervisionResource resource) implements Replay.Current {
        @Override
        public SupervisionView read(RepeatedRequest request) {
            return SupervisionView.of(resource.found(new CaseId(request.id())));
        }
    }

    @PUT
    @Once(Again.class)
    @Operation(
            operationId = "putCaseSupervisor",
            summary = "Name another supervisor of the case",
            description =
                    "By its supervisor, or by the agency's manager, who cannot name themselves; of a RESTRICTED case by the manager"
                            + " only where it has no supervisor who can act (listSupervisionGaps). If-Match is the case's.")
    public SupervisionView supervise(
            @PathParam("id") CaseId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull SupervisionBody body) {
        CaseFile file = IfMatch.require(expected, found(id));
        if (body.supervisorId().equals(file.supervisor()) && file.running()) {
            return SupervisionView.of(file);
        }
        if (!isItsSupervisor(file)) {
            SecondPerson.require(caller.subject(), body.supervisorId());
        }
        supervisors.requireOfCase(body.supervisorId(), file.agency(), file.owner(), file.workers(), "/supervisorId");
        String before = file.supervisor();
        journal.record(file.changeSupervisor(body.supervisorId(), clock), file.audience());
        if (before != null) {
            tasks.reassign(id, before, body.supervisorId());
            approvals.askNewSupervisor(file, before);
        }
        return SupervisionView.of(file);
    }

    /** Of the own agency. A caller who may not know of the case and is no manager does not find it. */
    private CaseFile found(CaseId id) {
        if (caller.has(Roles.AGENCY_MANAGER)) {
            CaseFile file = cases.ofAgency(id, caller);
            return file.restricted()
                    ? cases.withoutActingSupervisor(id, Approvals.isOverdueOfItsSupervisor(), caller)
                    : file;
        }
        CaseFile file = cases.get(id, caller);
        if (!isItsSupervisor(file)) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        return file;
    }

    private boolean isItsSupervisor(CaseFile file) {
        return cases.parties(file, caller).contains(Party.SUPERVISOR);
    }
}
