package org.wasl.registry.household;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.BatchSize;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.RegistryProblem;
import org.wasl.registry.household.Household.Present;

/** Who lives in a household, and who did. */
@Embeddable
class HouseholdMembers {
    @OneToMany(mappedBy = "household", cascade = CascadeType.ALL)
    @OrderBy("id")
    @BatchSize(size = 100)
    private List<HouseholdMember> all = new ArrayList<>();

    /** Also who left. */
    List<HouseholdMember> all() {
        return all;
    }

    void add(HouseholdMember member) {
        all.add(member);
    }

    /** Who lives in it now. */
    Stream<HouseholdMember> present() {
        return all.stream().filter(HouseholdMember::isPresent);
    }

    /** @throws Problem the person does not live here; the fault is at {@code pointer} */
    HouseholdMember get(PersonId person, String pointer) {
        return present()
                .filter(m -> m.person().equals(person))
                .findFirst()
                .orElseThrow(() -> Problem.invalidField(pointer, "not-in-household"));
    }

    HouseholdMember get(PersonId person) {
        return get(person, "/personId");
    }

    /** Empty where the head's record is gone. */
    Optional<HouseholdMember> head() {
        return present().filter(m -> m.role() == HouseholdRole.HEAD).findFirst();
    }

    /** The head first. */
    List<Present> headFirst() {
        return present()
                .map(HouseholdMember::present)
                .sorted(Comparator.comparing(m -> m.role() != HouseholdRole.HEAD))
                .toList();
    }

    boolean isEmpty() {
        return present().findAny().isEmpty();
    }

    Set<PersonId> ids() {
        return ids(member -> true);
    }

    /** Those whose main home is another. */
    Set<PersonId> sharedIds() {
        return ids(member -> !member.isMain());
    }

    private Set<PersonId> ids(Predicate<HouseholdMember> which) {
        return present().filter(which).map(HouseholdMember::person).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws Problem there is not exactly one head, more than one principal representative, or somebody twice */
    void requireOrder() {
        if (present().filter(m -> m.role() == HouseholdRole.HEAD).count() != 1) {
            throw new Problem(RegistryProblem.HOUSEHOLD_HEAD_REQUIRED);
        }
        if (present().anyMatch(m -> !m.isMain() && (m.role() == HouseholdRole.HEAD || m.isPrincipal()))) {
            throw Problem.invalidField("/members", "shared-stay-of-head");
        }
        if (present().filter(HouseholdMember::isPrincipal).count() > 1) {
            throw Problem.invalidField("/members", "one-principal-representative");
        }
        if (!present().map(HouseholdMember::person).allMatch(new HashSet<>()::add)) {
            throw Problem.invalidField("/members", "same-person-twice");
        }
    }
}
