package org.wasl.cases.programme;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.Attendance;
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
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;

/** The sessions of a programme, and who was there. */
@Path("/v1/programmes/{id}/sessions")
@Tag(name = "Programmes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
public class ProgrammeSessionResource {
    private final CentreProgrammes programmes;
    private final Enrolments enrolments;
    private final ProgrammeSessions sessions;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ProgrammeSessionResource(
            CentreProgrammes programmes,
            Enrolments enrolments,
            ProgrammeSessions sessions,
            Pages pages,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.programmes = programmes;
        this.enrolments = enrolments;
        this.sessions = sessions;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    @Schema(name = "SessionAttendance")
    public record Seen(@NotNull UUID enrolmentId, @NotNull Attendance attendance) {}

    @Schema(name = "SessionBody")
    public record SessionBody(
            @NotNull @PossibleDate(yearsAhead = PossibleDate.PAST)
            LocalDate heldOn,

            @NotBlank @Size(max = 300) @CleanText String topic,
            @NotEmpty @Size(max = 500) List<@Valid @NotNull Seen> attendance) {}

    @Schema(name = "AttendanceBody")
    public record AttendanceBody(@NotEmpty @Size(max = 500) List<@Valid @NotNull Seen> attendance) {}

    @Schema(name = "ProgrammeSession")
    public record SessionView(
            @JsonUnwrapped RecordMetadata metadata, LocalDate heldOn, String topic, List<Seen> attendance)
            implements View {}

    @GET
    @Transactional
    @Operation(operationId = "listSessions", summary = "List the sessions, newest first")
    public Page<SessionView> list(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        programmes.get(id, caller);
        return pages.of(sessions.of(id, caller), page, ProgrammeSessionResource::view);
    }

    /** The session as it is now. */
    @Singleton
    record Again(ProgrammeSessionResource resource) implements Replay.Current {
        @Override
        public SessionView read(RepeatedRequest request) {
            return view(resource.sessions.get(request.id(), request.shown("sessionId"), resource.caller));
        }
    }

    @POST
    @Once(Again.class)
    @Created
    @Operation(operationId = "recordSession", summary = "Write down a session and who was there")
    public SessionView record(@PathParam("id") UUID id, @Valid @NotNull SessionBody body) {
        CentreProgramme programme = programmes.locked(id, caller);
        ProgrammeSession session =
                new ProgrammeSession(programme, body.heldOn(), body.topic(), seen(id, body.attendance()), clock);
        sessions.persist(session);
        journal.record(programme.heldSession(clock), Set.of(caller.agency()));
        return view(session);
    }

    @PUT
    @Path("/{sessionId}/attendance")
    @Once(Again.class)
    @Operation(operationId = "putAttendance", summary = "Correct who was there")
    public SessionView correct(
            @PathParam("id") UUID id,
            @PathParam("sessionId") UUID sessionId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull AttendanceBody body) {
        CentreProgramme programme = programmes.locked(id, caller);
        ProgrammeSession session = sessions.get(id, sessionId, caller, expected);
        if (session.correct(seen(id, body.attendance()), clock)) {
            journal.record(programme.heldSession(clock), Set.of(caller.agency()));
        }
        return view(session);
    }

    /** Only who takes part in this programme can have been there, and each once. */
    private Map<UUID, Attendance> seen(UUID programme, List<Seen> attendance) {
        Map<UUID, Attendance> seen = new LinkedHashMap<>();
        attendance.forEach(one -> seen.put(one.enrolmentId(), one.attendance()));
        Set<UUID> known = enrolments.takingPart(programme, seen.keySet()).stream()
                .map(Enrolment::rawId)
                .collect(Collectors.toSet());
        for (int i = 0; i < attendance.size(); i++) {
            if (!known.contains(attendance.get(i).enrolmentId())) {
                throw Problem.invalidField("/attendance/" + i + "/enrolmentId", "not-enrolled");
            }
        }
        return seen;
    }

    private static SessionView view(ProgrammeSession session) {
        return new SessionView(
                RecordMetadata.of(session),
                session.heldOn(),
                session.topic(),
                session.attendances().stream()
                        .map(seen -> new Seen(seen.enrolmentId(), seen.attendance()))
                        .toList());
    }
}
