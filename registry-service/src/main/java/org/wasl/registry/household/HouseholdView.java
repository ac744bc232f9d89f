package org.wasl.registry.household;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.HouseholdLeaveReason;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.HouseholdStatus;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;

/**
 * A household with its history, or as it was on one day.
 *
 * @param mergedIntoId the household that all went into
 * @param splitFromId the household they parted from
 * @param members also those who left: leftOn tells. On one day only those who lived there then
 */
@Schema(name = "Household")
public record HouseholdView(
        @JsonUnwrapped RecordMetadata metadata,
        HouseholdStatus status,
        @Schema(nullable = true) HouseholdId mergedIntoId,
        @Schema(nullable = true) HouseholdId splitFromId,
        List<Member> members,
        @Schema(nullable = true) PovertyScoreBody povertyScore,
        List<String> allowedActions)
        implements View {

    /**
     * @param personId null where you may not know of the person
     * @param role what the person is to the head, or was when they left
     * @param roleSince from when on
     * @param formerRoles the roles before in the same stay, earliest first
     */
    @Schema(name = "HouseholdMember")
    public record Member(
            @Schema(nullable = true) PersonId personId,
            HouseholdRole role,
            boolean principalRepresentative,
            LocalDate roleSince,
            LocalDate joinedOn,
            @Schema(nullable = true) LocalDate leftOn,
            @Schema(nullable = true) HouseholdLeaveReason leaveReason,
            List<FormerRole> formerRoles) {
        private static Member of(HouseholdMember member, HouseholdMember.RolePeriod at) {
            return new Member(
                    member.person(),
                    at.role(),
                    at.principalRepresentative(),
                    at.since(),
                    member.joinedOn(),
                    member.leftOn(),
                    member.leaveReason(),
                    member.rolesBefore(at).stream().map(FormerRole::of).toList());
        }

        private static Member of(HouseholdMember member) {
            return of(member, member.lastRole());
        }

        private Member unlessUnknown(Set<UUID> known) {
            return known.contains(personId.value())
                    ? this
                    : new Member(
                            null, role, principalRepresentative, roleSince, joinedOn, leftOn, leaveReason, formerRoles);
        }
    }

    /**
     * What somebody was in a household for a time.
     *
     * @param until the day on which it was no longer so
     */
    @Schema(name = "HouseholdRolePeriod")
    public record FormerRole(
            HouseholdRole role,
            boolean principalRepresentative,
            LocalDate since,
            @Schema(nullable = true) LocalDate until) {
        private static FormerRole of(HouseholdMember.RolePeriod period) {
            return new FormerRole(period.role(), period.principalRepresentative(), period.since(), period.until());
        }
    }

    static HouseholdView of(Household household) {
        return of(household, household.members().stream().map(Member::of).toList());
    }

    /** @param known the members whom the reader may know of */
    static HouseholdView of(Household household, Set<UUID> known) {
        return of(
                household,
                household.members().stream()
                        .map(member -> Member.of(member).unlessUnknown(known))
                        .toList());
    }

    /** Those who lived there that day, as what they were then. */
    static HouseholdView of(Household household, LocalDate day) {
        return of(
                household,
                household.members().stream()
                        .flatMap(member -> member.roleOn(day).map(at -> Member.of(member, at)).stream())
                        .toList());
    }

    private static HouseholdView of(Household household, List<Member> members) {
        return new HouseholdView(
                RecordMetadata.of(household),
                household.status(),
                household.mergedInto(),
                household.splitFrom(),
                members,
                PovertyScoreBody.of(household.povertyScore()),
                switch (household.status()) {
                    case ACTIVE ->
                        List.of(
                                "members",
                                "leave",
                                "change-head",
                                "change-role",
                                "move",
                                "split",
                                "merge",
                                "poverty-score");
                    case EMPTY -> List.of("members");
                    case MERGED -> List.of();
                });
    }
}
