package org.wasl.cases.lifecycle;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.approval.Approvals;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CasePresenter;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.cases.casefile.CaseTransitions.StageStep;
import org.wasl.cases.casefile.CaseView;
import org.wasl.cases.consent.CaseConsents;
import org.wasl.cases.registry.Registry;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.CaseLegalBasis;
import org.wasl.contracts.code.ConfirmNewReason;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.event.CaseChanged;
import org.wasl.contracts.event.CaseMoved;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Act;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;

/** The steps of a case, one method each. Each is one transaction with one event and one audit row. */
@Path("/v1/cases/{id}")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class CaseStepResource {
    private final CaseCommands commands;
    private final CasePresenter presenter;
    private final Tasks tasks;
    private final HouseholdHeadConsumer heads;
    private final Approvals approvals;
    private final CaseConsents consents;
    private final Registry registry;
    private final RunningCases runningCases;
    private final Act act;

    @Inject
    CaseStepResource(
            CaseCommands commands,
            CasePresenter presenter,
            Tasks tasks,
            HouseholdHeadConsumer heads,
            Approvals approvals,
            CaseConsents consents,
            Registry registry,
            RunningCases runningCases,
            Act act) {
        this.commands = commands;
        this.presenter = presenter;
        this.tasks = tasks;
        this.heads = heads;
        this.approvals = approvals;
        this.consents = consents;
        this.registry = registry;
        this.runningCases = runningCases;
        this.act = act;
    }

    /**
     * @param consentId required where the legal basis is CONSENT or ASSENT_PLUS_CAREGIVER, and of no other: a consent of the person that the registry knows
     * @param basisReason required with each other basis: why; a second person reads it and decides
     * @param overrideReason the supervisor's, where the owner is away, full or without a licence
     */
    @Schema(name = "CaseRegistration")
    public record RegisterBody(
            @NotNull CaseLegalBasis legalBasis,
            @Schema(nullable = true) ConsentId consentId,

            @Size(min = 10, max = 1000) @Pattern(regexp = CleanText.NOT_BLANK) @CleanText @Schema(nullable = true)
            String basisReason,

            @Size(max = 1000) @CleanText @Schema(nullable = true)
            String overrideReason) {
        void requireWhatItRestsOn() {
            if (legalBasis.isByConsent() != (consentId != null)) {
                throw Problem.invalidField("/consentId", consentId == null ? "not-null" : "for-consent-only");
            }
            if (!legalBasis.isByConsent() && basisReason == null) {
                throw Problem.invalidField("/basisReason", "reason-required");
            }
        }
    }

    @Schema(name = "CaseReason")
    public record ReasonBody(
            @NotBlank @Size(max = 1000) @CleanText String reason) {}

    /** @param overrideReason the supervisor's, where the owner is away, full or without a licence */
    @Schema(name = "CaseReopening")
    public record ReopenBody(
            @NotBlank @Size(max = 1000) @CleanText String reason,

            @Size(max = 1000) @CleanText @Schema(nullable = true)
            String overrideReason) {}

    /** @param reviewDue within 30 days */
    @Schema(name = "CaseHold")
    public record HoldBody(
            @NotBlank @Size(max = 1000) @CleanText String reason,
            @NotNull @PossibleDate LocalDate reviewDue) {}

    @POST
    @Path("/register")
    @Once(value = CaseReplay.OfWorkers.class, asksFirst = true)
    @Operation(
            operationId = "registerCase",
            summary = "Open it: consent, or another legal basis, is there",
            description =
                    "A consent is one of the person that is recorded in the registry, in force, for CASE_MANAGEMENT, with your"
                            + " agency among its recipients; with ASSENT_PLUS_CAREGIVER one that a guardian gave. The registry is asked: 422 names"
                            + " /consentId with unknown-consent, consent-for-another-purpose, consent-for-another-agency, not-a-consent,"
                            + " consent-ended, consent-replaced or guardian-consent-needed; 503 while it is away."
                            + " Without a consent it needs a basisReason, and opens at once; an approval LEGAL_BASIS waits for a supervisor other than"
                            + " the account that registers. Until it is decided the case cannot be closed. Refused, the case is IDENTIFIED again: it is"
                            + " registered on a consent, or screened out. A running case is registered again when its consent has ended"
                            + " (consentEndedAt, task CONSENT_ENDED): on another consent, or on another basis that is decided in the same way.")
    public CaseView register(
            @PathParam("id") CaseId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull RegisterBody body) {
        CaseFile asked = commands.beforeAsking(id, expected);
        requireBasis(asked, body);
        boolean again = asked.lifecycle().isOnConsent();
        return act.commit(() -> {
            CaseCommand command = commands.begin(id, expected);
            CaseFile file = command.file();
            command.record(again ? registeredAgain(command, body) : registered(command, body));
            if (file.lifecycle().isWithoutConsent()) {
                approvals.requestBasis(file, body.basisReason(), command.account());
            }
            return presenter.view(file);
        });
    }

    /** What it is opened on is there, where it can be opened at all. */
    private void requireBasis(CaseFile file, RegisterBody body) {
        body.requireWhatItRestsOn();
        if (file.lifecycle().isRegistrable() && body.consentId() != null) {
            consents.require(file, body.legalBasis(), body.consentId());
        } else if (file.lifecycle().isRegistrable() && body.legalBasis() != CaseLegalBasis.VITAL_INTEREST) {
            registry.requireNotRestricted(file.subject());
        }
    }

    private CaseMoved registered(CaseCommand command, RegisterBody body) {
        CaseFile file = command.file();
        CaseMoved moved =
                file.lifecycle().register(body.legalBasis(), body.consentId(), command.step(body.overrideReason()));
        tasks.complete(file.id(), TaskType.FIRST_RESPONSE);
        tasks.open(file, TaskType.ASSESSMENT, file.owner(), null);
        return moved;
    }

    private CaseChanged registeredAgain(CaseCommand command, RegisterBody body) {
        CaseChanged changed =
                command.file().lifecycle().registerAgain(body.legalBasis(), body.consentId(), command.step());
        tasks.complete(command.file().id(), TaskType.CONSENT_ENDED);
        return changed;
    }

    @POST
    @Path("/screen-out")
    @Once(CaseReplay.OfWorkers.class)
    @Operation(operationId = "screenOutCase", summary = "Screen a case out as not eligible, with the reason")
    public CaseView screenOut(
            @PathParam("id") CaseId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull ReasonBody body) {
        return step(id, expected, command -> {
            CaseFile file = command.file();
            CaseMoved moved = file.lifecycle().screenOut(body.reason(), command.step());
            tasks.complete(file.id(), TaskType.FIRST_RESPONSE);
            tasks.cancel(file.id());
            return moved;
        });
    }

    @POST
    @Path("/hold")
    @Once(CaseReplay.OfWorkers.class)
    @Operation(operationId = "holdCase", summary = "Put it on hold; a HIGH risk case by its supervisor only")
    public CaseView hold(
            @PathParam("id") CaseId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull HoldBody body) {
        return step(id, expected, command -> {
            CaseFile file = command.file();
            CaseMoved moved = file.lifecycle().hold(body.reason(), body.reviewDue(), command.step());
            tasks.pause(file.id());
            return moved;
        });
    }

    @POST
    @Path("/resume")
    @Once(CaseReplay.OfWorkers.class)
    @Operation(operationId = "resumeCase", summary = "Resume a case after a hold")
    public CaseView resume(@PathParam("id") CaseId id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, command -> {
            CaseFile file = command.file();
            CaseMoved moved = file.lifecycle().resume(command.step());
            tasks.resume(file.id());
            return moved;
        });
    }

    @POST
    @Path("/complete-assessment")
    @Once(CaseReplay.OfWorkers.class)
    @Operation(
            operationId = "completeAssessment",
            summary = "Complete the assessment: on to planning",
            description = "Asks for a risk level; where it is HIGH, for an assessment that the supervisor approved.")
    public CaseView completeAssessment(@PathParam("id") CaseId id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, command -> {
            CaseFile file = command.file();
            CaseMoved moved = file.lifecycle().move(StageStep.COMPLETE_ASSESSMENT, command.step());
            tasks.complete(file.id(), TaskType.ASSESSMENT);
            tasks.open(file, TaskType.PLAN, file.owner(), null);
            return moved;
        });
    }

    @POST
    @Path("/review")
    @Once(CaseReplay.OfWorkers.class)
    @Operation(operationId = "reviewCase", summary = "Review how the case goes")
    public CaseView review(@PathParam("id") CaseId id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, command -> command.file().lifecycle().move(StageStep.REVIEW, command.step()));
    }

    @POST
    @Path("/continue")
    @Once(CaseReplay.OfWorkers.class)
    @Operation(
            operationId = "continueCase",
            summary = "Continue with the plan after a review; the risk has been assessed anew in the review")
    public CaseView continueImplementation(@PathParam("id") CaseId id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, command -> {
            CaseFile file = command.file();
            CaseMoved moved = file.lifecycle().move(StageStep.CONTINUE, command.step());
            tasks.completeRecurring(file, TaskType.REVIEW);
            return moved;
        });
    }

    @POST
    @Path("/reopen")
    @Once(value = CaseReplay.OfWorkers.class, asksFirst = true)
    @Operation(
            operationId = "reopenCase",
            summary = "Open a closed case again; after 90 days the supervisor does",
            description =
                    "Answers 409 possible-duplicate with the running cases of the person in this programme that you may know of;"
                            + " confirmNew opens it all the same. Where it rests on another basis than consent, an approval LEGAL_BASIS waits as after registering. Where it rests"
                            + " on a consent, the registry is asked whether that is still in force (503 while it is away); if not, the"
                            + " case is IDENTIFIED again, and is registered anew before work begins.")
    public CaseView reopen(
            @PathParam("id") CaseId id,
            @QueryParam("confirmNew")
                    @Parameter(description = "Why the case is opened again although another one is running.")
                    ConfirmNewReason confirmNew,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull ReopenBody body) {
        boolean holds = basisHolds(commands.beforeAsking(id, expected));
        return act.commit(() -> {
            CaseCommand command = commands.begin(id, expected);
            CaseFile file = command.file();
            CaseMoved reopened = file.lifecycle().reopen(body.reason(), holds, command.step(body.overrideReason()));
            runningCases.others(file.subject(), file.programme(), id, confirmNew);
            command.record(reopened);
            if (file.lifecycle().isWithoutConsent()) {
                approvals.requestBasis(file, body.reason(), command.account());
            }
            tasks.open(file, holds ? TaskType.ASSESSMENT : TaskType.FIRST_RESPONSE, file.owner(), null);
            heads.begins(file);
            return presenter.view(file);
        });
    }

    /** Another basis than consent is decided anew. Only a closed case is opened again: of another nothing is asked. */
    private boolean basisHolds(CaseFile file) {
        return !file.lifecycle().isOnConsent()
                || file.running()
                || (!file.lifecycle().hasConsentEnded()
                        && file.lifecycle()
                                .consent()
                                .filter(consent -> consents.isInForce(file, consent))
                                .isPresent());
    }

    @POST
    @Path("/transfer-external")
    @Once(value = CaseReplay.OfWorkers.class, windsUp = true)
    @Operation(
            operationId = "transferCaseOut",
            summary = "Record that an agency outside the platform has taken the case over")
    public CaseView transferExternal(
            @PathParam("id") CaseId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull ReasonBody body) {
        return step(id, expected, command -> {
            CaseFile file = command.file();
            CaseMoved moved = file.lifecycle().transferExternal(body.reason(), command.step());
            tasks.cancel(file.id());
            return moved;
        });
    }

    private CaseView step(CaseId id, IfMatch expected, Function<CaseCommand, CaseMoved> take) {
        CaseCommand command = commands.begin(id, expected);
        command.record(take.apply(command));
        return presenter.view(command.file());
    }
}
