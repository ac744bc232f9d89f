package org.wasl.registry.household;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.event.HouseholdChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.registry.RegistryProblem;

/** People who live together. There is exactly one head as long as there is anybody; who left stays in the history. */
@Entity
@Table(name = "household")
public class Household extends Aggregate {
    @OneToMany(mappedBy = "household", cascade = CascadeType.ALL)
    @OrderBy("id")
    private List<HouseholdMember> members = new ArrayList<>();

    @Embedded
    private PovertyScore povertyScore;

    protected Household() {}

    Household(AgencyId agency, List<MemberBody> founders, LocalDate on, Clock clock) {
        super(agency, clock);
        founders.forEach(m -> members.add(new HouseholdMember(this, m, on)));
        requireOneHead();
    }

    HouseholdChanged join(MemberBody member, LocalDate on, Clock clock) {
        members.add(new HouseholdMember(this, member, on));
        requireOneHead();
        return changed(Set.of(member.personId()), clock);
    }

    /** A head who leaves while others stay needs a successor first. */
    HouseholdChanged leave(PersonId person, LocalDate on, Clock clock) {
        present(person).leave(on);
        if (members.stream().anyMatch(HouseholdMember::isPresent)) {
            requireOneHead();
        }
        return changed(Set.of(), clock);
    }

    /** @param formerHeadRole what the head is to the new one */
    HouseholdChanged changeHead(PersonId next, HouseholdRole formerHeadRole, Clock clock) {
        HouseholdMember successor = present(next);
        HouseholdMember former = members.stream()
                .filter(m -> m.isPresent() && m.role() == HouseholdRole.HEAD)
                .findFirst()
                .orElseThrow();
        if (former != successor) {
            former.become(formerHeadRole);
            successor.become(HouseholdRole.HEAD);
            requireOneHead();
        }
        return changed(Set.of(), clock);
    }

    /** The last one counts; that of before is in the audit. */
    HouseholdChanged scored(PovertyScore score, Clock clock) {
        povertyScore = score;
        return changed(Set.of(), clock);
    }

    HouseholdChanged formed() {
        return new HouseholdChanged(id(), presentIds(), presentIds());
    }

    public HouseholdId id() {
        return new HouseholdId(rawId());
    }

    /** Somebody who lives in it now. */
    public record Present(PersonId person, HouseholdRole role, boolean principalRepresentative) {}

    /** Those who live in it now, the head first. */
    public List<Present> present() {
        return members.stream()
                .filter(HouseholdMember::isPresent)
                .map(HouseholdMember::present)
                .sorted(Comparator.comparing(m -> m.role() != HouseholdRole.HEAD))
                .toList();
    }

    /** Null where it was never scored. */
    public PovertyScore povertyScore() {
        return povertyScore;
    }

    List<HouseholdMember> members() {
        return members;
    }

    private HouseholdChanged changed(Set<PersonId> joined, Clock clock) {
        touch(clock);
        return new HouseholdChanged(id(), presentIds(), joined);
    }

    private Set<PersonId> presentIds() {
        return members.stream()
                .filter(HouseholdMember::isPresent)
                .map(HouseholdMember::person)
                .collect(Collectors.toUnmodifiableSet());
    }

    private HouseholdMember present(PersonId person) {
        return members.stream()
                .filter(m -> m.isPresent() && m.person().equals(person))
                .findFirst()
                .orElseThrow(() -> Problem.invalidField("/personId", "not-in-household"));
    }

    private void requireOneHead() {
        long heads = members.stream()
                .filter(m -> m.isPresent() && m.role() == HouseholdRole.HEAD)
                .count();
        if (heads != 1) {
            throw new Problem(RegistryProblem.HOUSEHOLD_HEAD_REQUIRED);
        }
    }
}
