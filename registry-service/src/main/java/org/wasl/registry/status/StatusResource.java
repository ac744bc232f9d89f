package org.wasl.registry.status;

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
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.DepartureKind;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.code.StatusBasis;
import org.wasl.contracts.event.PersonStatusChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.StatusStatementId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
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
import org.wasl.platform.value.PossibleDate;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonEdits;
import org.wasl.registry.person.PersonView;
import org.wasl.registry.person.PersonViews;
import org.wasl.registry.person.Persons;

/** That a person died, went away or came back: what each agency says, and whose record follows. */
@Path("/v1/persons/{id}")
@Tag(name = "Persons")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REGISTRAR, Roles.DATA_STEWARD, Roles.DATA_INTEGRATOR})
public class StatusResource {
    private final Persons persons;
    private final PersonEdits edits;
    private final StatusStatements statements;
    private final PersonViews views;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    StatusResource(
            Persons persons,
            PersonEdits edits,
            StatusStatements statements,
            PersonViews views,
            Pages pages,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.persons = persons;
        this.edits = edits;
        this.statements = statements;
        this.views = views;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param status ACTIVE, INACTIVE or DECEASED; the others come of steps of their own
     * @param on the day of death, for DECEASED; null where nobody knows
     * @param basis on what it is said; null where it was not written down
     * @param departure how the person left, for INACTIVE; null where nobody knows
     */
    @Schema(name = "PersonStatusBody")
    public record StatusBody(
            @NotNull PersonStatus status,

            @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.PAST)
            LocalDate on,

            @Schema(nullable = true) StatusBasis basis,
            @Schema(nullable = true) DepartureKind departure) {
        StatusStatement.Said said() {
            return new StatusStatement.Said(status, on, basis, departure);
        }
    }

    /**
     * @param personId the record of the agency in {@code agencyId}, which says it
     * @param followedBy the other agencies whose records are so by their own confirmation
     */
    @Schema(name = "StatusStatement")
    public record StatementView(
            @JsonUnwrapped RecordMetadata metadata,
            PersonId personId,
            PersonStatus status,
            @Schema(nullable = true) LocalDate on,
            @Schema(nullable = true) StatusBasis basis,
            @Schema(nullable = true) DepartureKind departure,
            List<FollowedView> followedBy,
            List<String> allowedActions)
            implements View {}

    @Schema(name = "StatusStatementFollowed")
    public record FollowedView(AgencyId agencyId, Instant at) {
        static FollowedView of(StatusStatement.Followed followed) {
            return new FollowedView(followed.agency(), followed.at());
        }
    }

    @PUT
    @Path("/status")
    @Transactional
    @RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR})
    @Operation(
            operationId = "setPersonStatus",
            summary = "Write down that a person died, went away or came back",
            description =
                    "The record of your agency is so at once; it stays and is still recognised. Where other agencies hold the person, too, theirs follow"
                            + " when each confirms the statement. Who subscribed to the person is told accordingly.")
    public PersonView status(
            @PathParam("id") PersonId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull StatusBody body) {
        Person person = persons.getOwn(id, caller, expected);
        StatusStatement.Said said = body.said();
        if (statements.isSaid(person, caller.agency(), said)) {
            return views.one(person);
        }
        record(person, body.status(), body.on());
        statements.persist(new StatusStatement(person, said, caller.agency(), caller.subject(), clock));
        return views.one(person);
    }

    @GET
    @Path("/status-statements")
    @Transactional
    @Operation(
            operationId = "listStatusStatements",
            summary = "List what each agency said of the status of a person that your agency holds, newest first")
    public Page<StatementView> list(@PathParam("id") PersonId id, @Valid @BeanParam PageRequest page) {
        Person person = persons.getOwn(id, caller).survivor();
        journal.read("status-statement", List.of(person.rawId()), Set.of(FieldGroup.IDENTITY));
        return pages.of(statements.of(person), page, statement -> view(statement, person));
    }

    /** The statement as it is now. */
    @Singleton
    record Again(StatusResource resource) implements Replay.Current {
        @Override
        public StatementView read(RepeatedRequest request) {
            Person person = resource.persons
                    .getOwn(new PersonId(request.id()), resource.caller)
                    .survivor();
            return resource.view(
                    resource.statements.visible(resource.statements.of(person), request.id("statementId")), person);
        }
    }

    @POST
    @Path("/status-statements/{statementId}/confirm")
    @RolesAllowed({Roles.REGISTRAR, Roles.DATA_STEWARD})
    @Once(Again.class)
    @Operation(
            operationId = "confirmStatusStatement",
            summary = "Confirm what another agency says of the status: the record of your agency follows",
            description = "Only the last statement of an agency can be confirmed.")
    public StatementView confirm(
            @PathParam("id") PersonId id,
            @PathParam("statementId") StatusStatementId statementId,
            @HeaderParam("If-Match") IfMatch expected) {
        Person person = persons.getOwn(id, caller).survivor();
        StatusStatement statement =
                IfMatch.require(expected, statements.visible(statements.of(person), statementId.value()));
        if (!isOpen(statement, person)) {
            throw new Problem(CommonProblem.ILLEGAL_STEP, "confirm", statement.status())
                    .with("allowedActions", List.of());
        }
        statement.follow(caller.agency(), caller.subject(), clock);
        record(person, statement.status(), statement.happenedOn());
        journal.act("status-statement.confirmed", person.rawId(), List.of("statement:" + statement.id()));
        return view(statement, person);
    }

    /** All who hold the person learn that something was said; that it is so, only those whose records say so. */
    private void record(Person person, PersonStatus status, LocalDate on) {
        PersonStatusChanged event = person.changeStatus(status, on, caller.agency(), clock);
        boolean everywhere = event.agencies() == null;
        edits.statusChanged(person.recordOf(caller.agency()));
        journal.record(event, everywhere ? person.holders() : event.agencies());
        if (!everywhere) {
            journal.record(person.changed("statusStatements", caller.agency()), person.holders());
        }
    }

    private boolean isOpen(StatusStatement statement, Person person) {
        return statement.isOpenFor(caller.agency()) && statements.isLatest(statement, person);
    }

    private StatementView view(StatusStatement statement, Person person) {
        boolean confirms = caller.has(Roles.REGISTRAR, Roles.DATA_STEWARD) && isOpen(statement, person);
        return new StatementView(
                RecordMetadata.of(statement),
                statement.person(),
                statement.status(),
                statement.happenedOn(),
                statement.basis(),
                statement.departure(),
                statement.followed().stream().map(FollowedView::of).toList(),
                confirms ? List.of("confirm") : List.of());
    }
}
