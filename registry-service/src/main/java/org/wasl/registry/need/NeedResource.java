package org.wasl.registry.need;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.NeedSeverity;
import org.wasl.contracts.code.NeedStatus;
import org.wasl.contracts.id.NeedId;
import org.wasl.contracts.id.PersonId;
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
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.PossibleDate;
import org.wasl.platform.value.SpecificNeed;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonNews;
import org.wasl.registry.person.Persons;

/** The specific needs of a person. */
@Path("/v1/persons/{id}/needs")
@Tag(name = "Persons")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR, Roles.CASEWORKER, Roles.SUPERVISOR})
public class NeedResource {
    private final Persons persons;
    private final PersonNews news;
    private final Needs needs;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    NeedResource(
            Persons persons, PersonNews news, Needs needs, Pages pages, Caller caller, Journal journal, Clock clock) {
        this.persons = persons;
        this.news = news;
        this.needs = needs;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    @Schema(name = "PersonNeedSeverity")
    public record SeverityBody(@NotNull NeedSeverity severity) {}

    /**
     * @param status RESOLVED, or REFUTED where it never was so
     * @param on today where left out
     */
    @Schema(name = "PersonNeedEnd")
    public record NeedEndBody(
            @NotNull NeedStatus status,

            @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.PAST)
            LocalDate on) {}

    @Schema(name = "PersonNeed")
    public record NeedView(
            @JsonUnwrapped RecordMetadata metadata,
            SpecificNeed code,
            @Schema(nullable = true) NeedSeverity severity,
            NeedStatus status,
            boolean confidential,
            LocalDate identifiedOn,
            @Schema(nullable = true) LocalDate endedOn,
            List<String> allowedActions)
            implements View {
        static NeedView of(PersonNeed n, Person person, Caller caller) {
            boolean open = n.status() == NeedStatus.ACTIVE
                    && n.agency().equals(caller.agency())
                    && !person.isRestrictedFor(caller.agency());
            return new NeedView(
                    RecordMetadata.of(n),
                    n.code(),
                    n.severity(),
                    n.status(),
                    n.isConfidential(),
                    n.identifiedOn(),
                    n.endedOn(),
                    open ? List.of("severity", "end") : List.of());
        }
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listNeeds",
            summary = "List the specific needs of a person, also what is over",
            description =
                    "Confidential ones are seen in the agency that found them: by those who work on the case on which"
                            + " they were found where few may know of that case, else by who works with the person on a case and by who"
                            + " wrote them.")
    public Page<NeedView> list(
            @PathParam("id") PersonId id, @Valid @BeanParam PageRequest page, @QueryParam("status") NeedStatus status) {
        Person person = persons.opened(id, caller, FieldGroup.NEEDS);
        journal.read("need", Set.of(person.rawId()), Set.of(FieldGroup.NEEDS));
        return pages.of(needs.of(person, caller, status), page, n -> NeedView.of(n, person, caller));
    }

    /** The need as it is now. */
    @Singleton
    record Again(NeedResource resource) implements Replay.Current {
        @Override
        public NeedView read(RepeatedRequest request) {
            return resource.read(new PersonId(request.id()), new NeedId(request.shown("needId")));
        }
    }

    @POST
    @Once(Again.class)
    @Created
    @Operation(
            operationId = "identifyNeed",
            summary = "Write down a need that was found",
            description =
                    "Codes are UNHCR's; others of the same form are kept as they come. One that your agency has open"
                            + " already for this person, and that you may see, answers 409. Of a confidential one that you may"
                            + " not see a second is written, and whoever works with the person sees both.")
    public NeedView identify(@PathParam("id") PersonId id, @Valid @NotNull NeedBody body) {
        Person person = persons.getOwn(id, caller, FieldGroup.NEEDS);
        PersonNeed need = needs.found(person, body.toFound(), caller, clock).writtenUnder(id);
        if (needs.isOpen(person, need, caller)) {
            throw new Problem(CommonProblem.ALREADY_EXISTS);
        }
        needs.persist(need);
        tell(need, person);
        return NeedView.of(need, person, caller);
    }

    @PUT
    @Path("/{needId}/severity")
    @Transactional
    @Operation(operationId = "assessNeed", summary = "Assess how much a need weighs now")
    public NeedView assess(
            @PathParam("id") PersonId id,
            @PathParam("needId") NeedId needId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull SeverityBody body) {
        Person person = persons.getOwn(id, caller, FieldGroup.NEEDS);
        PersonNeed need = needs.get(person, needId, caller, expected);
        if (need.severity() == body.severity() && need.status() == NeedStatus.ACTIVE) {
            return NeedView.of(need, person, caller);
        }
        need.assess(body.severity(), clock);
        return recorded(need, person);
    }

    @POST
    @Path("/{needId}/end")
    @Once(Again.class)
    @Operation(operationId = "endNeed", summary = "End a need: it is resolved, or was found never to have been so")
    public NeedView end(
            @PathParam("id") PersonId id,
            @PathParam("needId") NeedId needId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull NeedEndBody body) {
        Person person = persons.getOwn(id, caller, FieldGroup.NEEDS);
        PersonNeed need = needs.get(person, needId, caller, expected);
        need.end(body.status(), body.on() == null ? JordanTime.today(clock) : body.on(), clock);
        return recorded(need, person);
    }

    private NeedView read(PersonId id, NeedId needId) {
        Person person = persons.opened(id, caller, FieldGroup.NEEDS);
        return NeedView.of(needs.get(person, needId, caller), person, caller);
    }

    private NeedView recorded(PersonNeed need, Person person) {
        tell(need, person);
        return NeedView.of(need, person, caller);
    }

    /** Of what is confidential there is no news, not even that something was written: only its trace in the audit. */
    private void tell(PersonNeed need, Person person) {
        if (need.isConfidential()) {
            needs.flush();
            journal.act("need.written", person.rawId(), List.of("need:" + need.id()));
        } else {
            news.tell(person, person.changed("specificNeeds", caller.agency()), caller.agency());
        }
    }
}
