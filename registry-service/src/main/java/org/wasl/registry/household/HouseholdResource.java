package org.wasl.registry.household;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.event.HouseholdChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Answers;
import org.wasl.platform.conditional.Head;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Idempotency;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Amman;
import org.wasl.registry.person.Persons;

/** Households and who is in them. */
@Path("/v1/households")
@Tag(name = "Households")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR})
public class HouseholdResource {
    private final Households households;
    private final Persons persons;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Idempotency idempotency;
    private final Clock clock;

    @Inject
    HouseholdResource(
            Households households,
            Persons persons,
            Pages pages,
            Caller caller,
            Journal journal,
            Idempotency idempotency,
            Clock clock) {
        this.households = households;
        this.persons = persons;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Schema(name = "HouseholdBody")
    public record HouseholdBody(@NotEmpty @Size(max = 60) List<@Valid @NotNull MemberBody> members) {}

    @Schema(name = "HouseholdMember")
    public record MemberView(
            PersonId personId,
            HouseholdRole role,
            boolean principalRepresentative,
            LocalDate joinedOn,
            @Schema(nullable = true) LocalDate leftOn) {}

    @Schema(name = "Household")
    public record HouseholdView(
            @JsonUnwrapped Head head,

            @Schema(description = "Also those who left: leftOn tells.")
            List<MemberView> members,

            @Schema(nullable = true) PovertyScore povertyScore,
            List<String> allowedActions)
            implements View {}

    @Schema(name = "HouseholdLeave")
    public record LeaveBody(@NotNull PersonId personId) {}

    @Schema(name = "HouseholdChangeHead")
    public record ChangeHeadBody(
            @NotNull PersonId personId,

            @NotNull @Schema(description = "What the former head is to the new one.")
            HouseholdRole formerHeadRole) {}

    @GET
    @Transactional
    @Operation(operationId = "listHouseholds", summary = "The households that your agency may know of")
    public Page<HouseholdView> list(@Valid @BeanParam PageRequest page, @QueryParam("personId") PersonId personId) {
        return pages.of(
                households
                        .visibleTo(caller)
                        .andIfGiven(
                                "exists (select 1 from HouseholdMember h where h.household = e and h.personId = :person)",
                                "person",
                                personId == null ? null : personId.value()),
                page,
                this::view);
    }

    @POST
    @Operation(operationId = "formHousehold", summary = "Form a household: one HEAD and whoever lives with her")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    public Response form(@Valid @NotNull HouseholdBody body) {
        return idempotency.once(body, () -> {
            for (int i = 0; i < body.members().size(); i++) {
                requireOwn(body.members().get(i).personId(), "/members/" + i + "/personId");
            }
            Household household = new Household(caller.agency(), body.members(), Amman.today(clock), clock);
            households.persist(household);
            journal.record(household.formed(), audience(household));
            return Answers.created("/v1/households", view(household));
        });
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getHousehold", summary = "A household with its history")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    public Response get(@PathParam("id") HouseholdId id) {
        Household household = households.get(id.value(), caller);
        journal.read("household", Set.of(id.value()), Set.of(FieldGroup.HOUSEHOLD));
        return Answers.ok(view(household));
    }

    @POST
    @Path("/{id}/members")
    @Operation(operationId = "joinHousehold", summary = "Somebody joins")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    public Response join(
            @PathParam("id") HouseholdId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull MemberBody body) {
        return idempotency.once(body, () -> {
            Household household = households.get(id.value(), caller, expected);
            requireOwn(body.personId(), "/personId");
            return recorded(household, household.join(body, Amman.today(clock), clock));
        });
    }

    @POST
    @Path("/{id}/leave")
    @Operation(operationId = "leaveHousehold", summary = "Somebody leaves")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    public Response leave(
            @PathParam("id") HouseholdId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull LeaveBody body) {
        return idempotency.once(body, () -> {
            Household household = households.get(id.value(), caller, expected);
            return recorded(household, household.leave(body.personId(), Amman.today(clock), clock));
        });
    }

    @POST
    @Path("/{id}/change-head")
    @Operation(operationId = "changeHouseholdHead", summary = "Another member becomes the head")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    public Response changeHead(
            @PathParam("id") HouseholdId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull ChangeHeadBody body) {
        return idempotency.once(body, () -> {
            Household household = households.get(id.value(), caller, expected);
            return recorded(household, household.changeHead(body.personId(), body.formerHeadRole(), clock));
        });
    }

    @PUT
    @Path("/{id}/poverty-score")
    @Transactional
    @Operation(
            operationId = "scoreHousehold",
            summary = "Write down how poor the household was found to be",
            description = "By a method of the agency's own: Wasl keeps the score and does not make it.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    public Response score(
            @PathParam("id") HouseholdId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull PovertyScore body) {
        if (body.scoredOn().isAfter(Amman.today(clock))) {
            throw Problem.invalidField("/scoredOn", "in-the-future");
        }
        Household household = households.get(id.value(), caller, expected);
        return recorded(household, household.scored(body, clock));
    }

    private Response recorded(Household household, HouseholdChanged event) {
        journal.record(event, audience(household));
        return Answers.ok(view(household));
    }

    private void requireOwn(PersonId person, String pointer) {
        if (persons.list(persons.heldBy(caller.agency()).and("e.id = :id", "id", person.value()), 1)
                .isEmpty()) {
            throw Problem.invalidField(pointer, "unknown-person");
        }
    }

    private Set<AgencyId> audience(Household household) {
        Set<AgencyId> audience = new HashSet<>(List.of(household.agency(), caller.agency()));
        Set<UUID> members =
                household.members().stream().map(m -> m.person().value()).collect(Collectors.toSet());
        persons.list("id in ?1", members).forEach(p -> audience.addAll(p.holders()));
        return audience;
    }

    private HouseholdView view(Household household) {
        return new HouseholdView(
                Head.of(household),
                household.members().stream().map(HouseholdMember::view).toList(),
                household.povertyScore(),
                List.of("members", "leave", "change-head", "poverty-score"));
    }
}
