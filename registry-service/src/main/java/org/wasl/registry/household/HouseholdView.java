package org.wasl.registry.household;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.HeadCandidateBasis;
import org.wasl.contracts.code.HouseholdLeaveReason;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.HouseholdStatus;
import org.wasl.contracts.code.HouseholdStay;
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
 * @param size how many live there, or lived there that day; a child with two homes counts in the main one
 * @param needsHead whether the head died, went away or is held no more, by the records of your agency, while others live there
 * @param headCandidates who may follow, the first proposal first: the spouse, relatives, others of age, each the eldest first, then those whose age is not known; under 18 last
 */
@Schema(name = "Household")
public record HouseholdView(
        @JsonUnwrapped RecordMetadata metadata,
        HouseholdStatus status,
        @Schema(nullable = true) HouseholdId mergedIntoId,
        @Schema(nullable = true) HouseholdId splitFromId,
        List<Member> members,

        @Schema(
                description =
                        "How many live there, or lived there that day. A child with two homes counts in the main one.")
        int size,

        @Schema(
                description =
                        "Whether the head died, went away or is held no more, by the records of your agency, while others live there.")
        boolean needsHead,

        @Schema(
                description =
                        "Who may follow the head, the first proposal first: the spouse, relatives, others of age, each the"
                                + " eldest first; then those whose birth date is not known; those under 18 last, marked UNDER_AGE.")
        List<HeadCandidate> headCandidates,

        @Schema(nullable = true) PovertyScoreBody povertyScore,
        List<String> allowedActions)
        implements View {

    /** @param basis why this person is proposed: UNDER_AGE warns */
    @Schema(name = "HouseholdHeadCandidate")
    public record HeadCandidate(PersonId personId, HouseholdRole role, HeadCandidateBasis basis) {}

    /** What a reader is told of the head. */
    record Head(boolean needed, List<HeadCandidate> candidates) {
        static final Head THERE = new Head(false, List.of());
    }

    /**
     * @param personId null where you may not know of the person: then nothing is told but the role
     * @param stay SHARED where the person's main home is another, or was when they left
     * @param role what the person is to the head, or was when they left
     * @param roleSince from when on
     * @param formerRoles the roles before in the same stay, earliest first
     */
    @Schema(name = "HouseholdMember")
    public record Member(
            @Schema(nullable = true) PersonId personId,
            HouseholdRole role,
            @Schema(nullable = true) Boolean principalRepresentative,

            @Schema(
                    nullable = true,
                    description =
                            "SHARED where the person's main home is another household, or was when they left; null where you"
                                    + " may not know of the person.")
            HouseholdStay stay,

            @Schema(nullable = true) LocalDate roleSince,
            @Schema(nullable = true) LocalDate joinedOn,
            @Schema(nullable = true) LocalDate leftOn,
            @Schema(nullable = true) HouseholdLeaveReason leaveReason,
            List<FormerRole> formerRoles) {
        private static Member of(HouseholdMember member, HouseholdMember.RolePeriod at) {
            return new Member(
                    member.person(),
                    at.role(),
                    at.principalRepresentative(),
                    at.stay(),
                    at.since(),
                    member.joinedOn(),
                    member.leftOn(),
                    member.leaveReason(),
                    member.rolesBefore(at).stream().map(FormerRole::of).toList());
        }

        private static Member of(HouseholdMember member) {
            return of(member, member.lastRole());
        }

        private boolean counts() {
            return stay == HouseholdStay.MAIN;
        }

        /** Of whom the reader may not know, what the person is to the head, and nothing once the person has left. */
        private Stream<Member> unlessUnknown(Set<UUID> known) {
            if (known.contains(personId.value())) {
                return Stream.of(this);
            }
            return leftOn != null
                    ? Stream.empty()
                    : Stream.of(new Member(null, role, null, null, null, null, null, null, List.of()));
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
            HouseholdStay stay,
            LocalDate since,
            @Schema(nullable = true) LocalDate until) {
        private static FormerRole of(HouseholdMember.RolePeriod period) {
            return new FormerRole(
                    period.role(), period.principalRepresentative(), period.stay(), period.since(), period.until());
        }
    }

    static HouseholdView of(Household household, Head head) {
        return of(household, household.members().stream().map(Member::of).toList(), now(household), head);
    }

    /** @param known the members whom the reader may know of */
    static HouseholdView of(Household household, Set<UUID> known, Head head) {
        return of(
                household,
                household.members().stream()
                        .flatMap(member -> Member.of(member).unlessUnknown(known))
                        .toList(),
                now(household),
                head);
    }

    /** Those who lived there that day, as what they were then. */
    static HouseholdView of(Household household, LocalDate day, Head head) {
        List<Member> then = household.members().stream()
                .flatMap(member -> member.roleOn(day).map(at -> Member.of(member, at)).stream())
                .toList();
        return of(household, then, (int) then.stream().filter(Member::counts).count(), head);
    }

    /** For those who may not act on it. */
    HouseholdView readOnly() {
        return new HouseholdView(
                metadata,
                status,
                mergedIntoId,
                splitFromId,
                members,
                size,
                needsHead,
                headCandidates,
                povertyScore,
                List.of());
    }

    private static int now(Household household) {
        return household.counted().size();
    }

    private static HouseholdView of(Household household, List<Member> members, int size, Head head) {
        return new HouseholdView(
                RecordMetadata.of(household),
                household.status(),
                household.mergedInto(),
                household.splitFrom(),
                members,
                size,
                head.needed(),
                head.candidates(),
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
