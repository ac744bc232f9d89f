package org.wasl.cases.search;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseExternalIds;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CasePresenter;
import org.wasl.cases.casefile.CaseView;
import org.wasl.cases.registry.Registry;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.ExternalId;

/** Finding cases by what names a person. A POST, so that it stays out of addresses and logs. */
@Path("/v1/cases/search")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class CaseSearchResource {
    private final CaseFiles cases;
    private final CaseExternalIds externalIds;
    private final SavedFilters saved;
    private final CasePresenter presenter;
    private final Registry registry;
    private final Caller caller;

    @Inject
    CaseSearchResource(
            CaseFiles cases,
            CaseExternalIds externalIds,
            SavedFilters saved,
            CasePresenter presenter,
            Registry registry,
            Caller caller) {
        this.cases = cases;
        this.externalIds = externalIds;
        this.saved = saved;
        this.presenter = presenter;
        this.registry = registry;
        this.caller = caller;
    }

    /**
     * One of the two, or both.
     *
     * @param name words of the person's name in either script, in any order
     * @param externalId under which another system of your agency knows the case
     */
    @Schema(name = "CaseSearch")
    public record SearchBody(
            @Size(min = 2, max = 200) @CleanText @Schema(examples = "سامي الخطيب", nullable = true)
            String name,

            @Valid @Schema(nullable = true) ExternalId externalId) {}

    @POST
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "searchCases",
            summary =
                    "Search cases by the person's name, in either script, or by an external id, with the filters of the list",
            description =
                    "The registry is asked for the persons; while it is away the answer is 503, never an empty list.")
    public Page<CaseView> search(
            @Valid @BeanParam PageRequest page, @Valid @BeanParam CaseQuery query, @Valid @NotNull SearchBody body) {
        if (body.name() == null && body.externalId() == null) {
            throw Problem.invalidField("/name", "not-null");
        }
        List<UUID> persons = body.name() == null
                ? null
                : registry.named(body.name()).stream().map(PersonId::value).toList();
        if (persons != null && persons.isEmpty()) {
            return new Page<>(List.of(), null, page.count() ? 0L : null);
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            Set<UUID> known = body.externalId() == null ? null : externalIds.named(Set.of(body.externalId()), caller);
            return presenter.page(saved.filter(query, persons, known, caller), page);
        });
    }
}
