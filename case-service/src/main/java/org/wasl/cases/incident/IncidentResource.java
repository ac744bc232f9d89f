package org.wasl.cases.incident;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.contracts.code.GbvType;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.problem.Problem;

/** Incidents of violence. Known to the owner, the supervisor and whom a grant names them to. */
@Path("/v1/cases/{id}/incidents")
@Tag(name = "Work with the person")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class IncidentResource {
    private final CaseCommands commands;
    private final Incidents incidents;
    private final IncidentCodes codes;
    private final Sealer sealer;

    @Inject
    IncidentResource(CaseCommands commands, Incidents incidents, IncidentCodes codes, Sealer sealer) {
        this.commands = commands;
        this.incidents = incidents;
        this.codes = codes;
        this.sealer = sealer;
    }

    /** @param gbvType what the classification comes to */
    @Schema(name = "Incident")
    public record IncidentView(
            @JsonUnwrapped RecordMetadata metadata,
            GbvType gbvType,
            String recordedBy,
            @JsonUnwrapped IncidentBody facts)
            implements View {}

    @GET
    @Transactional
    @Operation(operationId = "listIncidents", summary = "List incidents, newest first")
    public Page<IncidentView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.listContents(id, incidents, page, (incident, parties) -> view(incident));
    }

    @POST
    @Once(CaseReplay.OfWorkers.class)
    @Created
    @Operation(
            operationId = "recordIncident",
            summary = "Record an incident, in the person's words and no more than the person wants to say",
            description = "The type follows from the answers in the fixed order of the GBVIMS; it is not chosen.")
    public IncidentView record(@PathParam("id") CaseId id, @Valid @NotNull IncidentBody body) {
        CaseCommand command = commands.begin(id);
        if (body.incidentOn() != null && body.incidentOn().isAfter(body.reportedOn())) {
            throw Problem.invalidField("/incidentOn", "expiry-before-start");
        }
        Incident.Content content = body.content();
        Incident incident = new Incident(command.file(), content, command.account(), sealer, command.clock());
        incidents.persist(incident);
        codes.recorded(incident, content);
        command.changed("incidents");
        return view(incident);
    }

    private IncidentView view(Incident incident) {
        Incident.Content content = incident.content(sealer);
        return new IncidentView(
                RecordMetadata.of(incident),
                content.classification().type(),
                incident.recordedBy(),
                IncidentBody.of(content));
    }
}
