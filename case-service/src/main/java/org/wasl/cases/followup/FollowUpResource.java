package org.wasl.cases.followup;

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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.cases.casefile.StepContext;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.FollowUpStatus;
import org.wasl.contracts.code.FollowUpType;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;

/** Follow-ups of a case. */
@Path("/v1/cases/{id}/follow-ups")
@Tag(name = "Work with the person")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class FollowUpResource {
    private final CaseCommands commands;
    private final FollowUps followUps;
    private final Tasks tasks;
    private final Sealer sealer;

    @Inject
    FollowUpResource(CaseCommands commands, FollowUps followUps, Tasks tasks, Sealer sealer) {
        this.commands = commands;
        this.followUps = followUps;
        this.tasks = tasks;
        this.sealer = sealer;
    }

    @Schema(name = "FollowUpBody")
    public record FollowUpBody(
            @NotNull FollowUpType type,
            @NotNull @PossibleDate Instant plannedAt) {}

    /**
     * @param doneAt now where left out
     * @param childSeen whether the child was seen, in a child's case
     */
    @Schema(name = "FollowUpCompletion")
    public record CompleteBody(
            @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.PAST)
            Instant doneAt,

            @Schema(nullable = true) Boolean childSeen,
            @NotBlank @Size(max = 4000) @CleanText String outcome) {}

    @Schema(name = "FollowUpReason")
    public record ReasonBody(
            @NotBlank @Size(max = 1000) @CleanText String reason) {}

    /** @param outcome what came of it, or why it did not come to be */
    @Schema(name = "FollowUp")
    public record FollowUpView(
            @JsonUnwrapped RecordMetadata metadata,
            FollowUpType type,
            FollowUpStatus status,
            Instant plannedAt,
            @Schema(nullable = true) Instant doneAt,
            @Schema(nullable = true) Boolean childSeen,
            @Schema(nullable = true) String outcome,
            List<String> allowedActions)
            implements View {}

    @GET
    @Transactional
    @Operation(operationId = "listFollowUps", summary = "List the follow-ups of a case, newest first")
    public Page<FollowUpView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.listContents(id, followUps, page, this::view);
    }

    @POST
    @Once(CaseReplay.OfContributors.class)
    @Created
    @Operation(operationId = "planFollowUp", summary = "Plan a follow-up; it becomes a task of the owner")
    public FollowUpView plan(@PathParam("id") CaseId id, @Valid @NotNull FollowUpBody body) {
        CaseCommand command = commands.beginAsContributor(id, followUps);
        command.file().requireOpen();
        FollowUp followUp = new FollowUp(command.file(), body.type(), body.plannedAt(), sealer, command.clock());
        followUps.persist(followUp);
        tasks.open(command.file(), TaskType.FOLLOW_UP, command.file().owner(), body.plannedAt(), followUp.rawId());
        command.changed("follow-ups");
        return view(followUp, command.context());
    }

    @POST
    @Path("/{followUpId}/complete")
    @Once(CaseReplay.OfContributors.class)
    @Operation(operationId = "completeFollowUp", summary = "Complete a follow-up, with what came of it")
    public FollowUpView complete(
            @PathParam("id") CaseId id,
            @PathParam("followUpId") UUID followUpId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull CompleteBody body) {
        return step(
                id,
                followUpId,
                expected,
                (followUp, command) ->
                        followUp.complete(body.doneAt(), body.childSeen(), body.outcome(), command.context(), sealer));
    }

    @POST
    @Path("/{followUpId}/miss")
    @Once(CaseReplay.OfContributors.class)
    @Operation(
            operationId = "missFollowUp",
            summary = "Record that the person was not there; the visit can still be completed")
    public FollowUpView miss(
            @PathParam("id") CaseId id,
            @PathParam("followUpId") UUID followUpId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull ReasonBody body) {
        return step(
                id,
                followUpId,
                expected,
                (followUp, command) -> followUp.execute(FollowUp.Step.MISS, body.reason(), command.context(), sealer));
    }

    @POST
    @Path("/{followUpId}/cancel")
    @Once(CaseReplay.OfContributors.class)
    @Operation(operationId = "cancelFollowUp", summary = "Cancel a follow-up")
    public FollowUpView cancel(
            @PathParam("id") CaseId id,
            @PathParam("followUpId") UUID followUpId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull ReasonBody body) {
        return step(
                id,
                followUpId,
                expected,
                (followUp, command) ->
                        followUp.execute(FollowUp.Step.CANCEL, body.reason(), command.context(), sealer));
    }

    private FollowUpView step(CaseId id, UUID followUpId, IfMatch expected, BiConsumer<FollowUp, CaseCommand> take) {
        CaseCommand command = commands.beginAsContributor(id, followUps);
        FollowUp followUp = command.part(followUps, followUpId, expected);
        take.accept(followUp, command);
        if (followUp.status() != FollowUpStatus.MISSED) {
            tasks.completeFor(followUpId);
        }
        if (followUp.status() == FollowUpStatus.DONE) {
            tasks.completeRecurring(command.file(), TaskType.FOLLOW_UP);
        }
        command.changed("follow-ups");
        return view(followUp, command.context());
    }

    private FollowUpView view(FollowUp f, StepContext reader) {
        return new FollowUpView(
                RecordMetadata.of(f),
                f.type(),
                f.status(),
                f.plannedAt(),
                f.doneAt(),
                f.childSeen(),
                f.content(sealer, FollowUp.Outcome.class).text(),
                f.allowedActions(reader));
    }
}
