package org.wasl.cases.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Act;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.json.MergePatch;

/** One case: reading it, and what is known of the situation. Its steps are in the room {@code lifecycle}, finding cases in {@code search}. */
@Path("/v1/cases")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
public class CaseResource {
    private final CaseFiles cases;
    private final CaseExternalIds externalIds;
    private final CasePresenter presenter;
    private final CaseCommands commands;
    private final CaseLinks links;
    private final Act act;
    private final Caller caller;
    private final Journal journal;

    @Inject
    CaseResource(
            CaseFiles cases,
            CaseExternalIds externalIds,
            CasePresenter presenter,
            CaseCommands commands,
            CaseLinks links,
            Act act,
            Caller caller,
            Journal journal) {
        this.cases = cases;
        this.externalIds = externalIds;
        this.presenter = presenter;
        this.commands = commands;
        this.links = links;
        this.act = act;
        this.caller = caller;
        this.journal = journal;
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "getCase",
            summary = "Get a case",
            description = "A case that was merged answers 308 with the place of the case that goes on.")
    @APIResponse(responseCode = "308", description = "Merged: `Location` is the case that goes on.")
    @APIResponse(responseCode = "200")
    public RestResponse<CaseView> get(@PathParam("id") CaseId id) {
        CaseFile file = cases.get(id, caller);
        if (file.mergedInto().isPresent()) {
            return RestResponse.ResponseBuilder.<CaseView>create(308)
                    .location(URI.create("/v1/cases/" + file.mergedInto().get()))
                    .build();
        }
        journal.read("case", List.of(id.value()), List.of(FieldGroup.NEEDS));
        return RestResponse.ok(presenter.view(file));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
    @Once(value = CaseReplay.OfWorkers.class, asksFirst = true)
    @Operation(
            operationId = "describeCase",
            summary = "Say what is known of the situation now",
            description = "Status, stage, risk and who works on it change by steps, not here.")
    @RequestBody(content = @Content(schema = @Schema(implementation = CaseDetailsBody.class)))
    public CaseView describe(@PathParam("id") CaseId id, @HeaderParam("If-Match") IfMatch expected, JsonNode patch) {
        var patched = links.checked(commands.beforeAsking(id, expected), patch);
        return act.commit(() -> {
            CaseCommand command = commands.begin(id, expected);
            command.file().requireRunning(); // also for a patch that changes nothing
            if (patched.changed().contains("externalIds")) {
                externalIds.requireUnused(patched.body().externalIds(), id.value(), caller);
            }
            patched.ifChanged(body ->
                    command.record(command.file().describe(body.toDetails(), patched.changed(), command.clock())));
            return presenter.view(command.file());
        });
    }
}
