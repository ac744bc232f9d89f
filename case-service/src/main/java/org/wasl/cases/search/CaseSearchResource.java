package org.wasl.cases.search;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseDesk;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CaseQuery;
import org.wasl.cases.casefile.CaseView;
import org.wasl.cases.registry.Registry;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.value.CleanText;

/** Finding cases by a person's name. A POST, so that the name stays out of addresses and logs. */
@Path("/v1/cases/search")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class CaseSearchResource {
    private final CaseFiles cases;
    private final CaseDesk desk;
    private final Registry registry;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;

    @Inject
    CaseSearchResource(CaseFiles cases, CaseDesk desk, Registry registry, Pages pages, Caller caller, Journal journal) {
        this.cases = cases;
        this.desk = desk;
        this.registry = registry;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
    }

    /** @param name words of the name in either script, in any order */
    @Schema(name = "CaseSearch")
    public record SearchBody(
            @NotBlank @Size(min = 2, max = 200) @CleanText @Schema(examples = "سامي الخطيب")
            String name) {}

    @POST
    @Operation(
            operationId = "searchCases",
            summary = "Cases of persons with this name, in either script, with the filters of the list",
            description =
                    "The registry is asked for the persons; while it is away the answer is 503, never an empty list.")
    public Page<CaseView> search(
            @Valid @BeanParam PageRequest page, @Valid @BeanParam CaseQuery query, @Valid @NotNull SearchBody body) {
        List<UUID> persons =
                registry.named(body.name()).stream().map(PersonId::value).toList();
        if (persons.isEmpty()) {
            return new Page<>(List.of(), null, page.count() ? 0L : null);
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            Page<CaseFile> found = pages.of(
                    query.in(cases, caller)
                            .and("e.subjectId in :persons", "persons", persons)
                            .and("e.agencyId = :agency"),
                    page,
                    file -> file);
            journal.read("case", found.items().stream().map(CaseFile::rawId).toList(), List.of());
            return new Page<>(desk.views(found.items()), found.next(), found.total());
        });
    }
}
