package org.wasl.cases.conference;

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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;

/** Case conferences. */
@Path("/v1/cases/{id}/conferences")
@Tag(name = "Work with the person")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class ConferenceResource {
    private final CaseCommands commands;
    private final CaseFiles cases;
    private final Conferences conferences;
    private final Tasks tasks;
    private final KnownOrganizations organizations;
    private final Sealer sealer;

    @Inject
    ConferenceResource(
            CaseCommands commands,
            CaseFiles cases,
            Conferences conferences,
            Tasks tasks,
            KnownOrganizations organizations,
            Sealer sealer) {
        this.commands = commands;
        this.cases = cases;
        this.conferences = conferences;
        this.tasks = tasks;
        this.organizations = organizations;
        this.sealer = sealer;
    }

    @Schema(name = "Conference")
    public record ConferenceView(
            @JsonUnwrapped RecordMetadata metadata,
            Instant heldAt,
            String recordedBy,
            List<ConferenceBody.Attendee> attendees,
            List<String> decisions,
            List<ConferenceBody.NextStep> nextSteps)
            implements View {}

    @GET
    @Transactional
    @Operation(operationId = "listConferences", summary = "List case conferences, newest first")
    public Page<ConferenceView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.listContents(id, conferences, page, (conference, parties) -> view(conference));
    }

    @POST
    @Once(CaseReplay.OfWorkers.class)
    @Created
    @Operation(
            operationId = "recordConference",
            summary = "Record a case conference; its next steps become tasks",
            description =
                    "A step is given to the case's owner where it names nobody, else to an account that may know of the case:"
                            + " 422 unknown-account for any other.")
    public ConferenceView record(@PathParam("id") CaseId id, @Valid @NotNull ConferenceBody body) {
        CaseCommand command = commands.begin(id);
        for (int i = 0; i < body.nextSteps().size(); i++) {
            String assignee = body.nextSteps().get(i).assigneeId();
            if (assignee != null) {
                cases.requireKnownTo(assignee, command.file(), "/nextSteps/" + i + "/assigneeId");
            }
        }
        for (int i = 0; i < body.attendees().size(); i++) {
            organizations.requireOrganization(body.attendees().get(i).agencyId(), "/attendees/" + i + "/agencyId");
        }
        Conference conference =
                new Conference(command.file(), body.content(), command.account(), sealer, command.clock());
        conferences.persist(conference);
        body.nextSteps()
                .forEach(step -> tasks.openCustom(
                        command.file(),
                        step.title(),
                        step.assigneeId() == null ? command.file().owner() : step.assigneeId(),
                        step.dueAt(),
                        conference.rawId()));
        command.changed("conferences");
        return view(conference);
    }

    private ConferenceView view(Conference c) {
        Conference.Content content = c.content(sealer);
        return new ConferenceView(
                RecordMetadata.of(c),
                c.heldAt(),
                c.recordedBy(),
                content.attendees().stream().map(ConferenceBody.Attendee::of).toList(),
                content.decisions(),
                content.nextSteps().stream().map(ConferenceBody.NextStep::of).toList());
    }
}
