package org.wasl.cases.programme;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** What the person of a case takes part in. */
@Path("/v1/cases/{id}/enrolments")
@Tag(name = "Programmes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class CaseEnrolmentResource {
    private final CaseFiles cases;
    private final Enrolments enrolments;
    private final EnrolmentViews views;
    private final Caller caller;

    @Inject
    CaseEnrolmentResource(CaseFiles cases, Enrolments enrolments, EnrolmentViews views, Caller caller) {
        this.cases = cases;
        this.enrolments = enrolments;
        this.views = views;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listCaseEnrolments",
            summary = "List the person's part in programmes of your agency's centres, newest first")
    public Page<EnrolmentView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        CaseFile file = cases.get(id, caller);
        if (!cases.accessTo(file, caller).to(CaseCategory.SUBJECT)) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        return views.page(enrolments.ofPerson(file.subject(), caller), page);
    }
}
