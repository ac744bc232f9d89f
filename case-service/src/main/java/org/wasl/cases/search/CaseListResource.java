package org.wasl.cases.search;

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
import org.wasl.cases.casefile.CasePresenter;
import org.wasl.cases.casefile.CaseView;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;

/** The list of cases. */
@Path("/v1/cases")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
public class CaseListResource {
    private final SavedFilters saved;
    private final CasePresenter presenter;
    private final Caller caller;

    @Inject
    CaseListResource(SavedFilters saved, CasePresenter presenter, Caller caller) {
        this.saved = saved;
        this.presenter = presenter;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "listCases", summary = "List the cases that you may know of, newest first")
    public Page<CaseView> list(@Valid @BeanParam PageRequest page, @Valid @BeanParam CaseQuery query) {
        return presenter.page(saved.filter(query, caller), page);
    }
}
