package org.wasl.cases.breakglass;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.casefile.AccessStatements;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;

/** Emergency access to a case that is closed to the caller. */
@Path("/v1/cases/{id}/break-glass")
@Tag(name = "Sharing")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class BreakGlassResource {
    private final RuleLock locks;
    private final CaseFiles cases;
    private final CaseCommands commands;
    private final BreakGlassRecords broken;
    private final EmergencyAccess emergencyAccess;
    private final AccessStatements statements;
    private final Tasks tasks;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    BreakGlassResource(
            RuleLock locks,
            CaseFiles cases,
            CaseCommands commands,
            BreakGlassRecords broken,
            EmergencyAccess emergencyAccess,
            AccessStatements statements,
            Tasks tasks,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.locks = locks;
        this.cases = cases;
        this.commands = commands;
        this.broken = broken;
        this.emergencyAccess = emergencyAccess;
        this.statements = statements;
        this.tasks = tasks;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    @Schema(name = "BreakGlassBody")
    public record BreakBody(
            @NotBlank @Size(min = 10, max = 1000) @CleanText String reason) {}

    @Schema(name = "BreakGlassReview")
    public record ReviewBody(
            boolean justified,
            @NotBlank @Size(max = 1000) @CleanText String comment) {}

    @Schema(name = "BreakGlass")
    public record BreakView(
            @JsonUnwrapped RecordMetadata metadata,
            String accountId,
            String reason,
            Instant opensUntil,
            @Schema(nullable = true) Boolean justified,
            @Schema(nullable = true) String comment,
            @Schema(nullable = true) String reviewedBy)
            implements View {
        static BreakView of(BreakGlass b) {
            return new BreakView(
                    RecordMetadata.of(b),
                    b.account(),
                    b.reason(),
                    b.opensUntil(),
                    b.justified(),
                    b.comment(),
                    b.reviewedBy());
        }
    }

    /** For the account that opened the case: the opening as it is now. */
    @Singleton
    record Opened(BreakGlassResource resource) implements Replay.Current {
        @Override
        public BreakView read(RepeatedRequest request) {
            return BreakView.of(resource.broken.ownOf(
                    resource.cases.ofAgency(new CaseId(request.id()), resource.caller),
                    request.made(),
                    resource.caller));
        }
    }

    /** For the account that reviewed it: the opening as it is now. */
    @Singleton
    record Reviewed(BreakGlassResource resource) implements Replay.Current {
        @Override
        public BreakView read(RepeatedRequest request) {
            return BreakView.of(
                    resource.broken.reviewable(new CaseId(request.id()), request.id("glassId"), resource.caller));
        }
    }

    @GET
    @RolesAllowed(Roles.SUPERVISOR)
    @Transactional
    @Operation(operationId = "listBreakGlass", summary = "List who opened this case in an emergency, when and why")
    public Page<BreakView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.list(id, broken, page, (glass, parties) -> BreakView.of(glass));
    }

    @POST
    @Once(Opened.class)
    @Created
    @Operation(
            operationId = "breakGlass",
            summary = "Read a case of your agency that is closed to you, in an emergency",
            description =
                    "Opens it for three hours, to read. The supervisor is told at once and reviews it; the reason stays."
                            + " 409 glass-not-needed where the case is open to you anyway. 403 break-glass-refused, with refusedUntil"
                            + " (null: until it is lifted) and whom to ask, after an opening that was not justified or while one of"
                            + " yours waits too long for its review.")
    public BreakView breakGlass(@PathParam("id") CaseId id, @Valid @NotNull BreakBody body) {
        emergencyAccess.requireNotRefused(caller);
        locks.take("break-glass", id, caller.subject());
        CaseFile file = cases.ofAgency(id, caller);
        if (!cases.accessTo(file, caller).open().isEmpty()) {
            throw new Problem(CaseProblem.GLASS_NOT_NEEDED);
        }
        BreakGlass glass = new BreakGlass(file, caller.subject(), body.reason(), clock);
        broken.persist(glass);
        tasks.open(file, TaskType.BREAK_GLASS_REVIEW, file.supervisor(), glass.rawId());
        journal.record(file.changed("break-glass", clock), file.audience());
        return BreakView.of(glass);
    }

    @POST
    @Path("/{glassId}/review")
    @RolesAllowed(Roles.SUPERVISOR)
    @Once(Reviewed.class)
    @Operation(
            operationId = "reviewBreakGlass",
            summary = "Say whether it was justified; what was not, ends at once",
            description =
                    "By the supervisor of the case, or whom the manager asked; never by who opened it, works on the case or"
                            + " did. What was not justified is refused to the account from then on: for a day, for a week, until the"
                            + " manager lifts it; what else the account has open is closed, and where it covers for colleagues, that ends.")
    public BreakView review(
            @PathParam("id") CaseId id,
            @PathParam("glassId") UUID glassId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull ReviewBody body) {
        BreakGlass glass = IfMatch.require(expected, broken.reviewable(id, glassId, caller));
        CaseFile file = cases.findById(id.value());
        requireReviewer(file, glass);
        glass.review(file, body.justified(), body.comment(), caller.subject(), clock);
        tasks.completeFor(glassId);
        journal.record(file.changed("break-glass", clock), file.audience());
        emergencyAccess.follow(glass).forEach(closed -> statements.stateNow(cases.findById(closed.value())));
        return BreakView.of(glass);
    }

    /** Of the agency whose account it is: another one that the case went to does not judge it. */
    private void requireReviewer(CaseFile file, BreakGlass glass) {
        boolean delegated = caller.subject().equals(glass.delegate());
        boolean ours = glass.agency().equals(caller.agency());
        if (!ours || !(delegated || cases.parties(file, caller).contains(Party.SUPERVISOR))) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
    }
}
