package org.wasl.cases.assignment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.approval.Approvals;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;

/** Cases that nobody oversees, for the agency's manager: ids and nothing of the cases. */
@Path("/v1/supervision-gaps")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AGENCY_MANAGER)
public class SupervisionGapResource {
    private final CaseFiles cases;
    private final Pages pages;
    private final Caller caller;

    @Inject
    SupervisionGapResource(CaseFiles cases, Pages pages, Caller caller) {
        this.cases = cases;
        this.pages = pages;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listSupervisionGaps",
            summary = "List running cases of your agency whose named supervisor cannot act",
            description =
                    "The account is no supervisor of the agency, has not used the case service yet, has left, works on the"
                            + " case, or did, or asked for something that nobody has decided although it is overdue. Name another"
                            + " with `putCaseSupervisor`.")
    public Page<SupervisionResource.SupervisionView> gaps(@Valid @BeanParam PageRequest page) {
        return pages.of(
                cases.withoutActingSupervisor(Approvals.isOverdueOfItsSupervisor(), caller),
                page,
                SupervisionResource.SupervisionView::of);
    }
}
