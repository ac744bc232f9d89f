package org.wasl.registry.datasubject;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.SubjectRequestKind;
import org.wasl.contracts.code.SubjectRequestRefusal;
import org.wasl.contracts.code.SubjectRequestStatus;
import org.wasl.contracts.id.SubjectRequestId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonEdits;
import org.wasl.registry.person.PersonFields;
import org.wasl.registry.person.PersonNews;
import org.wasl.registry.person.Persons;

/** How what persons ask of their data is answered. */
@Path("/v1/subject-requests/{id}")
@Tag(name = "Data subject rights")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DATA_STEWARD)
public class SubjectRequestAnswerResource {
    private final Persons persons;
    private final PersonEdits edits;
    private final PersonNews news;
    private final SubjectRequests requests;
    private final AccessReports reports;
    private final Erasure erasure;
    private final AskingRights rights;
    private final Caller caller;
    private final Journal journal;
    private final Rectifications rectifications;
    private final Clock clock;

    @Inject
    SubjectRequestAnswerResource(
            Persons persons,
            PersonEdits edits,
            PersonNews news,
            SubjectRequests requests,
            AccessReports reports,
            Erasure erasure,
            AskingRights rights,
            Caller caller,
            Journal journal,
            Rectifications rectifications,
            Clock clock) {
        this.persons = persons;
        this.edits = edits;
        this.news = news;
        this.requests = requests;
        this.reports = reports;
        this.erasure = erasure;
        this.rights = rights;
        this.caller = caller;
        this.journal = journal;
        this.rectifications = rectifications;
        this.clock = clock;
    }

    @Schema(name = "SubjectRequestRefusalBody")
    public record RefusalBody(@NotNull SubjectRequestRefusal reason) {}

    /** @param obstacles empty where nothing stands against it */
    @Schema(name = "ErasureCheck")
    public record ErasureCheck(List<Erasure.Obstacle> obstacles) {}

    @GET
    @Path("/report")
    @Transactional
    @RolesAllowed({Roles.DATA_STEWARD, Roles.CASEWORKER, Roles.SUPERVISOR})
    @Operation(
            operationId = "getAccessReport",
            summary = "Get all that the registry holds of a person, and who saw or changed it",
            description =
                    "For a request of the kind ACCESS. A data steward gets what the registry's office may know; of the parts"
                            + " that `withheld` names, each of those who work with the person on a case reads in the same report"
                            + " what is on that case, and hands it to the person. `withheld` names them in each report, whether"
                            + " or not anything was left out. Reading it is written down like any other reading.")
    public AccessReport report(@PathParam("id") SubjectRequestId id) {
        SubjectRequest request = requests.get(id.value(), caller);
        require(request, SubjectRequestKind.ACCESS);
        if (request.status() == SubjectRequestStatus.RECEIVED) {
            request.requireFulfillable(rights.standing(request));
        }
        return reports.of(person(request));
    }

