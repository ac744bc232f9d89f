package org.wasl.registry.datasubject;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ConsentGiver;
import org.wasl.contracts.code.ErasureOutcome;
import org.wasl.contracts.code.SubjectRequestKind;
import org.wasl.contracts.code.SubjectRequestRefusal;
import org.wasl.contracts.code.SubjectRequestStatus;
import org.wasl.contracts.id.GuardianshipId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.SubjectRequestId;
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
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.PossibleDate;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonFields;
import org.wasl.registry.person.Persons;

/** What persons ask of their data: taking it down. How it is answered is in {@link SubjectRequestAnswerResource}. */
@Path("/v1/subject-requests")
@Tag(name = "Data subject rights")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.DATA_STEWARD, Roles.REGISTRAR, Roles.CASEWORKER, Roles.SUPERVISOR})
public class SubjectRequestResource {
    private final Persons persons;
    private final SubjectRequests requests;
    private final AskingRights rights;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Rectifications rectifications;
    private final DataSubjectConfig config;
    private final Clock clock;

    @Inject
    SubjectRequestResource(
            Persons persons,
            SubjectRequests requests,
            AskingRights rights,
            Pages pages,
            Caller caller,
            Journal journal,
            Rectifications rectifications,
            DataSubjectConfig config,
            Clock clock) {
        this.persons = persons;
        this.requests = requests;
        this.rights = rights;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.rectifications = rectifications;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param askedBy the person, or their guardian
     * @param guardianshipId by which right, for GUARDIAN
     * @param receivedOn today where left out
     * @param proposal for RECTIFICATION: how it should be, as changePerson takes it
     */
    @Schema(name = "SubjectRequestBody")
    public record RequestBody(
            @NotNull PersonId personId,
            @NotNull SubjectRequestKind kind,
            @NotNull ConsentGiver askedBy,
            @Schema(nullable = true) GuardianshipId guardianshipId,

            @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.PAST)
            LocalDate receivedOn,

            @Schema(nullable = true, ref = "PersonFieldsPatch")
            JsonNode proposal) {}

    /**
     * @param dueOn until when the request is to be answered
     * @param refusal why not
     * @param outcome of ERASURE
     */
    @Schema(name = "SubjectRequest")
    public record RequestView(
            @JsonUnwrapped RecordMetadata metadata,
            PersonId personId,
            SubjectRequestKind kind,
            SubjectRequestStatus status,
            ConsentGiver askedBy,
            @Schema(nullable = true) GuardianshipId guardianshipId,
            LocalDate receivedOn,
            LocalDate dueOn,
            boolean overdue,
            @Schema(nullable = true) Instant decidedAt,
            @Schema(nullable = true) SubjectRequestRefusal refusal,
            @Schema(nullable = true) ErasureOutcome outcome,
            List<String> allowedActions)
            implements View {
        static RequestView of(SubjectRequest.Standing standing, Caller caller, LocalDate today) {
            SubjectRequest r = standing.request();
            return new RequestView(
                    RecordMetadata.of(r),
                    r.person(),
                    r.kind(),
                    r.status(),
                    r.askedBy(),
                    r.guardianship(),
                    r.receivedOn(),
                    r.dueOn(),
                    r.isOverdue(today),
                    r.decidedAt(),
                    r.refusal(),
                    r.outcome(),
                    r.allowedActions(caller.has(Roles.DATA_STEWARD), standing));
        }
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listSubjectRequests",
            summary = "List what persons asked of your agency about their data, newest first",
            description =
                    "For registrars and data stewards all; for others of persons whom they work with, and what they took down.")
    public Page<RequestView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("status") SubjectRequestStatus status,
            @QueryParam("kind") SubjectRequestKind kind,
            @QueryParam("personId") PersonId person,
            @QueryParam("overdue") @Parameter(description = "Only those that should have been answered by now.")
                    boolean overdue) {
        LocalDate today = JordanTime.today(clock);
        return pages.of(
                SubjectRequests.narrow(requests.visibleTo(caller), status, kind, person, overdue ? today : null),
                page,
                request -> RequestView.of(rights.standing(request), caller, today));
    }

    /** The request as it is now. */
    @Singleton
    record Again(SubjectRequestResource resource) implements Replay.Current {
        @Override
        public RequestView read(RepeatedRequest request) {
            return resource.read(request.shown("id"));
        }
    }

    @POST
    @Once(value = Again.class, windsUp = true)
    @Created(at = "/v1/subject-requests")
    @Operation(
            operationId = "takeSubjectRequest",
            summary = "Record what a person asks about their data",
            description =
                    "By any of your staff whom the person asks. A steward answers it within thirty days, unless the"
                            + " installation says otherwise.")
    public RequestView take(@Valid @NotNull RequestBody body) {
        Person person = persons.own(body.personId(), caller)
                .orElseThrow(() -> Problem.invalidField("/personId", "unknown-person"))
                .survivor();
        SubjectRequest request = new SubjectRequest(
                        caller.agency(),
                        person.id(),
                        body.kind(),
                        body.askedBy(),
                        rights.require(body, person),
                        body.receivedOn(),
                        caller.subject(),
                        config.answerWithinDays(),
                        clock)
                .writtenUnder(body.personId());
        propose(request, person, body.proposal());
        requests.persist(request);
        requests.flush();
        journal.act("subject-request.taken", person.rawId(), List.of("kind:" + body.kind()));
        return RequestView.of(rights.standing(request), caller, JordanTime.today(clock));
    }

    private RequestView read(UUID id) {
        return RequestView.of(rights.standing(requests.get(id, caller)), caller, JordanTime.today(clock));
    }

    /** A proposal that could not be written is refused now, not when somebody tries. */
    private void propose(SubjectRequest request, Person person, JsonNode proposal) {
        boolean proposes = proposal != null && !proposal.isNull();
        if ((request.kind() == SubjectRequestKind.RECTIFICATION) != proposes) {
            throw Problem.invalidField("/proposal", "for-rectification");
        }
        if (!proposes) {
            return;
        }
        try {
            PersonFields known = person.fieldsOf(caller.agency());
            rectifications.propose(request, proposal, known).check(JordanTime.today(clock), known);
        } catch (Problem wrong) {
            throw wrong.under("/proposal");
        }
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getSubjectRequest", summary = "Get a subject request, and what became of it")
    public RequestView get(@PathParam("id") SubjectRequestId id) {
        return RequestView.of(rights.standing(requests.get(id.value(), caller)), caller, JordanTime.today(clock));
    }

    @POST
    @Path("/{id}/withdraw")
    @Once(Again.class)
    @Operation(
            operationId = "withdrawSubjectRequest",
            summary = "Withdraw a subject request: the person does not ask any more")
    public RequestView withdraw(@PathParam("id") SubjectRequestId id, @HeaderParam("If-Match") IfMatch expected) {
        SubjectRequest request = requests.get(id.value(), caller, expected);
        request.withdraw(rights.standing(request), clock);
        requests.flush();
        journal.act("subject-request.withdrawn", request.person().value(), List.of("kind:" + request.kind()));
        return RequestView.of(rights.standing(request), caller, JordanTime.today(clock));
    }
}
