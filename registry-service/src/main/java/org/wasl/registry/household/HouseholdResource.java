package org.wasl.registry.household;

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
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.HouseholdLeaveReason;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.Responses;
import org.wasl.platform.idempotency.Idempotency;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;

/** Households and who is in them. How homes part, join and pass people on is in {@link HouseholdMoveResource}. */
@Path("/v1/households")
@Tag(name = "Households")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR})
public class HouseholdResource {
    private final Households households;
    private final HouseholdWork work;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Idempotency idempotency;
    private final Clock clock;

    @Inject
    HouseholdResource(
            Households households,
            HouseholdWork work,
            Pages pages,
            Caller caller,
            Journal journal,
            Idempotency idempotency,
            Clock clock) {
        this.households = households;
        this.work = work;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** @param on since when they live together; today where left out */
    @Schema(name = "HouseholdBody")
    public record HouseholdBody(
            @NotEmpty @Size(max = 60) List<@Valid @NotNull MemberBody> members,
            @Schema(nullable = true) LocalDate on) {}

    /** @param on the day from which the person lives there; today where left out */
    @Schema(name = "HouseholdJoin")
    public record JoinBody(
            @NotNull PersonId personId,
            @NotNull HouseholdRole role,
            @Schema(nullable = true) Boolean principalRepresentative,
            @Schema(nullable = true) LocalDate on) {
        MemberBody member() {
            return new MemberBody(personId, role, principalRepresentative);
        }
    }

    /**
     * @param reason OTHER where left out
     * @param on the day from which the person is gone; today where left out
     */
    @Schema(name = "HouseholdLeave")
    public record LeaveBody(
            @NotNull PersonId personId,
            @Schema(nullable = true) HouseholdLeaveReason reason,
            @Schema(nullable = true) LocalDate on) {}

    @Schema(name = "HouseholdChangeHead")
    public record ChangeHeadBody(
            @NotNull PersonId personId,

            @NotNull @Schema(description = "What the former head is to the new one.")
            HouseholdRole formerHeadRole,

            @Schema(nullable = true) LocalDate on) {}

    @GET
    @Transactional
    @Operation(operationId = "listHouseholds", summary = "List the households that your agency may know of")
    public Page<HouseholdView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("personId")
                    @Parameter(
                            description =
                                    "Only those in which this person lives or ever lived, by any of their records.")
                    PersonId personId) {
        return pages.of(Households.everOf(households.visibleTo(caller), personId), page, HouseholdView::of);
    }

    @POST
    @Operation(operationId = "formHousehold", summary = "Form a household: one HEAD and whoever lives there")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    public Response form(@Valid @NotNull HouseholdBody body) {
        return idempotency.once(body, Replay.created(work::read), () -> {
            LocalDate on = work.day(body.on());
            work.requireFree(body.members(), "/members/%d/personId", on, null);
            Household household = new Household(caller.agency(), body.members(), on, clock);
            households.persist(household);
            journal.record(household.formed(), work.audience(household));
            return Responses.created("/v1/households", HouseholdView.of(household));
        });
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getHousehold", summary = "Get a household with its history, or as it was on one day")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    public Response get(
            @PathParam("id") HouseholdId id,
            @QueryParam("on") @Parameter(description = "Only who lived there that day, as what they were then.")
                    LocalDate on) {
        Household household = households.get(id.value(), caller);
        journal.read("household", Set.of(id.value()), Set.of(FieldGroup.HOUSEHOLD));
        return Responses.ok(on == null ? HouseholdView.of(household) : HouseholdView.of(household, on));
    }

    @POST
    @Path("/{id}/members")
    @Operation(operationId = "joinHousehold", summary = "Join a person to a household")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    public Response join(
            @PathParam("id") HouseholdId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull JoinBody body) {
        return idempotency.once(body, Replay.current(() -> work.read(id.value())), () -> {
            Household household = households.get(id.value(), caller, expected);
            LocalDate on = work.day(body.on());
            List<MemberBody> newcomer = List.of(body.member());
            work.requireFree(newcomer, "/personId", on, household);
            return work.recorded(household, household.join(newcomer, caller.agency(), on, clock));
        });
    }

    @POST
    @Path("/{id}/leave")
    @Operation(operationId = "leaveHousehold", summary = "Record that a member leaves")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    public Response leave(
            @PathParam("id") HouseholdId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull LeaveBody body) {
        return idempotency.once(body, Replay.current(() -> work.read(id.value())), () -> {
            Household household = households.get(id.value(), caller, expected);
            HouseholdLeaveReason reason = body.reason() == null ? HouseholdLeaveReason.OTHER : body.reason();
            return work.recorded(
                    household,
                    household.leave(Set.of(work.changeable(body.personId())), reason, work.day(body.on()), clock));
        });
    }

    @POST
    @Path("/{id}/change-head")
    @Operation(operationId = "changeHouseholdHead", summary = "Change the head of a household")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    public Response changeHead(
            @PathParam("id") HouseholdId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull ChangeHeadBody body) {
        return idempotency.once(body, Replay.current(() -> work.read(id.value())), () -> {
            Household household = households.get(id.value(), caller, expected);
            return work.recorded(
                    household,
                    household.changeHead(
                            work.changeable(body.personId()), body.formerHeadRole(), work.day(body.on()), clock));
        });
    }

    @POST
    @Path("/{id}/change-role")
    @Operation(
            operationId = "changeHouseholdRole",
            summary = "Change the role of a member from a day on, or make them the principal representative",
            description =
                    "The head changes by change-head. What the person was before stays in formerRoles; what is changed"
                            + " again within the same day is a correction and leaves nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HouseholdView.class)))
    public Response changeRole(
            @PathParam("id") HouseholdId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull JoinBody body) {
        return idempotency.once(body, Replay.current(() -> work.read(id.value())), () -> {
            Household household = households.get(id.value(), caller, expected);
            work.changeable(body.personId());
            return work.recorded(household, household.changeRole(body.member(), work.day(body.on()), clock));
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
        if (body.scoredOn().isAfter(JordanTime.today(clock))) {
            throw Problem.invalidField("/scoredOn", "in-the-future");
        }
        Household household = households.get(id.value(), caller, expected);
        return work.recorded(household, household.scored(body, clock));
    }
}
