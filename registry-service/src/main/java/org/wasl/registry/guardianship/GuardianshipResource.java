package org.wasl.registry.guardianship;

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
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.GuardianshipBasis;
import org.wasl.contracts.code.GuardianshipEnd;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.GuardianshipId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.PossibleDate;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonNews;
import org.wasl.registry.person.Persons;

/** Who decides for a person who cannot, or may not yet, decide alone. */
@Path("/v1/persons/{id}")
@Tag(name = "Households")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR, Roles.CASEWORKER, Roles.SUPERVISOR})
public class GuardianshipResource {
    private final Persons persons;
    private final PersonNews news;
    private final Guardianships guardianships;
    private final KnownOrganizations organizations;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Sealer cipher;
    private final Clock clock;

    @Inject
    GuardianshipResource(
            Persons persons,
            PersonNews news,
            Guardianships guardianships,
            KnownOrganizations organizations,
            Pages pages,
            Caller caller,
            Journal journal,
            Sealer cipher,
            Clock clock) {
        this.persons = persons;
        this.news = news;
        this.guardianships = guardianships;
        this.organizations = organizations;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** @param until the day from which the guardian decides no more */
    @Schema(name = "GuardianshipEndBody")
    public record EndBody(
            @NotNull GuardianshipEnd reason,

            @NotNull @PossibleDate(yearsAhead = PossibleDate.PAST)
            LocalDate until) {}

    /** @param inForce whether the guardian decides today: for a child no longer than until the child is of age */
    @Schema(name = "Guardianship")
    public record GuardianshipView(
            @JsonUnwrapped RecordMetadata metadata,
            PersonId wardId,
            @Schema(nullable = true) PersonId guardianId,
            @Schema(nullable = true) AgencyId guardianAgencyId,
            GuardianshipBasis basis,
            @Schema(nullable = true) String authority,
            @Schema(nullable = true) String decisionNumber,
            LocalDate since,
            @Schema(nullable = true) LocalDate until,
            @Schema(nullable = true) GuardianshipEnd endReason,
            boolean inForce,
            List<String> allowedActions)
            implements View {
        static GuardianshipView of(Guardianship g, Person ward, boolean inForce, Sealer cipher, Caller caller) {
            return new GuardianshipView(
                    RecordMetadata.of(g),
                    g.ward(),
                    g.guardian(),
                    g.guardianAgency(),
                    g.basis(),
                    g.authority(),
                    g.decisionNumber(cipher),
                    g.since(),
                    g.until(),
                    g.endedBy(),
                    inForce,
                    ends(g, ward, caller) ? List.of("end") : List.of());
        }

        private static boolean ends(Guardianship g, Person ward, Caller caller) {
            return g.until() == null
                    && !ward.isRestrictedFor(caller.agency())
                    && g.agency().equals(caller.agency())
                    && caller.has(Roles.REGISTRAR, Roles.DATA_INTEGRATOR, Roles.SUPERVISOR);
        }
    }

    @GET
    @Path("/guardianships")
    @Transactional
    @Operation(operationId = "listGuardianships", summary = "List who decides for a person, and who did")
    public Page<GuardianshipView> list(@PathParam("id") PersonId id, @Valid @BeanParam PageRequest page) {
        Person ward = persons.opened(id, caller, FieldGroup.HOUSEHOLD);
        journal.read("guardianship", Set.of(ward.rawId()), Set.of(FieldGroup.HOUSEHOLD));
        return pages.of(guardianships.over(ward, caller), page, g -> view(g, ward));
    }

    @GET
    @Path("/wards")
    @Transactional
    @RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR})
    @Operation(
            operationId = "listWards",
            summary = "List for whom a person decides, and decided; only persons whom you may know of")
    public Page<GuardianshipView> wards(@PathParam("id") PersonId id, @Valid @BeanParam PageRequest page) {
        Person guardian = persons.opened(id, caller, FieldGroup.HOUSEHOLD);
        journal.read("guardianship", Set.of(guardian.rawId()), Set.of(FieldGroup.HOUSEHOLD));
        return pages.of(
                guardianships.heldBy(guardian, caller),
                page,
                g -> view(g, persons.get(g.ward(), caller).survivor()));
    }

    /** The guardianship as it is now. */
    @Singleton
    record Again(GuardianshipResource resource) implements Replay.Current {
        @Override
        public GuardianshipView read(RepeatedRequest request) {
            return resource.read(new PersonId(request.id()), new GuardianshipId(request.shown("guardianshipId")));
        }
    }

    @POST
    @Path("/guardianships")
    @RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR, Roles.SUPERVISOR})
    @Once(Again.class)
    @Created
    @Operation(
            operationId = "nameGuardian",
            summary = "Record who decides for a person",
            description =
                    "For a child: a person of age or an institution. For an adult by a court's decision only. Of age by the latest"
                            + " day on which the guardian may have been born; where the birth date is not known, record it first.")
    public GuardianshipView name(@PathParam("id") PersonId id, @Valid @NotNull GuardianshipBody body) {
        Person ward = persons.getOwn(id, caller, FieldGroup.HOUSEHOLD);
        Person guardian = body.guardianId() == null
                ? null
                : persons.own(body.guardianId(), caller)
                        .orElseThrow(() -> Problem.invalidField("/guardianId", "unknown-person"))
                        .survivor();
        if (guardian != null) {
            guardian.requireChangeable(caller.agency());
        }
        organizations.requireOpenOrganization(body.guardianAgencyId(), "/guardianAgencyId");
        Guardianship made = new Guardianship(caller.agency(), ward, guardian, body.toTerms(), cipher, clock)
                .writtenUnder(id, body.guardianId());
        guardianships.persist(made);
        news.tell(ward, ward.changed("guardianships", caller.agency()), caller.agency());
        return view(made, ward);
    }

    @POST
    @Path("/guardianships/{guardianshipId}/end")
    @RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR, Roles.SUPERVISOR})
    @Once(value = Again.class, windsUp = true)
    @Operation(
            operationId = "endGuardianship",
            summary = "End a guardianship",
            description =
                    "Consents that the guardian gave end with it, and what rests on them closes: listConsents finds them by"
                            + " guardianshipId.")
    public GuardianshipView end(
            @PathParam("id") PersonId id,
            @PathParam("guardianshipId") GuardianshipId guardianshipId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull EndBody body) {
        Person ward = persons.getOwn(id, caller, FieldGroup.HOUSEHOLD);
        Guardianship guardianship = guardianships.getOwn(ward, guardianshipId, caller, expected);
        guardianships.end(guardianship, ward, body.reason(), body.until());
        news.tell(ward, ward.changed("guardianships", caller.agency()), caller.agency());
        return view(guardianship, ward);
    }

    private GuardianshipView read(PersonId id, GuardianshipId guardianshipId) {
        Person ward = persons.opened(id, caller, FieldGroup.HOUSEHOLD);
        return view(guardianships.get(ward, guardianshipId, caller), ward);
    }

    private GuardianshipView view(Guardianship g, Person ward) {
        return GuardianshipView.of(
                g, ward, guardianships.isInForce(g, ward, JordanTime.today(clock), caller.agency()), cipher, caller);
    }
}
