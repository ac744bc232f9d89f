package org.wasl.cases.merge;

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
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.StepContext;
import org.wasl.cases.consent.CaseConsents;
import org.wasl.cases.merge.CaseMerge.Deciding;
import org.wasl.contracts.code.CaseMergeStatus;
import org.wasl.contracts.event.CaseMoved;
import org.wasl.contracts.event.DomainEvent;
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
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;

/** Merging two cases of one person. Shows ids and nothing of the cases: a data steward mends records and reads no files. */
@Path("/v1/cases/{id}/merges")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENCY_MANAGER, Roles.DATA_STEWARD, Roles.SUPERVISOR, Roles.CASEWORKER})
public class CaseMergeResource {
    private final CaseFiles cases;
    private final CaseCommands commands;
    private final CaseMerges merges;
    private final CaseConsents consents;
    private final Pages pages;
    private final Caller caller;

    @Inject
    CaseMergeResource(
            CaseFiles cases,
            CaseCommands commands,
            CaseMerges merges,
            CaseConsents consents,
            Pages pages,
            Caller caller) {
        this.cases = cases;
        this.commands = commands;
        this.merges = merges;
        this.consents = consents;
        this.pages = pages;
        this.caller = caller;
    }

    /** @param caseId the case that ends and from then on leads here */
    @Schema(name = "CaseMergeBody")
    public record MergeBody(
            @NotNull CaseId caseId,
            @NotBlank @Size(max = 1000) @CleanText String reason) {}

    @Schema(name = "CaseMerge")
    public record MergeView(
            @JsonUnwrapped RecordMetadata metadata,
            CaseId survivorId,
            CaseId mergedId,
            CaseMergeStatus status,
            String reason,
            String proposedBy,
            @Schema(nullable = true) String decidedBy,
            @Schema(nullable = true) Instant decidedAt,
            List<String> allowedActions)
            implements View {}

    @GET
    @Transactional
    @Operation(operationId = "listCaseMerges", summary = "List the merges that were proposed and made into this case")
    public Page<MergeView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        StepContext reader = commands.contextOf(cases.mergeable(id, caller));
        return pages.of(merges.of(id, caller), page, merge -> view(merge, reader));
    }

    /** Kept while the caller may merge the case and sees the same of it. */
    @Singleton
    record OfStewards(CaseMergeResource resource) implements Replay.WhileAccessIsTheSame {
        @Override
        public String access(RepeatedRequest request) {
            return resource.commands
                    .beginAsSteward(resource.mergeable(new CaseId(request.id())))
                    .access();
        }
    }

    @POST
    @Once(OfStewards.class)
    @Created
    @Operation(
            operationId = "proposeCaseMerge",
            summary = "Propose to merge another case into this one",
            description =
                    "Same person, same programme, or 409 merge-objections. A second steward confirms. By the agency's manager and data"
                            + " stewards; of a RESTRICTED case by its owner and its supervisor, because nobody else may know of it. 403 else.")
    public MergeView propose(@PathParam("id") CaseId id, @Valid @NotNull MergeBody body) {
        CaseCommand command = commands.beginAsSteward(mergeable(id));
        CaseMerge merge =
                new CaseMerge(command.file(), other(body.caseId()), body.reason(), command.account(), command.clock());
        merges.persist(merge);
        command.changed("merges");
        return view(merge, command.context());
    }

    @POST
    @Path("/{mergeId}/confirm")
    @Once(OfStewards.class)
    @Operation(
            operationId = "confirmCaseMerge",
            summary = "Merge: the other case points here from now on",
            description =
                    "By those who may propose; the account that proposed cannot confirm. The other case keeps its parts and its id, which"
                            + " redirects.")
    public MergeView confirm(
            @PathParam("id") CaseId id, @PathParam("mergeId") UUID mergeId, @HeaderParam("If-Match") IfMatch expected) {
        return decide(id, mergeId, expected, (merge, command) -> {
            Deciding deciding = deciding(merge, command.context());
            return merge.confirm(deciding, command.step(deciding.merged()));
        });
    }

    @POST
    @Path("/{mergeId}/reject")
    @Once(OfStewards.class)
    @Operation(operationId = "rejectCaseMerge", summary = "Reject a merge: they stay two cases")
    public MergeView reject(
            @PathParam("id") CaseId id, @PathParam("mergeId") UUID mergeId, @HeaderParam("If-Match") IfMatch expected) {
        return decide(id, mergeId, expected, (merge, command) -> {
            merge.reject(deciding(merge, command.context()));
            return command.file().changed("merges", command.clock());
        });
    }

    @POST
    @Path("/{mergeId}/undo")
    @Once(OfStewards.class)
    @Operation(operationId = "undoCaseMerge", summary = "Undo a merge: two cases again, each as it was; within 30 days")
    public MergeView undo(
            @PathParam("id") CaseId id, @PathParam("mergeId") UUID mergeId, @HeaderParam("If-Match") IfMatch expected) {
        return decide(id, mergeId, expected, (merge, command) -> {
            Deciding deciding = deciding(merge, command.context());
            CaseFile merged = deciding.merged();
            CaseMoved undone = merge.undo(deciding, command.step(merged));
            consents.openConsentTask(merged);
            return undone;
        });
    }

    private MergeView decide(
            CaseId id, UUID mergeId, IfMatch expected, BiFunction<CaseMerge, CaseCommand, DomainEvent> decision) {
        CaseCommand command = commands.beginAsSteward(mergeable(id));
        CaseMerge merge = command.part(merges, mergeId, expected);
        command.record(decision.apply(merge, command));
        return view(merge, command.context());
    }

    private MergeView view(CaseMerge merge, StepContext reader) {
        return new MergeView(
                RecordMetadata.of(merge),
                merge.caseId(),
                merge.merged(),
                merge.status(),
                merge.reason(),
                merge.proposedBy(),
                merge.decidedBy(),
                merge.decidedAt(),
                merge.allowedActions(deciding(merge, reader)));
    }

    private Deciding deciding(CaseMerge merge, StepContext as) {
        CaseFile merged = cases.findById(merge.merged().value());
        Set<Party> parties = new HashSet<>(as.parties());
        if (!cases.parties(merged, caller).contains(Party.STEWARD)) {
            parties.remove(Party.STEWARD);
        }
        return new Deciding(merge, new StepContext(as.file(), parties, as.by(), as.clock()), merged);
    }

    private CaseFile other(CaseId id) {
        try {
            return mergeable(id);
        } catch (Problem notFound) {
            throw notFound.type() == CommonProblem.NOT_FOUND
                    ? Problem.invalidField("/caseId", "unknown-case")
                    : notFound;
        }
    }

    private CaseFile mergeable(CaseId id) {
        CaseFile file = cases.mergeable(id, caller);
        if (!cases.parties(file, caller).contains(Party.STEWARD)) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        return file;
    }
}
