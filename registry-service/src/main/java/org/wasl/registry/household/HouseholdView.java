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
        @Schema(nullable = true) PovertyScore povertyScore,
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
            List<HouseholdMember.RolePeriod> formerRoles) {
        private Member unlessUnknown(Set<UUID> known) {
            return known.contains(personId.value())
                    ? this
                    : new Member(
                            null, role, principalRepresentative, roleSince, joinedOn, leftOn, leaveReason, formerRoles);
        }
    }

    static HouseholdView of(Household household) {
        return of(
                household,
                household.members().stream().map(HouseholdMember::view).toList());
    }

    /** @param known the members whom the reader may know of */
    static HouseholdView of(Household household, Set<UUID> known) {
        return of(
                household,
                household.members().stream()
                        .map(member -> member.view().unlessUnknown(known))
                        .toList());
    }

    /** Those who lived there that day, as what they were then. */
    static HouseholdView of(Household household, LocalDate day) {
        return of(
                household,
                household.members().stream()
                        .flatMap(member -> member.viewOn(day).stream())
                        .toList());
    }

    private static HouseholdView of(Household household, List<Member> members) {
        return new HouseholdView(
                RecordMetadata.of(household),
                household.status(),
                household.mergedInto(),
                household.splitFrom(),
                members,
                household.povertyScore(),
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
