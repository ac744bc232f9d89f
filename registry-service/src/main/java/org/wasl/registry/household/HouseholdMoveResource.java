package org.wasl.registry.household;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.HouseholdLeaveReason;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.HouseholdStay;
import org.wasl.contracts.event.HouseholdChanged;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.PossibleDate;

/**
 * People pass from one household to another: one step, so that nobody is lost between two. They leave first, since the database holds that nobody lives in
 * two homes.
 */
@Path("/v1/households/{id}")
@Tag(name = "Households")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR})
public class HouseholdMoveResource {
    private final Households households;
    private final HouseholdCommands commands;
    private final Caller caller;
    private final Clock clock;

    @Inject
    HouseholdMoveResource(Households households, HouseholdCommands commands, Caller caller, Clock clock) {
        this.households = households;
        this.commands = commands;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param householdId where the person goes
     * @param role what the person is to the head there
     * @param reason MOVED where left out
     */
    @Schema(name = "HouseholdMove")
    public record MoveBody(
            @NotNull PersonId personId,
            @NotNull HouseholdId householdId,
            @NotNull HouseholdRole role,
            @Schema(nullable = true) Boolean principalRepresentative,
            @Schema(nullable = true) HouseholdLeaveReason reason,

            @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.PAST)
            LocalDate on) {
        Household.Present toMember(HouseholdStay known) {
            return new MemberBody(personId, role, principalRepresentative, null).toMember(known);
        }
    }

    /**
     * @param members who parts, and what each is in the new household: one of them its HEAD
     * @param formerHeadRole needed where the head parts while others stay: what the head would be to {@code nextHeadId}
     */
    @Schema(name = "HouseholdSplit")
    public record SplitBody(
            @NotEmpty @Size(max = 60) List<@Valid @NotNull MemberBody> members,
            @Schema(nullable = true) PersonId nextHeadId,
            @Schema(nullable = true) HouseholdRole formerHeadRole,

            @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.PAST)
            LocalDate on) {}

    /**
     * @param householdId the household that ends: all who live there come here
     * @param members what each of them is to the head here
     */
    @Schema(name = "HouseholdMerge")
    public record HouseholdMergeBody(
            @NotNull HouseholdId householdId,
            @NotEmpty @Size(max = 60) List<@Valid @NotNull MemberBody> members,

            @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.PAST)
            LocalDate on) {}

    /** The household to which they moved, as it is now. */
    @Singleton
    record WhereTheyWent(HouseholdMoveResource resource) implements Replay.Current {
        @Override
        public HouseholdView read(RepeatedRequest request) {
            return resource.commands.read(
                    ((MoveBody) request.body()).householdId().value());
        }
    }

    @POST
    @Path("/move")
    @Once(WhereTheyWent.class)
    @Operation(
            operationId = "moveToHousehold",
            summary = "Move a member to another household",
            description =
                    "If-Match is that of the household that the person leaves. The answer is the one that the person comes to.")
    public HouseholdView move(
            @PathParam("id") HouseholdId id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull MoveBody body) {
        Household from = households.get(id.value(), caller, expected);
        Household to = other(from, body.householdId());
        LocalDate on = commands.day(body.on());
        List<Household.Present> mover = List.of(body.toMember(from.stayOf(body.personId())));
        HouseholdLeaveReason reason = body.reason() == null ? HouseholdLeaveReason.MOVED : body.reason();
        HouseholdChanged left = from.leave(Set.of(body.personId()), reason, on, clock);
        households.flush();
        commands.requireMayMove(mover, "/personId", on, to);
        HouseholdChanged joined = to.join(mover, caller.agency(), on, clock);
        commands.record(from, left, to, joined);
        return commands.show(to);
    }

    @POST
    @Path("/split")
    @Once(HouseholdReplay.class)
    @Created(at = "/v1/households")
    @Operation(
            operationId = "splitHousehold",
            summary = "Split a household: some form one of their own",
            description = "If-Match is that of the household they leave. Where its head parts, nextHeadId follows."
                    + " The answer is the new household.")
    public HouseholdView split(
            @PathParam("id") HouseholdId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull SplitBody body) {
        Household from = households.get(id.value(), caller, expected);
        LocalDate on = commands.day(body.on());
        if (body.nextHeadId() != null) {
            from.requirePresent(body.nextHeadId(), "/nextHeadId");
            HouseholdRole former = body.formerHeadRole() == null ? HouseholdRole.OTHER_RELATIVE : body.formerHeadRole();
            from.changeHead(body.nextHeadId(), former, null, on, clock);
        }
        List<Household.Present> members = asTheyStay(from, body.members());
        Set<PersonId> parting = members.stream().map(Household.Present::person).collect(Collectors.toSet());
        HouseholdChanged left = from.leave(parting, HouseholdLeaveReason.SPLIT, on, clock);
        households.flush();
        commands.requireMayMove(members, "/members/%d/personId", on, null);
        Household made = Household.partedFrom(from, caller.agency(), members, on, clock);
        households.persist(made);
        commands.record(from, left, made, made.formed());
        return commands.show(made);
    }

    @POST
    @Path("/merge")
    @Once(HouseholdReplay.class)
    @Operation(
            operationId = "mergeHouseholds",
            summary = "Merge households: all who live in the other come into this one, which goes on",
            description =
                    "If-Match is that of the household that goes on. Each who lives in the other is named with the"
                            + " role here; the other keeps its history and names this one in mergedIntoId.")
    public HouseholdView merge(
            @PathParam("id") HouseholdId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull HouseholdMergeBody body) {
        Household into = households.get(id.value(), caller, expected);
        Household from = other(into, body.householdId());
        LocalDate on = commands.day(body.on());
        List<Household.Present> all = asTheyStay(from, body.members());
        HouseholdChanged left = from.leaveFor(into, all, on, clock);
        households.flush();
        List<Household.Present> members =
                all.stream().filter(member -> !livesIn(into, member)).toList();
        commands.requireMayMove(members, "/members/%d/personId", on, into);
        HouseholdChanged joined = into.join(members, caller.agency(), on, clock);
        commands.record(from, left, into, joined);
        return commands.show(into);
    }

    /** A child with a second home in the household that ends, who lives in the one that goes on already. */
    private static boolean livesIn(Household into, Household.Present member) {
        return !member.isMain()
                && into.present().stream().anyMatch(one -> one.person().equals(member.person()));
    }

    /** A second home stays one, whoever parts or comes together. */
    private static List<Household.Present> asTheyStay(Household from, List<MemberBody> bodies) {
        List<Household.Present> members = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            MemberBody body = bodies.get(i);
            from.requirePresent(body.personId(), "/members/" + i + "/personId");
            Household.Present member = body.toMember(from.stayOf(body.personId()));
            if (member.stay() != from.stayOf(body.personId())) {
                throw Problem.invalidField("/members/" + i + "/stay", "not-changeable");
            }
            members.add(member);
        }
        return members;
    }

    private Household other(Household one, HouseholdId id) {
        return households
                .find(one, id, caller)
                .orElseThrow(() -> Problem.invalidField("/householdId", "unknown-household"));
    }
}
