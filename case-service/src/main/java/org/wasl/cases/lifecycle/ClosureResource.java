package org.wasl.cases.lifecycle;

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
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.approval.ApprovalKind;
import org.wasl.cases.approval.Approvals;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CasePresenter;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.cases.casefile.CaseView;
import org.wasl.cases.casefile.Closure;
import org.wasl.cases.plan.CasePlan;
import org.wasl.cases.plan.Plans;
import org.wasl.contracts.code.ClosureReason;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;

/** Asking to close a case. The supervisor decides on the approval. */
@Path("/v1/cases/{id}/closure")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CASEWORKER)
public class ClosureResource {
    private final CaseCommands commands;
    private final CasePresenter presenter;
    private final Plans plans;
    private final Approvals approvals;

    @Inject
    ClosureResource(CaseCommands commands, CasePresenter presenter, Plans plans, Approvals approvals) {
        this.commands = commands;
        this.presenter = presenter;
        this.plans = plans;
        this.approvals = approvals;
    }

    /**
     * @param clientInformed whether the person knows and was asked; see also the person's feedback
     * @param safetyAtClosure how safe the person is now
     * @param followUpAfter a day on which somebody should look once more
     */
    @Schema(name = "ClosureBody")
    public record ClosureBody(
            @NotNull ClosureReason reason,
            @NotBlank @Size(max = 2000) @CleanText String summary,
            @Schema(nullable = true) Boolean clientInformed,

            @Size(max = 2000) @CleanText @Schema(nullable = true)
            String safetyAtClosure,

            @Schema(nullable = true) @PossibleDate LocalDate followUpAfter) {
        Closure closure(Integer goalsMet) {
            return new Closure(reason, summary, clientInformed, safetyAtClosure, followUpAfter, goalsMet);
        }
    }

    @POST
    @Once(value = CaseReplay.OfWorkers.class, windsUp = true)
    @Operation(
            operationId = "requestClosure",
            summary = "Ask to close the case",
            description =
                    "Answers 409 closure-objections with all that stands against it: open-high-risk, open-referral,"
                            + " open-task, basis-not-decided. Else an approval waits for the supervisor.")
    public CaseView request(
            @PathParam("id") CaseId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull ClosureBody body) {
        CaseCommand command = commands.begin(id, expected);
        CaseFile file = command.file();
        Integer goalsMet = plans.active(id).flatMap(CasePlan::goalsMet).orElse(null);
        var moved = file.lifecycle().requestClosure(body.closure(goalsMet), command.step());
        approvals.request(file, ApprovalKind.CLOSURE, file.rawId(), command.account());
        command.record(moved);
        return presenter.view(file);
    }
}
