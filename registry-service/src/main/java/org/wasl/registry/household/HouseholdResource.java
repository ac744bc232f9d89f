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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.HouseholdLeaveReason;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.HouseholdStay;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.value.PossibleDate;

/** Households and who is in them. How homes part, join and pass people on is in {@link HouseholdMoveResource}. */
@Path("/v1/households")
@Tag(name = "Households")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR})
public class HouseholdResource {
    private final Households households;
    private final HouseholdCommands commands;
    private final HouseholdHeads heads;
    private final Pages pages;
    private final Caller caller;
    private final Clock clock;

    @Inject
    HouseholdResource(
            Households households,
            HouseholdCommands commands,
            HouseholdHeads heads,
            Pages pages,
            Caller caller,
            Clock clock) {
        this.households = households;
        this.commands = commands;
        this.heads = heads;
        this.pages = pages;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param on since when they live together; today where left out */
    @Schema(name = "HouseholdBody")
    public record HouseholdBody(
            @NotEmpty @Size(max = 60) List<@Valid @NotNull MemberBody> members,

            @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.PAST)
            LocalDate on) {}

    /**
     * @param stay MAIN where left out, and as it was where the person lives there already; SHARED for a child whose main home is another
     * @param on the day from which the person lives there; today where left out
     */
    @Schema(name = "HouseholdJoin")
    public record JoinBody(
            @NotNull PersonId personId,
            @NotNull HouseholdRole role,
            @Schema(nullable = true) Boolean principalRepresentative,

            @Schema(nullable = true, description = MemberBody.STAY)
            HouseholdStay stay,

            @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.PAST)
            LocalDate on) {
        Household.Present toMember(HouseholdStay known) {
            return new MemberBody(personId, role, principalRepresentative, stay).toMember(known);
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

            @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.PAST)
            LocalDate on) {}

    @Schema(name = "HouseholdChangeHead")
    public record ChangeHeadBody(
            @NotNull PersonId personId,

            @Schema(
                    nullable = true,
                    description = "What the former head is to the new one. Needed where the former head stays.")
            HouseholdRole formerHeadRole,

            @Schema(
                    nullable = true,
                    description = "Why the former head lives here no more, such as DIED: the stay ends that day."
                            + " Left out where the former head stays.")
            HouseholdLeaveReason formerHeadLeaves,

            @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.PAST)
            LocalDate on) {}

    @GET
    @Transactional
    @Operation(operationId = "listHouseholds", summary = "List the households that your agency may know of")
    public Page<HouseholdView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("personId")
                    @Parameter(
                            description =
                                    "Only those in which this person lives or ever lived, by any of their records.")
                    PersonId personId,
            @QueryParam("needsHead")
                    @Parameter(
                            description =
                                    "Only those whose head died, went away or is held no more by your records, or the others.")
                    Boolean needsHead) {
        Filter<Household> found = Households.everOf(households.visibleTo(caller), personId);
        Page<Household> listed =
                pages.of(HouseholdHeads.needing(found, needsHead, caller.agency()), page, household -> household);
        return listed.showing(heads.views(listed.items(), caller.agency()));
    }

    @POST
    @Once(HouseholdReplay.class)
    @Created(at = "/v1/households")
    @Operation(operationId = "formHousehold", summary = "Form a household: one HEAD and whoever lives there")
    public HouseholdView form(@Valid @NotNull HouseholdBody body) {
        LocalDate on = commands.day(body.on());
        List<Household.Present> members = MemberBody.toMembers(body.members());
        commands.requireFree(members, "/members/%d/personId", on, null);
        return commands.show(commands.add(new Household(caller.agency(), members, on, clock)));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getHousehold", summary = "Get a household with its history, or as it was on one day")
    public HouseholdView get(
            @PathParam("id") HouseholdId id,
            @QueryParam("on") @Parameter(description = "Only who lived there that day, as what they were then.")
                    LocalDate on) {
        return commands.read(id.value(), on);
    }

    @POST
    @Path("/{id}/members")
    @Once(HouseholdReplay.class)
    @Operation(operationId = "joinHousehold", summary = "Join a person to a household")
    public HouseholdView join(
            @PathParam("id") HouseholdId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull JoinBody body) {
        return commands.show(commands.execute(id, expected, (household, as) -> {
            LocalDate on = commands.day(body.on());
            List<Household.Present> newcomer = List.of(body.toMember(HouseholdStay.MAIN));
            commands.requireFree(newcomer, "/personId", on, household);
            return household.join(newcomer, as.agency(), on, as.clock());
        }));
    }

    @POST
    @Path("/{id}/leave")
    @Once(HouseholdReplay.class)
    @Operation(operationId = "leaveHousehold", summary = "Record that a member leaves")
    public HouseholdView leave(
            @PathParam("id") HouseholdId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull LeaveBody body) {
        HouseholdLeaveReason reason = body.reason() == null ? HouseholdLeaveReason.OTHER : body.reason();
        return commands.show(commands.execute(id, expected, (household, as) -> {
            PersonId member = commands.changeable(body.personId());
            commands.requireNoSecondHome(household, member);
            return household.leave(Set.of(member), reason, commands.day(body.on()), as.clock());
        }));
    }

    @POST
    @Path("/{id}/change-head")
    @Once(HouseholdReplay.class)
    @Operation(
            operationId = "changeHouseholdHead",
            summary = "Change the head of a household",
            description =
                    "Where the former head died or went away, say so in formerHeadLeaves: the stay ends that day.")
    public HouseholdView changeHead(
            @PathParam("id") HouseholdId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull ChangeHeadBody body) {
        return commands.show(commands.execute(id, expected, (household, as) -> {
            PersonId successor = commands.changeable(body.personId());
            commands.requireAble(successor);
            household.head().map(HouseholdMember::person).ifPresent(commands::changeable);
            return household.changeHead(
                    successor, body.formerHeadRole(), body.formerHeadLeaves(), commands.day(body.on()), as.clock());
        }));
    }

    @POST
    @Path("/{id}/change-role")
    @Once(HouseholdReplay.class)
    @Operation(
            operationId = "changeHouseholdRole",
            summary = "Change the role of a member from a day on, or make them the principal representative",
            description =
                    "The head changes by change-head. What the person was before stays in formerRoles; what is changed"
                            + " again within the same day is a correction and leaves nothing. With stay MAIN the second"
                            + " home of a child becomes the main one, and the main one the second.")
    public HouseholdView changeRole(
            @PathParam("id") HouseholdId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull JoinBody body) {
        return commands.show(commands.execute(id, expected, (household, as) -> {
            PersonId member = commands.changeable(body.personId());
            LocalDate on = commands.day(body.on());
            HouseholdStay before = household.stayOf(member);
            Household.Present changed = body.toMember(before);
            if (before == HouseholdStay.SHARED && changed.isMain()) {
                commands.leaveMainHome(member, on);
            }
            return household.changeRole(changed, on, as.clock());
        }));
    }

    @PUT
    @Path("/{id}/poverty-score")
    @Transactional
    @Operation(
            operationId = "scoreHousehold",
            summary = "Write down how poor the household was found to be",
            description = "By a method of the agency's own: Wasl keeps the score and does not make it.")
    public HouseholdView score(
            @PathParam("id") HouseholdId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull PovertyScoreBody body) {
        return commands.show(commands.execute(
                id,
                expected,
                (household, as) -> body.toScore().isSame(household.povertyScore())
                        ? null
                        : household.scored(body.toScore(), as.clock())));
    }
}
