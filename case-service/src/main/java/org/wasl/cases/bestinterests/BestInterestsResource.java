package org.wasl.cases.bestinterests;

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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.StepContext;
import org.wasl.cases.registry.Registry;
import org.wasl.contracts.code.BestInterestsKind;
import org.wasl.contracts.code.BestInterestsReason;
import org.wasl.contracts.code.BestInterestsStatus;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.idempotency.Act;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;

/** Best interests assessments and determinations. Known to the owner, the supervisor and whom a grant names them to. */
@Path("/v1/cases/{id}/best-interests")
@Tag(name = "Work with the person")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class BestInterestsResource {
    private final CaseCommands commands;
    private final BestInterestsProcedures procedures;
    private final Registry registry;
    private final Act act;
    private final Sealer sealer;

    @Inject
    BestInterestsResource(
            CaseCommands commands, BestInterestsProcedures procedures, Registry registry, Act act, Sealer sealer) {
        this.commands = commands;
        this.procedures = procedures;
        this.registry = registry;
        this.act = act;
        this.sealer = sealer;
    }

    /** @param reopenedFromId a closed procedure that this one takes up again */
    @Schema(name = "BestInterestsBody")
    public record InitiateBody(
            @NotNull BestInterestsKind kind,
            @NotNull BestInterestsReason reason,
            @Schema(nullable = true) PersonId guardianId,
            @Schema(nullable = true) UUID reopenedFromId) {}

    /** @param childViews what the child says and wants; it cannot be left out */
    @Schema(name = "BestInterestsReport")
    public record ReportBody(
            @NotBlank @Size(max = 10000) @CleanText String childViews,
            @NotBlank @Size(max = 20000) @CleanText String report) {}

    /** @param undertakings the members, each of whom has signed the undertaking of confidentiality */
    @Schema(name = "BestInterestsPanel")
    public record PanelBody(
            @NotNull @PossibleDate LocalDate heldOn,
            @Size(min = 3, max = 20) List<@NotBlank @Size(max = 200) @CleanText String> undertakings) {}

    @Schema(name = "BestInterestsDecision")
    public record DecideBody(
            @NotBlank @Size(max = 10000) @CleanText String decision,
            @Schema(nullable = true) @PossibleDate LocalDate reviewDue) {}

    @Schema(name = "BestInterestsDeferral")
    public record DeferBody(
            @NotBlank @Size(max = 2000) @CleanText String reason) {}

    @Schema(name = "BestInterests")
    public record ProcedureView(
            @JsonUnwrapped RecordMetadata metadata,
            BestInterestsKind kind,
            BestInterestsReason reason,
            BestInterestsStatus status,
            @Schema(nullable = true) UUID guardianId,
            @Schema(nullable = true) UUID reopenedFromId,
            @Schema(nullable = true) String childViews,
            @Schema(nullable = true) String report,
            @Schema(nullable = true) String reportBy,
            @Schema(nullable = true) LocalDate panelOn,
            List<String> undertakings,
            @Schema(nullable = true) String decision,
            @Schema(nullable = true) String decidedBy,
            @Schema(nullable = true) LocalDate reviewDue,
            @Schema(nullable = true) String deferral,
            List<String> allowedActions)
            implements View {}

    @GET
    @Transactional
    @Operation(operationId = "listBestInterests", summary = "List best interests procedures, newest first")
    public Page<ProcedureView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.listContents(id, procedures, page, this::view);
    }

    @POST
    @RolesAllowed(Roles.CASEWORKER)
    @Once(value = CaseReplay.OfWorkers.class, asksFirst = true)
    @Created
    @Operation(operationId = "initiateBestInterests", summary = "Begin a best interests assessment or determination")
    public ProcedureView initiate(@PathParam("id") CaseId id, @Valid @NotNull InitiateBody body) {
        commands.beforeAsking(id);
        UUID guardian = body.guardianId() == null
                ? null
                : registry.standing(body.guardianId(), "/guardianId").value();
        return act.commit(() -> {
            CaseCommand command = commands.begin(id);
            command.require(Party.OWNER);
            command.file().requireOpen();
            BestInterests reopened = body.reopenedFromId() == null
                    ? null
                    : procedures.named(
                            id, body.reopenedFromId(), command.caller(), "/reopenedFromId", "unknown-procedure");
            BestInterests procedure = new BestInterests(
                    command.file(), body.kind(), body.reason(), guardian, reopened, sealer, command.clock());
            procedures.persist(procedure);
            command.changed("best-interests");
            return view(procedure, command.context());
        });
    }

    @POST
    @Path("/{procedureId}/gather")
    @Once(CaseReplay.OfWorkers.class)
    @Operation(operationId = "gatherForBestInterests", summary = "Gather information, from now or again")
    public ProcedureView gather(
            @PathParam("id") CaseId id,
            @PathParam("procedureId") UUID procedureId,
            @HeaderParam("If-Match") IfMatch expected) {
        return step(id, procedureId, expected, (p, command) -> p.gather(command.context()));
    }

    @POST
    @Path("/{procedureId}/draft-report")
    @Once(CaseReplay.OfWorkers.class)
    @Operation(operationId = "draftBestInterestsReport", summary = "Hand in the report, with the child's own views")
    public ProcedureView draft(
            @PathParam("id") CaseId id,
            @PathParam("procedureId") UUID procedureId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull ReportBody body) {
        return step(
                id,
                procedureId,
                expected,
                (p, command) -> p.draft(body.childViews(), body.report(), command.context(), sealer));
    }

    @POST
    @Path("/{procedureId}/convene-panel")
    @Once(CaseReplay.OfWorkers.class)
    @Operation(
            operationId = "convenePanel",
            summary = "Convene the panel; all its members have promised confidentiality")
    public ProcedureView convene(
            @PathParam("id") CaseId id,
            @PathParam("procedureId") UUID procedureId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull PanelBody body) {
        return step(
                id,
                procedureId,
                expected,
                (p, command) -> p.convene(body.heldOn(), body.undertakings(), command.context(), sealer));
    }

    @POST
    @Path("/{procedureId}/decide")
    @Once(CaseReplay.OfWorkers.class)
    @Operation(
            operationId = "decideBestInterests",
            summary = "Decide; whoever wrote the report cannot",
            description = "A determination needs its panel first (409 panel-needed).")
    public ProcedureView decide(
            @PathParam("id") CaseId id,
            @PathParam("procedureId") UUID procedureId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull DecideBody body) {
        return step(
                id,
                procedureId,
                expected,
                (p, command) -> p.decide(body.decision(), body.reviewDue(), command.context(), sealer));
    }

    @POST
    @Path("/{procedureId}/defer")
    @Once(CaseReplay.OfWorkers.class)
    @Operation(operationId = "deferBestInterests", summary = "Defer the decision of the panel, with the reason")
    public ProcedureView defer(
            @PathParam("id") CaseId id,
            @PathParam("procedureId") UUID procedureId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull DeferBody body) {
        return step(id, procedureId, expected, (p, command) -> p.defer(body.reason(), command.context(), sealer));
    }

    @POST
    @Path("/{procedureId}/close")
    @Once(CaseReplay.OfWorkers.class)
    @Operation(operationId = "closeBestInterests", summary = "Close a procedure whose decision is carried out")
    public ProcedureView close(
            @PathParam("id") CaseId id,
            @PathParam("procedureId") UUID procedureId,
            @HeaderParam("If-Match") IfMatch expected) {
        return step(id, procedureId, expected, (p, command) -> p.close(command.context()));
    }

    private ProcedureView step(
            CaseId id, UUID procedureId, IfMatch expected, BiConsumer<BestInterests, CaseCommand> take) {
        CaseCommand command = commands.begin(id);
        BestInterests procedure = command.part(procedures, procedureId, expected);
        take.accept(procedure, command);
        command.changed("best-interests");
        return view(procedure, command.context());
    }

    private ProcedureView view(BestInterests p, StepContext reader) {
        BestInterests.Findings findings = p.findings(sealer);
        return new ProcedureView(
                RecordMetadata.of(p),
                p.kind(),
                p.reason(),
                p.status(),
                findings.guardianId(),
                p.reopenedFrom(),
                findings.childViews(),
                findings.report(),
                p.reportBy(),
                p.panelOn(),
                findings.undertakings(),
                findings.decision(),
                p.decidedBy(),
                p.reviewDue(),
                findings.deferral(),
                p.allowedActions(reader));
    }
}
