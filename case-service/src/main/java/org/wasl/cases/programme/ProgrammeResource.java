package org.wasl.cases.programme;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.programme.CentreProgramme.Step;
import org.wasl.contracts.code.CentreProgrammeStatus;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.json.MergePatch;
import org.wasl.platform.organization.KnownPlaces;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.vocabulary.CodeOf;

/** What community centres offer to groups: women's empowerment, training, support groups. */
@Path("/v1/programmes")
@Tag(name = "Programmes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
public class ProgrammeResource {
    private final CentreProgrammes programmes;
    private final KnownPlaces centres;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final MergePatch patches;
    private final Clock clock;

    @Inject
    ProgrammeResource(
            CentreProgrammes programmes,
            KnownPlaces centres,
            Pages pages,
            Caller caller,
            Journal journal,
            MergePatch patches,
            Clock clock) {
        this.programmes = programmes;
        this.centres = centres;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.patches = patches;
        this.clock = clock;
    }

    @Schema(name = "CentreProgramme")
    public record ProgrammeView(
            @JsonUnwrapped RecordMetadata metadata,
            CentreProgrammeStatus status,
            @JsonUnwrapped ProgrammeFields fields,
            List<String> allowedActions)
            implements View {}

    @GET
    @Transactional
    @Operation(operationId = "listProgrammes", summary = "List the programmes of your agency's centres, newest first")
    public Page<ProgrammeView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("status") CentreProgrammeStatus status,
            @QueryParam("kind") @CodeOf(Vocabulary.PROGRAMME_KIND) String kind,
            @QueryParam("locationId") UUID location) {
        return pages.of(programmes.found(status, kind, location, caller), page, this::view);
    }

    @POST
    @RolesAllowed({Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
    @Once(Again.class)
    @Created(at = "/v1/programmes")
    @Operation(operationId = "planProgramme", summary = "Plan a programme of a centre")
    public ProgrammeView plan(@Valid @NotNull ProgrammeFields body) {
        centres.requireOpen(body.locationId(), "/locationId", caller);
        CentreProgramme programme = new CentreProgramme(caller.agency(), body.toFacts(), clock);
        programmes.persist(programme);
        journal.record(programme.planned(), Set.of(caller.agency()));
        return view(programme);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getProgramme", summary = "Get a programme")
    public ProgrammeView get(@PathParam("id") UUID id) {
        return view(programmes.get(id, caller));
    }

    /** The programme as it is now. */
    @Singleton
    record Again(ProgrammeResource resource) implements Replay.Current {
        @Override
        public ProgrammeView read(RepeatedRequest request) {
            return resource.view(resource.programmes.get(request.shown("id"), resource.caller));
        }
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
    @Once(Again.class)
    @Operation(operationId = "changeProgramme", summary = "Change what is said of it, while it is planned or runs")
    @RequestBody(content = @Content(schema = @Schema(implementation = ProgrammeFields.class)))
    public ProgrammeView change(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, JsonNode patch) {
        CentreProgramme programme = programmes.get(id, caller, expected);
        programme.requireOpen(); // also for a patch that changes nothing
        var patched = patches.apply(patch, ProgrammeFields.of(programme.facts()), ProgrammeFields.class);
        if (patched.changed().contains("locationId")) {
            centres.requireOpen(patched.body().locationId(), "/locationId", caller);
        }
        patched.ifChanged(fields -> journal.record(programme.change(fields.toFacts(), clock), Set.of(caller.agency())));
        return view(programme);
    }

    @POST
    @Path("/{id}/start")
    @RolesAllowed({Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
    @Once(Again.class)
    @Operation(operationId = "startProgramme", summary = "Start a programme")
    public ProgrammeView start(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Step.START);
    }

    @POST
    @Path("/{id}/end")
    @RolesAllowed({Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
    @Once(value = Again.class, windsUp = true)
    @Operation(operationId = "endProgramme", summary = "End a programme")
    public ProgrammeView end(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Step.END);
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed({Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
    @Once(value = Again.class, windsUp = true)
    @Operation(
            operationId = "cancelProgramme",
            summary = "Cancel a programme: it does not take place, or not to its end")
    public ProgrammeView cancel(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Step.CANCEL);
    }

    private ProgrammeView step(UUID id, IfMatch expected, Step step) {
        CentreProgramme programme = programmes.get(id, caller, expected);
        journal.record(programme.execute(step, clock), Set.of(caller.agency()));
        return view(programme);
    }

    private ProgrammeView view(CentreProgramme programme) {
        return new ProgrammeView(
                RecordMetadata.of(programme),
                programme.status(),
                ProgrammeFields.of(programme.facts()),
                programme.allowedActions(caller.has(Roles.SUPERVISOR, Roles.AGENCY_MANAGER)));
    }
}
