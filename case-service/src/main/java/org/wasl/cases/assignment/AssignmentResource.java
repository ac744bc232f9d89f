package org.wasl.cases.assignment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.value.CleanText;

/** Giving a case to another worker of the agency. */
@Path("/v1/cases/{id}/assignments")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class AssignmentResource {
    private final CaseCommands commands;
    private final Assignments assignments;
    private final CaseAssigner assigner;

    @Inject
    AssignmentResource(CaseCommands commands, Assignments assignments, CaseAssigner assigner) {
        this.commands = commands;
        this.assignments = assignments;
        this.assigner = assigner;
    }

    /**
     * @param ownerId account of the worker
     * @param supervisorId account of the supervisor from now on; the present one where left out, who cannot be the new owner
     * @param overrideReason why the worker gets it although away, full or without a licence
     */
    @Schema(name = "AssignmentBody")
    public record AssignmentBody(
            @NotBlank @Size(max = 100) String ownerId,
            @Size(max = 100) @Schema(nullable = true) String supervisorId,
            @NotBlank @Size(max = 1000) @CleanText String reason,

            @Size(max = 1000) @CleanText @Schema(nullable = true)
            String overrideReason) {
        CaseAssigner.Wanted wanted() {
            return new CaseAssigner.Wanted(ownerId, supervisorId, reason, overrideReason);
        }
    }

    @Schema(name = "Assignment")
    public record AssignmentView(
            @JsonUnwrapped RecordMetadata metadata,
            String fromOwnerId,
            String toOwnerId,
            String reason,
            @Schema(nullable = true) String overrideReason,
            String assignedBy)
            implements View {
        static AssignmentView of(Assignment a) {
            return new AssignmentView(
                    RecordMetadata.of(a), a.fromOwner(), a.toOwner(), a.reason(), a.overrideReason(), a.assignedBy());
        }
    }

    @GET
    @Transactional
    @Operation(operationId = "listAssignments", summary = "List the workers to whom the case was given, newest first")
    public Page<AssignmentView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.list(id, assignments, page, (assignment, parties) -> AssignmentView.of(assignment));
    }

    @POST
    @RolesAllowed(Roles.SUPERVISOR)
    @Once(CaseReplay.OfWorkers.class)
    @Created
    @Operation(
            operationId = "assignCase",
            summary = "Give the case to another worker",
            description =
                    "Answers 409 worker-not-available with the objections: not-a-worker, not-licensed, away,"
                            + " caseload-full, emergency-access-refused. All but the first yield to an overrideReason. If-Match is the case's.")
    public AssignmentView assign(
            @PathParam("id") CaseId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull AssignmentBody body) {
        return AssignmentView.of(assigner.assign(id, expected, body.wanted()).assignment());
    }
}