    @GET
    @Path("/proposal")
    @Transactional
    @Operation(operationId = "getRectificationProposal", summary = "Get how the person wants the record to be")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "PersonFieldsPatch")))
    public JsonNode proposal(@PathParam("id") SubjectRequestId id) {
        SubjectRequest request = requests.get(id.value(), caller);
        require(request, SubjectRequestKind.RECTIFICATION);
        return rectifications.proposal(request);
    }

    @GET
    @Path("/obstacles")
    @Transactional
    @Operation(
            operationId = "getErasureObstacles",
            summary = "List what stands against erasing a record, before one tries",
            description = "Nothing where another agency holds the person, too: yours lets go of the record.")
    public ErasureCheck obstacles(@PathParam("id") SubjectRequestId id) {
        SubjectRequest request = requests.get(id.value(), caller);
        require(request, SubjectRequestKind.ERASURE);
        return new ErasureCheck(erasure.told(person(request)));
    }

    /** The request as it is now. */
    @Singleton
    record Again(SubjectRequestAnswerResource resource) implements Replay.Current {
        @Override
        public SubjectRequestResource.RequestView read(RepeatedRequest request) {
            return resource.read(new SubjectRequestId(request.id()));
        }
    }

    @POST
    @Path("/fulfil")
    @Once(value = Again.class, windsUp = true)
    @Operation(
            operationId = "fulfilSubjectRequest",
            summary = "Fulfil a subject request",
            description =
                    "ACCESS: the report was given to the person. RECTIFICATION: the proposal is written. RESTRICTION: from now on the"
                            + " record of your agency is only kept; other agencies do not read it, nothing is written into it (409"
                            + " person-is-restricted), no case and no referral begins, and it is disclosed only to save a life; a"
                            + " consent can still be withdrawn. ERASURE: nothing is left but counts, or, where another agency holds the person too,"
                            + " yours lets go of the record; it cannot be undone. By another account than the one that took the request, except for ACCESS"
                            + " (objection second-person-needed), and while who asked may ask (objection no-right-to-ask).")
    public SubjectRequestResource.RequestView fulfil(
            @PathParam("id") SubjectRequestId id, @HeaderParam("If-Match") IfMatch expected) {
        SubjectRequest request = requests.get(id.value(), caller, expected);
        Person person = person(request);
        SubjectRequest.Standing standing = rights.standing(request);
        request.requireFulfillable(standing);
        switch (request.kind()) {
            case ACCESS -> request.fulfil(standing, clock);
            case RECTIFICATION -> {
                request.fulfil(standing, clock);
                PersonFields fields = rectifications.onto(person.fieldsOf(caller.agency()), request);
                news.tell(person, edits.rectify(person, fields), caller.agency());
            }
            case RESTRICTION -> {
                request.fulfil(standing, clock);
                journal.record(person.restriction().change(caller.agency(), true, clock), Set.of(caller.agency()));
            }
            case ERASURE -> request.fulfil(erasure.ask(person, caller.agency()), standing, clock);
        }
        return answered(request, "subject-request.fulfilled");
    }

    @POST
    @Path("/refuse")
    @Once(value = Again.class, windsUp = true)
    @Operation(
            operationId = "refuseSubjectRequest",
            summary = "Refuse a subject request, with a reason that the person is told")
    public SubjectRequestResource.RequestView refuse(
            @PathParam("id") SubjectRequestId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull RefusalBody body) {
        SubjectRequest request = requests.get(id.value(), caller, expected);
        request.refuse(body.reason(), rights.standing(request), clock);
        return answered(request, "subject-request.refused");
    }

    @POST
    @Path("/lift")
    @Once(Again.class)
    @Operation(operationId = "liftRestriction", summary = "Lift a restriction: the record is worked with again")
    public SubjectRequestResource.RequestView lift(
            @PathParam("id") SubjectRequestId id, @HeaderParam("If-Match") IfMatch expected) {
        SubjectRequest request = requests.get(id.value(), caller, expected);
        Person person = person(request);
        request.lift(rights.standing(request), clock);
        if (requests.restrictionsOf(person, caller.agency()).isEmpty()) {
            journal.record(person.restriction().change(caller.agency(), false, clock), Set.of(caller.agency()));
        }
        return answered(request, "subject-request.lifted");
    }

    private SubjectRequestResource.RequestView read(SubjectRequestId id) {
        return SubjectRequestResource.RequestView.of(
                rights.standing(requests.get(id.value(), caller)), caller, JordanTime.today(clock));
    }

    private SubjectRequestResource.RequestView answered(SubjectRequest request, String action) {
        requests.flush();
        journal.act(action, request.person().value(), List.of("kind:" + request.kind()));
        return SubjectRequestResource.RequestView.of(rights.standing(request), caller, JordanTime.today(clock));
    }

    private Person person(SubjectRequest request) {
        return persons.getOwn(request.person(), caller).survivor();
    }

    private static void require(SubjectRequest request, SubjectRequestKind kind) {
        if (request.kind() != kind) {
            throw Problem.notFound();
        }
    }
}
