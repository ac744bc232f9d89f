package org.wasl.registry.household;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.event.HouseholdChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.Answers;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Amman;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.Persons;

/** What every step of a household needs: people whom the caller may put into one, a day, and the record of the step. */
@ApplicationScoped
class HouseholdWork {
    private final Households households;
    private final Persons persons;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    HouseholdWork(Households households, Persons persons, Caller caller, Journal journal, Clock clock) {
        this.households = households;
        this.persons = persons;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /** As the caller may see it now. */
    HouseholdView read(UUID id) {
        Household household = households.get(id, caller);
        journal.read("household", Set.of(id), Set.of(FieldGroup.HOUSEHOLD));
        return HouseholdView.of(household);
    }

    /** @param given today where null */
    LocalDate day(LocalDate given) {
        LocalDate today = Amman.today(clock);
        if (given != null && given.isAfter(today)) {
            throw Problem.invalidField("/on", "in-the-future");
        }
        return given == null ? today : given;
    }

    /** Only whom the agency holds is put into a household, and nobody while she lived elsewhere by all that is known. */
    void requireFree(List<MemberBody> members, String pointer, LocalDate on) {
        Set<UUID> ids = members.stream().map(m -> m.personId().value()).collect(Collectors.toSet());
        Map<UUID, Person> own = persons
                .list(
                        persons.heldBy(caller.agency())
                                .and("e.id in (:ids)", "ids", ids)
                                .and("e.survivor is null"),
                        ids.size())
                .stream()
                .collect(Collectors.toMap(Person::rawId, person -> person));
        for (int i = 0; i < members.size(); i++) {
            if (!own.containsKey(members.get(i).personId().value())) {
                throw Problem.invalidField(pointer.formatted(i), "unknown-person");
            }
        }
        own.values().forEach(Person::requireChangeable);
        if (households.livedElsewhereAfter(ids, on)) {
            throw Problem.invalidField("/on", "lived-elsewhere-then");
        }
    }

    /** Of somebody who lives in a household. */
    PersonId changeable(PersonId member) {
        persons.findByIdOptional(member.value())
                .ifPresent(person -> person.standing().requireChangeable());
        return member;
    }

    /** The answer shows the first of them; an agency that holds one of the people in a household learns of it. */
    Response recorded(Household shown, HouseholdChanged event) {
        journal.record(event, audience(shown));
        return Answers.ok(HouseholdView.of(shown));
    }

    Set<AgencyId> audience(Household... touched) {
        Set<AgencyId> audience = concerned(touched);
        audience.add(caller.agency());
        return audience;
    }

    /** Whose they are, and who holds somebody in them. */
    Set<AgencyId> concerned(Household... touched) {
        Set<AgencyId> audience = new HashSet<>();
        Set<UUID> members = Arrays.stream(touched)
                .peek(household -> audience.add(household.agency()))
                .flatMap(household -> household.members().stream())
                .map(m -> m.person().value())
                .collect(Collectors.toSet());
        persons.holdersOf(members).values().forEach(audience::addAll);
        return audience;
    }

    /** Two households are told of one step: each as an event of its own. */
    void record(Household one, HouseholdChanged first, Household other, HouseholdChanged second) {
        Set<AgencyId> audience = audience(one, other);
        Stream.of(first, second).forEach(event -> journal.record(event, audience));
    }
}
