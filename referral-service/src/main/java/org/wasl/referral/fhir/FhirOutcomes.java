package org.wasl.referral.fhir;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.wasl.platform.problem.ProblemBody;

/** A client of FHIR is told what is wrong as an OperationOutcome, in its language like all others. */
class FhirOutcomes {
    @ServerResponseFilter
    void problem(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().startsWith("/fhir") && response.getEntity() instanceof ProblemBody problem) {
            response.setEntity(FhirJson.text(outcome(problem)), null, MediaType.valueOf(FhirJson.MEDIA_TYPE));
        }
    }

    private static OperationOutcome outcome(ProblemBody problem) {
        OperationOutcome outcome = new OperationOutcome();
        OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(code(problem.status()))
                .setDetails(new CodeableConcept().setText(problem.title()))
                .setDiagnostics(problem.detail());
        problem.errors().forEach(error -> issue.addExpression(error.pointer().replace("#", "")));
        return outcome;
    }

    private static IssueType code(int status) {
        return switch (status) {
            case 400, 422 -> IssueType.INVALID;
            case 401 -> IssueType.LOGIN;
            case 403 -> IssueType.FORBIDDEN;
            case 404 -> IssueType.NOTFOUND;
            case 405, 406, 415 -> IssueType.NOTSUPPORTED;
            case 429 -> IssueType.THROTTLED;
            case 503, 504 -> IssueType.TRANSIENT;
            default -> status < 500 ? IssueType.PROCESSING : IssueType.EXCEPTION;
        };
    }
}
