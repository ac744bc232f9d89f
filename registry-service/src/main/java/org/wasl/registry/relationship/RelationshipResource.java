package org.wasl.registry.relationship;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.RelationshipKind;
import org.wasl.contracts.event.PersonChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.RelationshipId;
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
import org.wasl.platform.value.PossibleDate;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonNews;
import org.wasl.registry.person.Persons;

/** Who is what to a person, wherever they live. */
@Path("/v1/persons/{id}/relationships")
@Tag(name = "Households")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR})
public class RelationshipResource {
    private final Persons persons;
    private final PersonNews news;
    private final Relationships relationships;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    RelationshipResource(
            Persons persons,
            PersonNews news,
            Relationships relationships,
            Pages pages,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.persons = persons;
        this.news = news;
        this.relationships = relationships;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param kind what the other is to this person
     * @param since null where nobody knows
     */
    @Schema(name = "RelationshipBody")
    public record RelationshipBody(
            @NotNull PersonId relatedId,
            @NotNull RelationshipKind kind,

            @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.PAST)
            LocalDate since) {}

    @Schema(name = "RelationshipEnd")
    public record EndBody(
            @NotNull @PossibleDate(yearsAhead = PossibleDate.PAST)
            LocalDate until) {}

    /** @param kind what the other is to this person */
    @Schema(name = "Relationship")
    public record RelationshipView(
            @JsonUnwrapped RecordMetadata metadata,
            PersonId relatedId,
            RelationshipKind kind,
            @Schema(nullable = true) LocalDate since,
            @Schema(nullable = true) LocalDate until,
            List<String> allowedActions)
            implements View {
        static RelationshipView of(Relationship r, Person self, Caller caller) {
            return new RelationshipView(
                    RecordMetadata.of(r),
                    r.otherThan(self.allIds()),
                    r.kindFor(self.allIds()),
                    r.since(),
                    r.until(),
                    ends(r, self, caller) ? List.of("end") : List.of());
        }

        private static boolean ends(Relationship r, Person self, Caller caller) {
            return r.until() == null
                    && !self.isRestrictedFor(caller.agency())
                    && r.agency().equals(caller.agency())
                    && caller.has(Roles.REGISTRAR, Roles.DATA_INTEGRATOR);
        }
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR, Roles.CASEWORKER, Roles.SUPERVISOR})
    @Operation(
            operationId = "listRelationships",
            summary = "List the relationships of a person, also what is over; only with persons whom you may know of")
    public Page<RelationshipView> list(@PathParam("id") PersonId id, @Valid @BeanParam PageRequest page) {
        Person person = persons.opened(id, caller, FieldGroup.HOUSEHOLD);
        journal.read("relationship", Set.of(person.rawId()), Set.of(FieldGroup.HOUSEHOLD));
        return pages.of(relationships.of(person, caller), page, r -> RelationshipView.of(r, person, caller));
    }

    /** The relationship as it is now. */
    @Singleton
    record Again(RelationshipResource resource) implements Replay.Current {
        @Override
        public RelationshipView read(RepeatedRequest request) {
            return resource.read(new PersonId(request.id()), new RelationshipId(request.shown("relationshipId")));
        }
    }

    @POST
    @Once(Again.class)
    @Created
    @Operation(
            operationId = "relatePersons",
            summary = "Record what another person is to a person",
            description = "Seen from the other side it is the inverse: of a child the parent. Your agency holds both.")
    public RelationshipView relate(@PathParam("id") PersonId id, @Valid @NotNull RelationshipBody body) {
        Person person = persons.getOwn(id, caller, FieldGroup.HOUSEHOLD);
        Person other = persons.own(body.relatedId(), caller)
                .orElseThrow(() -> Problem.invalidField("/relatedId", "unknown-person"))
                .survivor();
        other.requireChangeable(caller.agency());
        Relationship made = new Relationship(caller.agency(), person, other, body.kind(), body.since(), clock);
        if (relationships.isOpen(person, other, body.kind(), caller.agency())) {
            throw new Problem(CommonProblem.ALREADY_EXISTS);
        }
        relationships.persist(made);
        tell(person, other);
        return RelationshipView.of(made, person, caller);
    }

    @POST
    @Path("/{relationshipId}/end")
    @Once(Again.class)
    @Operation(operationId = "endRelationship", summary = "End a relationship from a day on; it stays in the history")
    public RelationshipView end(
            @PathParam("id") PersonId id,
            @PathParam("relationshipId") RelationshipId relationshipId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull EndBody body) {
        Person person = persons.getOwn(id, caller, FieldGroup.HOUSEHOLD);
        Relationship relationship = relationships.getOwn(person, relationshipId, caller, expected);
        relationship.end(body.until(), clock);
        tell(
                person,
                persons.get(relationship.otherThan(person.allIds()), caller).survivor());
        return RelationshipView.of(relationship, person, caller);
    }

    private RelationshipView read(PersonId id, RelationshipId relationshipId) {
        Person person = persons.opened(id, caller, FieldGroup.HOUSEHOLD);
        return RelationshipView.of(relationships.get(person, relationshipId, caller), person, caller);
    }

    private void tell(Person person, Person other) {
        Set<AgencyId> both = new HashSet<>(person.holders());
        both.retainAll(other.holders());
        for (Person one : List.of(person, other)) {
            PersonChanged event = one.changed("relationships", caller.agency());
            Set<AgencyId> told = news.audience(one, event, caller.agency());
            told.retainAll(both);
            journal.record(event, told);
        }
    }
}
