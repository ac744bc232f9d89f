package org.wasl.cases.assignment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.WritesWithoutKey;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.ProblemBody;
import org.wasl.platform.value.CleanText;

/** Giving many cases to other workers, as when their worker leaves. Each stands for itself: one that cannot be given does not stop the others. */
@Path("/v1/cases/reassignments")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SUPERVISOR)
public class ReassignmentResource {
    private static final int MOST = 1000;

    private final CaseAssigner assigner;
    private final Caller caller;

    @Inject
    ReassignmentResource(CaseAssigner assigner, Caller caller) {
        this.assigner = assigner;
        this.caller = caller;
    }

    /**
     * @param version as you read it
     * @param ownerId account of the worker
     * @param supervisorId account of the supervisor from now on; the present one where left out, who cannot be the new owner
     */
    @Schema(name = "CaseReassignment")
    public record Reassignment(
            @NotNull CaseId caseId,
            int version,
            @NotBlank @Size(max = 100) String ownerId,
            @Size(max = 100) @Schema(nullable = true) String supervisorId) {}

    /**
     * @param reason of all of them
     * @param overrideReason why a worker gets them although away, full or without a licence
     */
    @Schema(name = "CaseReassignments")
    public record ReassignmentsBody(
            @NotEmpty @Size(max = MOST) List<@Valid @NotNull Reassignment> cases,
            @NotBlank @Size(max = 1000) @CleanText String reason,

            @Size(max = 1000) @CleanText @Schema(nullable = true)
            String overrideReason) {}

    /**
     * @param line of the request, from 1
     * @param assignmentId null where it was refused
     * @param version of the case now; null where it was refused
     * @param problem why the case stays where it is, as `assignCase` would answer; null where it was given
     */
    @Schema(name = "CaseReassigned")
    public record Reassigned(
            int line,
            CaseId caseId,
            @Schema(nullable = true) UUID assignmentId,
            @Schema(nullable = true) Integer version,
            @Schema(nullable = true) ProblemBody problem) {}

    /** @param lines in the order of the request */
    @Schema(name = "CasesReassigned")
    public record ReassignedBody(int assigned, int refused, List<Reassigned> lines) {}

    @POST
    @WritesWithoutKey
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true) // each line names a version
    @Operation(
            operationId = "reassignCases",
            summary = "Give up to a thousand cases to other workers",
            description =
                    "In the order given, each in a transaction of its own, by the rules of `assignCase`: a case that you"
                            + " may not know of is answered like one that does not exist. To repeat the call is safe: a case"
                            + " that was given is refused as stale.")
    public ReassignedBody reassign(@Valid @NotNull ReassignmentsBody body) {
        List<Reassigned> lines = new ArrayList<>();
        for (Reassignment one : body.cases()) {
            lines.add(reassigned(lines.size() + 1, one, body));
        }
        int refused =
                (int) lines.stream().filter(line -> line.problem() != null).count();
        return new ReassignedBody(lines.size() - refused, refused, lines);
    }

    private Reassigned reassigned(int line, Reassignment one, ReassignmentsBody body) {
        CaseAssigner.Wanted wanted =
                new CaseAssigner.Wanted(one.ownerId(), one.supervisorId(), body.reason(), body.overrideReason());
        try {
            caller.requireOpenOrganization();
            CaseAssigner.Assigned assigned =
                    assigner.assignInOwnTransaction(one.caseId(), IfMatch.version(one.version()), wanted);
            return new Reassigned(
                    line,
                    one.caseId(),
                    assigned.assignment().rawId(),
                    assigned.file().version(),
                    null);
        } catch (Problem refused) {
            if (refused.type().status() >= 500) {
                throw refused; // an outage is no fault of the line
            }
            return new Reassigned(line, one.caseId(), null, null, ProblemBody.of(refused, caller.language(), null));
        }
    }
}
