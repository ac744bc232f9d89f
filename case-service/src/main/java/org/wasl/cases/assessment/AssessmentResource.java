package org.wasl.cases.assessment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.approval.ApprovalKind;
import org.wasl.cases.approval.Approvals;
import org.wasl.cases.assessment.Assessment.Step;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.cases.casefile.StepContext;
import org.wasl.cases.form.CaseForms;
import org.wasl.contracts.code.AssessmentStatus;
import org.wasl.contracts.code.AssessmentType;
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
import org.wasl.platform.problem.Problem;

/** Assessments of a case. */
@Path("/v1/cases/{id}/assessments")
@Tag(name = "Assessment")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class AssessmentResource {
    private final CaseCommands commands;
    private final Assessments assessments;
    private final Approvals approvals;
    private final CaseForms forms;
    private final Sealer sealer;

    @Inject
    AssessmentResource(
            CaseCommands commands, Assessments assessments, Approvals approvals, CaseForms forms, Sealer sealer) {
        this.commands = commands;
        this.assessments = assessments;
        this.approvals = approvals;
        this.forms = forms;
        this.sealer = sealer;
    }

    /**
     * @param domains, answers in the single view only
     * @param functioningDifficulty with the Washington Group short set: a lot of difficulty, or more, in at least one of the six
     */
    @Schema(name = "Assessment")
    public record AssessmentView(
            @JsonUnwrapped RecordMetadata metadata,
            AssessmentType type,
            AssessmentStatus status,
            String author,
            @Schema(nullable = true) Instant completedAt,
            @Schema(nullable = true) String formCode,
            @Schema(nullable = true) Integer formVersion,
            @Schema(nullable = true) List<AssessmentBody.Domain> domains,

            @Schema(nullable = true, type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
            JsonNode answers,

            @Schema(nullable = true) Boolean functioningDifficulty,
            List<String> allowedActions)
            implements View {}

    @GET
    @Transactional
    @Operation(operationId = "listAssessments", summary = "List the assessments of a case, without their findings")
    public Page<AssessmentView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.list(id, assessments, page, (assessment, reader) -> view(assessment, reader, null));
    }

    @POST
    @RolesAllowed(Roles.CASEWORKER)
    @Once(CaseReplay.OfWorkers.class)
    @Created(at = "/v1/cases/{id}/assessments")
    @Operation(operationId = "createAssessment", summary = "Write an assessment; it is a draft until submitted")
    public AssessmentView create(@PathParam("id") CaseId id, @Valid @NotNull AssessmentBody body) {
        CaseCommand command = commands.begin(id);
        command.file().requireOpen();
        requireAnswers(body);
        Assessment.Content findings = body.content();
        Assessment assessment =
                new Assessment(command.file(), body.type(), findings, command.account(), sealer, command.clock());
        assessment.onForm(body.formCode(), body.formVersion(), findings.answers());
        assessments.persist(assessment);
        command.changed("assessments");
        return view(assessment, command.context(), findings);
    }

    @GET
    @Path("/{assessmentId}")
    @Transactional
    @Operation(operationId = "getAssessment", summary = "Get an assessment with its findings")
    public AssessmentView get(@PathParam("id") CaseId id, @PathParam("assessmentId") UUID assessmentId) {
        return commands.read(
                id,
                assessments,
                assessmentId,
                (assessment, reader) -> view(assessment, reader, assessment.content(sealer)));
    }

    @POST
    @Path("/{assessmentId}/submit")
    @RolesAllowed(Roles.CASEWORKER)
    @Once(CaseReplay.OfWorkers.class)
    @Operation(operationId = "submitAssessment", summary = "Submit an assessment to the supervisor for approval")
    public AssessmentView submit(
            @PathParam("id") CaseId id,
            @PathParam("assessmentId") UUID assessmentId,
            @HeaderParam("If-Match") IfMatch expected) {
        CaseCommand command = commands.begin(id);
        Assessment assessment = command.part(assessments, assessmentId, expected);
        assessment.execute(Step.SUBMIT, command.context());
        approvals.request(command.file(), ApprovalKind.ASSESSMENT, assessmentId, command.account());
        command.changed("assessments");
        return view(assessment, command.context(), assessment.content(sealer));
    }

    private void requireAnswers(AssessmentBody body) {
        if (!body.onForm()) {
            if (body.domains().isEmpty()) {
                throw Problem.invalidField("/domains", "not-empty");
            }
            return;
        }
        if (body.formCode() == null || body.formVersion() == null || body.answers() == null) {
            throw Problem.invalidField("/formVersion", "form-version-and-answers");
        }
        forms.requireValid(body.formCode(), body.formVersion(), body.answers(), "/answers");
    }

    private static AssessmentView view(Assessment a, StepContext reader, Assessment.Content findings) {
        return new AssessmentView(
                RecordMetadata.of(a),
                a.type(),
                a.status(),
                a.author(),
                a.completedAt(),
                a.formCode(),
                a.formVersion(),
                findings == null
                        ? null
                        : findings.domains().stream()
                                .map(AssessmentBody.Domain::of)
                                .toList(),
                findings == null ? null : findings.answers(),
                findings == null || findings.answers() == null
                        ? null
                        : WashingtonGroup.difficulty(a.formCode(), findings.answers()),
                a.allowedActions(reader));
    }
}
