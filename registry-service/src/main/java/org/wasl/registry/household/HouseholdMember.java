package org.wasl.registry.household;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.BatchSize;
import org.wasl.contracts.code.HouseholdLeaveReason;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.HouseholdStay;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Uuid7;

/** The membership of a person in a household, from joining to leaving, with the roles in that time. */
@Entity
@Table(name = "household_member")
class HouseholdMember {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "household_id")
    private Household household;

    @Column(name = "person_id")
    private UUID personId;

    @Enumerated(EnumType.STRING)
    private HouseholdRole role;

    private boolean principal;

    @Enumerated(EnumType.STRING)
    private HouseholdStay stay;

    @Column(name = "role_since")
    private LocalDate roleSince;

    @Column(name = "joined_on")
    private LocalDate joinedOn;

    @Column(name = "left_on")
    private LocalDate leftOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "leave_reason")
    private HouseholdLeaveReason leaveReason;

    @ElementCollection
    @BatchSize(size = 100)
    @CollectionTable(name = "household_former_role", joinColumns = @JoinColumn(name = "member_id"))
    private List<RolePeriod> formerRoles = new ArrayList<>();

    /**
     * What somebody was in a household for a time.
     *
     * @param until the day on which it was no longer so
     */
    @Embeddable
    record RolePeriod(
            @Enumerated(EnumType.STRING) HouseholdRole role,

            @Column(name = "principal") boolean principalRepresentative,

            @Enumerated(EnumType.STRING) HouseholdStay stay,

            @Column(name = "role_since") LocalDate since,

            @Column(name = "role_until") LocalDate until) {

        boolean holdsOn(LocalDate day) {
            return !since.isAfter(day) && (until == null || until.isAfter(day));
        }
    }

    /** Null where it was not written down, in old rows. */
    @Column(name = "agency_id")
    private UUID agencyId;

    @Column(name = "added_at")
    private Instant addedAt;

    protected HouseholdMember() {}

    HouseholdMember(Household household, Household.Present member, AgencyId by, LocalDate on, Instant now) {
        id = Uuid7.next();
        this.household = household;
        personId = member.person().value();
        role = member.role();
        principal = member.principalRepresentative();
        stay = member.stay();
        roleSince = on;
        joinedOn = on;
        agencyId = by.value();
        addedAt = now;
    }

    void leave(LocalDate on, HouseholdLeaveReason reason) {
        requireNotBefore(joinedOn, on);
        requireNotBefore(roleSince, on);
        leftOn = on;
        leaveReason = reason;
    }

    /** Another role in the same kind of stay. */
    void become(HouseholdRole next, boolean nextPrincipal, LocalDate on) {
        become(next, nextPrincipal, stay, on);
    }

    /** The former role stays in the history, unless it was changed within the day: that is a correction. */
    void become(HouseholdRole next, boolean nextPrincipal, HouseholdStay nextStay, LocalDate on) {
        if (role == next && principal == nextPrincipal && stay == nextStay) {
            return;
        }
        requireNotBefore(roleSince, on);
        if (on.isAfter(roleSince)) {
            formerRoles.add(new RolePeriod(role, principal, stay, roleSince, on));
        }
        role = next;
        principal = nextPrincipal;
        stay = nextStay;
        roleSince = on;
    }

    private static void requireNotBefore(LocalDate first, LocalDate on) {
        if (on.isBefore(first)) {
            throw Problem.invalidField("/on", "before-the-last-change");
        }
    }

    boolean isPresent() {
        return leftOn == null;
    }

    PersonId person() {
        return new PersonId(personId);
    }

    HouseholdRole role() {
        return role;
    }

    boolean isPrincipal() {
        return principal;
    }

    HouseholdStay stay() {
        return stay;
    }

    boolean isMain() {
        return stay == HouseholdStay.MAIN;
    }

    Household.Present present() {
        return new Household.Present(person(), role, principal, stay);
    }

    /** What the person is here, or was until leaving. */
    RolePeriod lastRole() {
        return new RolePeriod(role, principal, stay, roleSince, leftOn);
    }

    /** What the person was that day; empty where they did not live there. */
    Optional<RolePeriod> roleOn(LocalDate day) {
        return Stream.concat(formerRoles.stream(), Stream.of(lastRole()))
                .filter(period -> period.holdsOn(day))
                .findFirst();
    }

    /** The roles that came before, earliest first. */
    List<RolePeriod> rolesBefore(RolePeriod at) {
        return formerRoles.stream()
                .filter(former -> former.since().isBefore(at.since()))
                .sorted(Comparator.comparing(RolePeriod::since))
                .toList();
    }

    LocalDate joinedOn() {
        return joinedOn;
    }

    LocalDate leftOn() {
        return leftOn;
    }

    HouseholdLeaveReason leaveReason() {
        return leaveReason;
    }
}
