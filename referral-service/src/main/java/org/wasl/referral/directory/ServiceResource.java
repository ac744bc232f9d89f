package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.json.MergePatch;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Uuid7;
import org.wasl.referral.directory.DirectoryViews.ServiceView;

/** Services that organizations offer. */
@Path("/v1/directory/services")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
public class ServiceResource {
    private final Services services;
    private final Editors editors;
    private final Programs programs;
    private final TaxonomyTerms terms;
    private final Journal journal;
    private final DirectoryEntries.Of<Service> entries;
    private final DirectoryHistory history;
    private final DirectoryViews views;
    private final Caller caller;
    private final Clock clock;

    @Inject
    ServiceResource(
            Services services,
            Editors editors,
            Programs programs,
            TaxonomyTerms terms,
            Journal journal,
            DirectoryEntries directory,
            DirectoryHistory history,
            DirectoryViews views,
            Caller caller,
            Clock clock) {
        this.services = services;
        this.editors = editors;
        this.programs = programs;
        this.terms = terms;
        this.journal = journal;
        this.entries = directory.of(services);
        this.history = history;
        this.views = views;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "listServices", summary = "List services, newest first")
    public Page<ServiceView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("serviceType") ServiceType serviceType,
            @QueryParam("organizationId") UUID organizationId) {
        return entries.page(services.matching(serviceType, organizationId, caller), page, views::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "getService", summary = "Get a service")
    public ServiceView get(@PathParam("id") UUID id) {
        return views.of(entries.get(id));
    }

    @POST
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Once(Replay.Verbatim.class)
    @Created(at = "/v1/directory/services")
    @Operation(operationId = "createService", summary = "Add one")
    public ServiceView create(@Valid @NotNull ServiceBody body) {
        AgencyId owner = editors.owner(body.organizationId(), caller);
        Service entry = new Service(Uuid7.next(), owner, clock);
        entry.assure(views.today(), clock);
        return views.of(entries.add(entry, write(entry, body.fields())));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Operation(
            operationId = "changeService",
            summary = "Change one of your organization's",
            description =
                    "Once it is `sensitive`, referrals to it, also those that were sent before, are known to the accounts that the"
                            + " organization lists for its sensitive services, and to no other of its providers; they stay so. Where it"
                            + " lists no account yet, those that were sent before stay known to all its providers until it does, and none"
                            + " can be sent. That a service is sensitive no longer, or is while no account is listed, is said by a listed"
                            + " account or by an editor (403 with listed-accounts-only).")
    @RequestBody(content = @Content(schema = @Schema(implementation = ServiceBody.class)))
    public ServiceView change(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, JsonNode patch) {
        return views.of(entries.change(
                id, expected, patch, ServiceBody.class, entry -> ServiceBody.of(entry.fields()), (entry, body) -> {
                    editors.requireMayChangeSensitivity(entry, body.fields().sensitive(), caller);
                    return write(entry, body.fields());
                }));
    }

    @GET
    @Path("/{id}/history")
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "listServiceHistory", summary = "List who changed and assured a service, newest first")
    public Page<DirectoryHistory.ChangeView> history(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return entries.history(entries.get(id), page);
    }

    @POST
    @Path("/{id}/assurance")
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Once(Replay.Verbatim.class)
    @Operation(operationId = "assureService", summary = "Confirm that the entry of your service is right today")
    public ServiceView assure(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return views.of(entries.execute(id, expected, (entry, as) -> {
            LocalDate before = entry.assuredOn();
            DirectoryChanged assured = entry.assure(views.today(), as.clock());
            history.assured(assured, before, entry.assuredOn(), caller.actor());
            return assured;
        }));
    }

    private DirectoryChanged write(Service entry, ServiceFields fields) {
        if (fields.minimumAge() != null && fields.maximumAge() != null && fields.minimumAge() > fields.maximumAge()) {
            throw Problem.invalidField("/maximumAge", "min");
        }
        terms.requireAll(fields.termIds(), "/termIds");
        UUID program = fields.details() == null ? null : fields.details().programId();
        if (program != null && !programs.isOf(program, entry.agency().value())) {
            throw Problem.invalidField("/details/programId", "unknown-code");
        }
        DirectoryEntries.requireKept(fields.organizationId(), entry.agency().value(), "/organizationId");
        return entry.write(fields, clock);
    }
}
