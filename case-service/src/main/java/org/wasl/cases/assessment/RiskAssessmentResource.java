package org.wasl.cases.assessment;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.approval.ApprovalKind;
import org.wasl.cases.approval.Approvals;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.vocabulary.CodeOf;

/** The risk of a case. Each assessment stays; the newest that counts is the case's level. */
@Path("/v1/cases/{id}/risk-assessments")
@Tag(name = "Assessment")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class RiskAssessmentResource {
    private final CaseCommands commands;
    private final RiskAssessments risks;
    private final Approvals approvals;
    private final Tasks tasks;

    @Inject
    RiskAssessmentResource(CaseCommands commands, RiskAssessments risks, Approvals approvals, Tasks tasks) {
        this.commands = commands;
        this.risks = risks;
        this.approvals = approvals;
        this.tasks = tasks;
    }

    @Schema(name = "RiskAssessmentBody")
    public record RiskBody(
            @NotNull RiskLevel level,
            @NotNull @Size(max = 30) List<@NotNull @CodeOf(Vocabulary.RISK_CRITERION) String> criteria,
            @NotBlank @Size(max = 2000) @CleanText String rationale) {}

    @Schema(name = "RiskAssessment")
    public record RiskView(
            @JsonUnwrapped RecordMetadata metadata,
            RiskLevel level,
            List<String> criteria,
            String rationale,
            String assessedBy)
            implements View {
        static RiskView of(RiskAssessment r) {
            return new RiskView(RecordMetadata.of(r), r.level(), r.criteria(), r.rationale(), r.assessedBy());
        }
    }

    @GET
    @Transactional
    @Operation(operationId = "listRiskAssessments", summary = "List the risk assessments of a case, newest first")
    public Page<RiskView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.list(id, risks, page, (risk, parties) -> RiskView.of(risk));
    }

    @POST
    @Once(CaseReplay.OfWorkers.class)
    @Created
    @Operation(
            operationId = "assessRisk",
            summary = "Assess the risk",
            description = "Down from HIGH it counts only after the supervisor approves; until then the case stays HIGH."
                    + " If-Match is the case's.")
    public RiskView assess(
            @PathParam("id") CaseId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull RiskBody body) {
        CaseCommand command = commands.begin(id, expected);
        CaseFile file = command.file();
        if (body.level() == RiskLevel.NOT_ASSESSED) {
            throw Problem.invalidField("/level", "invalid");
        }
        RiskAssessment risk = new RiskAssessment(
                file, body.level(), body.criteria(), body.rationale(), command.account(), command.clock());
        risks.persist(risk);
        if (RiskAssessment.isDowngrade(file.risk(), body.level())) {
            approvals.request(file, ApprovalKind.RISK_DOWNGRADE, risk.rawId(), command.account());
            command.changed("risk-assessments");
        } else {
            command.record(file.changeRisk(body.level(), command.clock()));
            tasks.reschedule(file);
        }
        return RiskView.of(risk);
    }
}
