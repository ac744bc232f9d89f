package org.wasl.cases.participant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.cases.casefile.StepContext;
import org.wasl.cases.registry.Registry;
import org.wasl.contracts.code.ParticipantRole;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Act;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.PossibleDate;

/** Who else is part of a case. */
@Path("/v1/cases/{id}/participants")
@Tag(name = "Work with the person")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class ParticipantResource {
    private final CaseCommands commands;
    private final Participants participants;
    private final Registry registry;
    private final Act act;

    @Inject
    ParticipantResource(CaseCommands commands, Participants participants, Registry registry, Act act) {
        this.commands = commands;
        this.participants = participants;
        this.registry = registry;
        this.act = act;
    }

    /** @param from today where left out */
    @Schema(name = "ParticipantBody")
    public record ParticipantBody(
            @NotNull PersonId personId,
            @NotNull ParticipantRole role,
            @Schema(nullable = true) @PossibleDate LocalDate from) {}

    @Schema(name = "ParticipantEnd")
    public record EndBody(@NotNull @PossibleDate LocalDate to) {}

    /** @param personId null for an alleged perpetrator, unless you own or supervise the case */
    @Schema(name = "Participant")
    public record ParticipantView(
            @JsonUnwrapped RecordMetadata metadata,
            @Schema(nullable = true) PersonId personId,
            ParticipantRole role,
            LocalDate from,
            @Schema(nullable = true) LocalDate to,
            boolean redacted)
            implements View {
        static ParticipantView of(Participant p, StepContext reader) {
            boolean hidden = p.role() == ParticipantRole.ALLEGED_PERPETRATOR && !reader.worksOnTheCase();
            return new ParticipantView(
                    RecordMetadata.of(p), hidden ? null : p.person(), p.role(), p.fromDay(), p.toDay(), hidden);
        }
    }

    @GET
    @Transactional
    @Operation(operationId = "listParticipants", summary = "List who else is part of the case, newest first")
    public Page<ParticipantView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.listContents(id, participants, page, ParticipantView::of);
    }

    @POST
    @Once(value = CaseReplay.OfWorkers.class, asksFirst = true)
    @Created
    @Operation(
            operationId = "addParticipant",
            summary = "Add somebody: a person of the registry, in a role",
            description = "Is for CASE_MANAGEMENT, as `identifyCase`: another X-Purpose answers 422.")
    public ParticipantView add(@PathParam("id") CaseId id, @Valid @NotNull ParticipantBody body) {
        commands.beforeAsking(id);
        PersonId person = registry.standing(body.personId(), "/personId");
        return act.commit(() -> {
            CaseCommand command = commands.begin(id);
            LocalDate from = body.from() == null ? JordanTime.today(command.clock()) : body.from();
            Participant participant = new Participant(command.file(), person, body.role(), from, command.clock());
            participants.persist(participant);
            command.changed("participants");
            return ParticipantView.of(participant, command.context());
        });
    }

    @POST
    @Path("/{participantId}/end")
    @Once(CaseReplay.OfWorkers.class)
    @Operation(operationId = "endParticipation", summary = "End a participation, from a day on")
    public ParticipantView end(
            @PathParam("id") CaseId id,
            @PathParam("participantId") UUID participantId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull EndBody body) {
        CaseCommand command = commands.begin(id);
        Participant participant = command.part(participants, participantId, expected);
        participant.end(body.to(), command.clock());
        command.changed("participants");
        return ParticipantView.of(participant, command.context());
    }
}
