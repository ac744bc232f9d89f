package org.wasl.registry.household;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.HouseholdLeaveReason;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.HouseholdStatus;
import org.wasl.contracts.code.HouseholdStay;
import org.wasl.contracts.event.HouseholdChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.registry.RegistryProblem;

/**
 * People who live together. There is exactly one head as long as there is anybody, and one principal representative at most; who left stays in the history. A
 * child whose main home is another may live here, too (ADR 53).
 */
@Entity
@Table(name = "household")
public class Household extends Aggregate {
    @Enumerated(EnumType.STRING)
    private HouseholdStatus status = HouseholdStatus.ACTIVE;

    @Column(name = "merged_into_id")
    private UUID mergedIntoId;

    @Column(name = "split_from_id")
    private UUID splitFromId;

    @Embedded
    private HouseholdMembers members = new HouseholdMembers();

    @Embedded
    private PovertyScore povertyScore;

    /** Whether the head became another one in this transaction. */
    @Transient
    private boolean headChanged;

    protected Household() {}

    Household(AgencyId agency, List<Present> founders, LocalDate on, Clock clock) {
        super(agency, clock);
        founders.forEach(m -> members.add(new HouseholdMember(this, m, agency, on, createdAt())));
        members.requireOrder();
    }

    /** One home that parted from another. */
    static Household partedFrom(Household other, AgencyId agency, List<Present> founders, LocalDate on, Clock clock) {
        Household made = new Household(agency, founders, on, clock);
        made.splitFromId = other.rawId();
        return made;
    }

    HouseholdChanged join(Collection<Present> newcomers, AgencyId by, LocalDate on, Clock clock) {
        requireNotMerged();
        newcomers.forEach(member -> take(member, by, on, clock));
        status = HouseholdStatus.ACTIVE;
        members.requireOrder();
        return changed(newcomers.stream().map(Present::person).collect(Collectors.toSet()), clock);
    }

    /** A child whose second home it was, and who comes for good, goes on in the same stay. */
    private void take(Present member, AgencyId by, LocalDate on, Clock clock) {
        Optional<HouseholdMember> shared = members.present()
                .filter(m -> m.person().equals(member.person()) && !m.isMain() && member.isMain())
                .findFirst();
        if (shared.isPresent()) {
            shared.get().become(member.role(), member.principalRepresentative(), HouseholdStay.MAIN, on);
        } else {
            members.add(new HouseholdMember(this, member, by, on, now(clock)));
        }
    }

    /** A head who leaves while others stay needs a successor first. */
    HouseholdChanged leave(Collection<PersonId> people, HouseholdLeaveReason reason, LocalDate on, Clock clock) {
        requireNotMerged();
        people.forEach(person -> {
            HouseholdMember member = members.get(person);
            headChanged |= member.role() == HouseholdRole.HEAD;
            member.leave(on, reason);
        });
        if (members.isEmpty()) {
            status = HouseholdStatus.EMPTY;
        } else {
            members.requireOrder();
        }
        return changed(Set.of(), clock);
    }

    /** @param given with whom all who live here go; it must be those, no more and no fewer */
    HouseholdChanged leaveFor(Household other, Collection<Present> given, LocalDate on, Clock clock) {
        requireNotMerged();
        if (given.size() != members.ids().size()
                || !given.stream()
                        .map(Present::person)
                        .collect(Collectors.toSet())
                        .equals(members.ids())) {
            throw Problem.invalidField("/members", "all-members-needed");
        }
        HouseholdChanged event = leave(members.ids(), HouseholdLeaveReason.MERGED, on, clock);
        status = HouseholdStatus.MERGED;
        mergedIntoId = other.rawId();
        return event;
    }

    /**
     * There may be no head any more: a record that was erased took the stay with it.
     *
     * @param formerHeadRole what the head is to the new one; null where the head leaves
     * @param leaves why the head lives here no more; null where the head stays
     */
    HouseholdChanged changeHead(
            PersonId next, HouseholdRole formerHeadRole, HouseholdLeaveReason leaves, LocalDate on, Clock clock) {
        requireNotMerged();
        HouseholdMember successor = members.get(next);
        if (!successor.isMain()) {
            throw Problem.invalidField("/personId", "shared-stay-of-head");
        }
        head().filter(m -> m != successor).ifPresent(former -> giveUp(former, formerHeadRole, leaves, on));
        successor.become(HouseholdRole.HEAD, successor.isPrincipal(), on);
        members.requireOrder();
        headChanged = true;
        return changed(Set.of(), clock);
    }

