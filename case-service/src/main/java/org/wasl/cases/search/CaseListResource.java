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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseDesk;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CaseView;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;

/** The list of cases. */
@Path("/v1/cases")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
public class CaseListResource {
    private final CaseFiles cases;
    private final SavedFilters saved;
    private final CaseDesk desk;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;

    @Inject
    CaseListResource(CaseFiles cases, SavedFilters saved, CaseDesk desk, Pages pages, Caller caller, Journal journal) {
        this.cases = cases;
        this.saved = saved;
        this.desk = desk;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
    }

    @GET
    @Transactional
    @Operation(operationId = "listCases", summary = "The cases that you may know of, newest first")
    public Page<CaseView> list(@Valid @BeanParam PageRequest page, @Valid @BeanParam CaseQuery query) {
        Page<CaseFile> found = pages.of(saved.filter(query, caller), page, file -> file);
        // First the views: writing the audit flushes, and after that each collection would be fetched alone.
        List<CaseView> views = desk.views(found.items());
        journal.read("case", found.items().stream().map(CaseFile::rawId).toList(), List.of());
        return new Page<>(views, found.next(), found.total());
    }
}
