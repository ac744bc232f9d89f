package org.wasl.cases.assessment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.approval.ApprovalKind;
import org.wasl.cases.approval.Approvals;
import org.wasl.cases.assessment.Assessment.Step;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.CaseWork;
import org.wasl.contracts.code.AssessmentStatus;
import org.wasl.contracts.code.AssessmentType;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Answers;
import org.wasl.platform.conditional.Head;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.View;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.value.CleanText;

/** Assessments of a case. */
@Path("/v1/cases/{id}/assessments")
@Tag(name = "Assessment")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class AssessmentResource {
    private final CaseWork work;
    private final Assessments assessments;
    private final Approvals approvals;
    private final Sealer sealer;

    @Inject
    AssessmentResource(CaseWork work, Assessments assessments, Approvals approvals, Sealer sealer) {
        this.work = work;
        this.assessments = assessments;
        this.approvals = approvals;
        this.sealer = sealer;
    }

    /** @param severity 0 none to 3 severe */
    @Schema(name = "AssessmentDomain")
    public record Domain(
            @NotNull @Pattern(regexp = "[A-Z0-9_]{2,60}") @Schema(examples = "EDUCATION")
            String code,

            @NotNull @Min(0) @Max(3) Integer severity,

            @Size(max = 4000) @CleanText @Schema(nullable = true)
            String needs,

            @Size(max = 4000) @CleanText @Schema(nullable = true)
            String strengths) {}

    @Schema(name = "AssessmentBody")
    public record AssessmentBody(
            @NotNull AssessmentType type,
            @NotEmpty @Size(max = 40) List<@Valid @NotNull Domain> domains) {}

    /** @param domains in the single view only */
    @Schema(name = "Assessment")
    public record AssessmentView(
            @JsonUnwrapped Head head,
            AssessmentType type,
            AssessmentStatus status,
            String author,
            @Schema(nullable = true) Instant completedAt,
            @Schema(nullable = true) List<Domain> domains,
            List<String> allowedActions)
            implements View {}

    @GET
    @Transactional
    @Operation(operationId = "listAssessments", summary = "The assessments of a case, without their findings")
    public Page<AssessmentView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return work.list(id, assessments, page, (assessment, parties) -> view(assessment, parties, null));
    }

    @POST
    @RolesAllowed(Roles.CASEWORKER)
    @Operation(operationId = "createAssessment", summary = "Write an assessment; it is a draft until submitted")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AssessmentView.class)))
    public Response create(@PathParam("id") CaseId id, @Valid @NotNull AssessmentBody body) {
        return work.act(id, body, act -> {
            act.file().requireOpen();
            Assessment assessment =
                    new Assessment(act.file(), body.type(), body.domains(), act.by(), sealer, act.clock());
            assessments.persist(assessment);
            act.changed("assessments");
            return Answers.created("/v1/cases/" + id + "/assessments", view(assessment, act.parties(), body.domains()));
        });
    }

    @GET
    @Path("/{assessmentId}")
    @Transactional
    @Operation(operationId = "getAssessment", summary = "An assessment with its findings")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssessmentView.class)))
    public Response get(@PathParam("id") CaseId id, @PathParam("assessmentId") UUID assessmentId) {
        return Answers.ok(work.read(
                id, assessments, assessmentId, (assessment, parties) -> view(assessment, parties, open(assessment))));
    }

    @POST
    @Path("/{assessmentId}/submit")
    @RolesAllowed(Roles.CASEWORKER)
    @Operation(operationId = "submitAssessment", summary = "Hand it to the supervisor for approval")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssessmentView.class)))
    public Response submit(
            @PathParam("id") CaseId id,
            @PathParam("assessmentId") UUID assessmentId,
            @HeaderParam("If-Match") IfMatch expected) {
        return work.act(id, List.of(), act -> {
            Assessment assessment = act.part(assessments, assessmentId, expected);
            assessment.take(Step.SUBMIT, act.parties(), act.clock());
            approvals.request(act.file(), ApprovalKind.ASSESSMENT, assessmentId, act.by());
            act.changed("assessments");
            return Answers.ok(view(assessment, act.parties(), open(assessment)));
        });
    }

    private List<Domain> open(Assessment assessment) {
        return List.of(assessment.content(sealer, Domain[].class));
    }

    private static AssessmentView view(Assessment a, Set<Party> parties, List<Domain> domains) {
        return new AssessmentView(
                Head.of(a),
                a.type(),
                a.status(),
                a.author(),
                a.completedAt(),
                domains,
                Assessment.TRANSITIONS.allowed(a.status(), parties, step -> step == Step.SUBMIT));
    }
}
