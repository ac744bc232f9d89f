package org.wasl.cases.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.organization.KnownPlaces;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.Violations;

/** Filters that an account keeps, for lists, search and export: {@code ?savedFilter=NAME}. */
@Path("/v1/cases/filters")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
public class SavedFilterResource {
    private static final String NAME = "[\\p{L}\\p{N} _.-]{1,60}";

    private final RuleLock locks;
    private final SavedFilters filters;
    private final KnownPlaces centres;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Validator validator;
    private final Clock clock;

    @Inject
    SavedFilterResource(
            RuleLock locks,
            SavedFilters filters,
            KnownPlaces centres,
            Pages pages,
            Caller caller,
            Journal journal,
            Validator validator,
            Clock clock) {
        this.locks = locks;
        this.filters = filters;
        this.centres = centres;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.validator = validator;
        this.clock = clock;
    }

    @Schema(name = "SavedFilter")
    public record SavedFilterView(@JsonUnwrapped RecordMetadata metadata, String name, CaseCriteria criteria)
            implements View {}

    @GET
    @Transactional
    @Operation(operationId = "listSavedFilters", summary = "List your filters, newest first")
    public Page<SavedFilterView> list(@Valid @BeanParam PageRequest page) {
        return pages.of(filters.visibleTo(caller), page, SavedFilterResource::view);
    }

    /** The filter as it is kept now. */
    @Singleton
    record Again(SavedFilterResource resource) implements Replay.Current {
        @Override
        public SavedFilterView read(RepeatedRequest request) {
            return view(resource.named(request.text("name")));
        }
    }

    @PUT
    @Path("/{name}")
    @Once(Again.class)
    @Operation(
            operationId = "putSavedFilter",
            summary = "Keep a filter under a name of yours",
            description = "What names a person or a case cannot be kept.")
    public SavedFilterView put(@PathParam("name") @Pattern(regexp = NAME) String name, @NotNull CaseCriteria body) {
        locks.take("saved-filter", caller.subject(), name);
        SavedFilter filter = filters.named(name, caller).orElse(null);
        Violations.checkedOver(validator, body, filter == null ? null : CaseCriteria.of(filter.criteria()));
        centres.requireKnown(body.centreId(), "/centreId", caller);
        if (filter == null) {
            filter = new SavedFilter(caller, name, body.toCriteria(), clock);
            filters.persist(filter);
        } else if (filter.criteria().equals(body.toCriteria())) {
            return view(filter);
        } else {
            filter.looksFor(body.toCriteria(), clock);
        }
        journal.act("filter.saved", filter.rawId(), Set.of());
        return view(filter);
    }

    @DELETE
    @Path("/{name}")
    @Once(Replay.Verbatim.class)
    @Operation(operationId = "deleteSavedFilter", summary = "Delete a saved filter")
    @APIResponse(responseCode = "204", description = "It is forgotten.")
    public void delete(@PathParam("name") @Pattern(regexp = NAME) String name) {
        SavedFilter filter = named(name);
        filters.delete(filter);
        journal.act("filter.deleted", filter.rawId(), Set.of());
    }

    private SavedFilter named(String name) {
        return filters.named(name, caller).orElseThrow(Problem::notFound);
    }

    private static SavedFilterView view(SavedFilter filter) {
        return new SavedFilterView(RecordMetadata.of(filter), filter.name(), CaseCriteria.of(filter.criteria()));
    }
}
