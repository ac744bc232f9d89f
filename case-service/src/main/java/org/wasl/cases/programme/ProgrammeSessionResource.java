package org.wasl.cases.programme;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.wasl.contracts.code.AgeGroup;
import org.wasl.contracts.code.Attendance;
import org.wasl.contracts.code.NationalityGroup;
import org.wasl.contracts.code.Sex;
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
    /** More than there are: each sex, group of age and group of nationalities, with and without a disability, and not asked. */
    private static final int MOST_GROUPS = 1000;

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

            @Size(min = 1, max = 500) @Schema(nullable = true)
            List<@Valid @NotNull Seen> attendance,

            @Size(min = 1, max = MOST_GROUPS) @Schema(nullable = true)
            List<@Valid @NotNull Heads> heads) {}

    @Schema(name = "AttendanceBody")
    public record AttendanceBody(@NotEmpty @Size(max = 500) List<@Valid @NotNull Seen> attendance) {}

    /** @param disability, nationalityGroup null where nobody asked */
    @Schema(name = "SessionHeads")
    public record Heads(
            @NotNull Sex sex,
            @NotNull AgeGroup ageGroup,
            @Schema(nullable = true) Boolean disability,
            @Schema(nullable = true) NationalityGroup nationalityGroup,
            @NotNull @Min(0) @Max(5000) Integer count) {
        static Heads of(HeadCount known) {
            return new Heads(
                    known.sex(), known.ageGroup(), known.disability(), known.nationalityGroup(), known.heads());
        }

        HeadCount toCount() {
            return new HeadCount(sex, ageGroup, disability, nationalityGroup, count);
        }
    }

    @Schema(name = "HeadsBody")
    public record HeadsBody(
            @NotEmpty @Size(max = MOST_GROUPS) List<@Valid @NotNull Heads> heads) {}

    @Schema(name = "ProgrammeSession")
    public record SessionView(
            @JsonUnwrapped RecordMetadata metadata,
            LocalDate heldOn,
            String topic,
            List<Seen> attendance,
            List<Heads> heads)
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
    @Operation(
            operationId = "recordSession",
            summary = "Write down a session and who was there",
            description =
                    "By attendance, one row for each enrolment; or, where it was open to people who are not enrolled, by heads. Not"
                            + " both: contacts and heads are two figures.")
    public SessionView record(@PathParam("id") UUID id, @Valid @NotNull SessionBody body) {
        CentreProgramme programme = programmes.locked(id, caller);
        if ((body.attendance() == null) == (body.heads() == null)) {
            throw Problem.invalidField("/attendance", "attendance-or-heads");
        }
        ProgrammeSession session = body.heads() == null
                ? ProgrammeSession.ofEnrolled(
                        programme, body.heldOn(), body.topic(), seen(id, body.attendance()), clock)
                : ProgrammeSession.ofEverybody(programme, body.heldOn(), body.topic(), counted(body.heads()), clock);
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

    @PUT
    @Path("/{sessionId}/heads")
    @Once(Again.class)
    @Operation(
            operationId = "putHeads",
            summary = "Correct how many were there, of a session that was open to everybody")
    public SessionView correct(
            @PathParam("id") UUID id,
            @PathParam("sessionId") UUID sessionId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull HeadsBody body) {
        CentreProgramme programme = programmes.locked(id, caller);
        ProgrammeSession session = sessions.get(id, sessionId, caller, expected);
        if (session.correct(counted(body.heads()), clock)) {
            journal.record(programme.heldSession(clock), Set.of(caller.agency()));
        }
        return view(session);
    }

    private static List<HeadCount> counted(List<Heads> heads) {
        return heads.stream().map(Heads::toCount).toList();
    }

    /** Only who takes part in this programme can have been there, and each once. */
    private Map<UUID, Attendance> seen(UUID programme, List<Seen> attendance) {
        Map<UUID, Attendance> seen = new LinkedHashMap<>();
        for (int i = 0; i < attendance.size(); i++) {
            if (seen.put(attendance.get(i).enrolmentId(), attendance.get(i).attendance()) != null) {
                throw Problem.invalidField("/attendance/" + i + "/enrolmentId", "duplicate-id");
            }
        }
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
                        .toList(),
                session.heads().stream().map(Heads::of).toList());
    }
}