    /** Empty where the head's record is gone. */
    Optional<HouseholdMember> head() {
        return members.head();
    }

    private static void giveUp(HouseholdMember head, HouseholdRole next, HouseholdLeaveReason leaves, LocalDate on) {
        if (leaves != null) {
            head.leave(on, leaves);
        } else if (next == null) {
            throw Problem.invalidField("/formerHeadRole", "not-null");
        } else {
            head.become(next, head.isPrincipal(), on);
        }
    }

    /** A new principal representative takes the place of the one of before. */
    HouseholdChanged changeRole(Present changed, LocalDate on, Clock clock) {
        requireNotMerged();
        boolean principal = changed.principalRepresentative();
        HouseholdMember member = members.get(changed.person());
        if (principal) {
            members.present()
                    .filter(m -> m != member && m.isPrincipal())
                    .toList()
                    .forEach(former -> former.become(former.role(), false, on));
        }
        if (member.isMain() && !changed.isMain()) {
            throw Problem.invalidField("/stay", "main-home-needed");
        }
        member.become(changed.role(), principal, changed.stay(), on);
        members.requireOrder();
        return changed(Set.of(), clock);
    }

    /** Another home is the main one of this person from that day on. */
    HouseholdChanged becomeSecondHome(PersonId person, LocalDate on, Clock clock) {
        requireNotMerged();
        HouseholdMember member = members.get(person);
        member.become(member.role(), member.isPrincipal(), HouseholdStay.SHARED, on);
        members.requireOrder();
        return changed(Set.of(), clock);
    }

    /** The last one counts; that of before is in the audit. */
    HouseholdChanged scored(PovertyScore score, Clock clock) {
        requireNotMerged();
        if (status == HouseholdStatus.EMPTY) {
            throw new Problem(CommonProblem.ILLEGAL_STEP, "poverty-score", status)
                    .with("allowedActions", List.of("members"));
        }
        povertyScore = score;
        return changed(Set.of(), clock);
    }

    HouseholdChanged formed() {
        return new HouseholdChanged(id(), members.ids(), members.ids(), members.sharedIds());
    }

    public HouseholdId id() {
        return new HouseholdId(rawId());
    }

    /** Somebody who lives in it now, or comes to live in it. */
    public record Present(PersonId person, HouseholdRole role, boolean principalRepresentative, HouseholdStay stay) {
        Present(PersonId person, HouseholdRole role, boolean principalRepresentative) {
            this(person, role, principalRepresentative, HouseholdStay.MAIN);
        }

        /** Whether the person is counted here. */
        public boolean isMain() {
            return stay == HouseholdStay.MAIN;
        }
    }

    /** Those who live in it now, the head first. */
    public List<Present> present() {
        return members.headFirst();
    }

    /** Those who are counted here, the head first: nobody is in two households. */
    public List<Present> counted() {
        return present().stream().filter(Present::isMain).toList();
    }

    /** Also a child whose second home it is. */
    boolean livesHere(PersonId person) {
        return members.ids().contains(person);
    }

    HouseholdStay stayOf(PersonId person) {
        requireNotMerged();
        return members.get(person).stay();
    }

    boolean headChanged() {
        return headChanged;
    }

    /** What somebody who lives here is to the head. */
    HouseholdRole roleOf(PersonId person) {
        return members.get(person).role();
    }

    /** Null where it was never scored. */
    public PovertyScore povertyScore() {
        return povertyScore;
    }

    HouseholdStatus status() {
        return status;
    }

    HouseholdId mergedInto() {
        return mergedIntoId == null ? null : new HouseholdId(mergedIntoId);
    }

    HouseholdId splitFrom() {
        return splitFromId == null ? null : new HouseholdId(splitFromId);
    }

    /** Also who left. */
    List<HouseholdMember> members() {
        return members.all();
    }

    private HouseholdChanged changed(Set<PersonId> joined, Clock clock) {
        touch(clock);
        return new HouseholdChanged(id(), members.ids(), joined, members.sharedIds());
    }

    void requirePresent(PersonId person, String pointer) {
        members.get(person, pointer);
    }

    private void requireNotMerged() {
        if (status == HouseholdStatus.MERGED) {
            throw new Problem(RegistryProblem.HOUSEHOLD_IS_MERGED).with("mergedIntoId", mergedInto());
        }
    }
}
