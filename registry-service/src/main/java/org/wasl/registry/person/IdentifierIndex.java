package org.wasl.registry.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.RegistryProblem;
import org.wasl.registry.lookup.Lookups;

/** Finds persons by their numbers, which are stored sealed with a blind index. Revoked numbers find nobody. */
@ApplicationScoped
public class IdentifierIndex {
    private final EntityManager entities;
    private final PersonAccessPolicy policy;
    private final Lookups lookups;
    private final Sealer cipher;

    @Inject
    IdentifierIndex(EntityManager entities, PersonAccessPolicy policy, Lookups lookups, Sealer cipher) {
        this.entities = entities;
        this.policy = policy;
        this.lookups = lookups;
        this.cipher = cipher;
    }

    /**
     * Which of these numbers some person has already. Numbers of households are left out: several persons have them.
     *
     * @param by the agency that asks
     */
    public NumbersInUse inUse(Collection<IdentifierNumber> all, AgencyId by) {
        List<IdentifierNumber> numbers =
                all.stream().filter(number -> !number.isOfHousehold()).toList();
        Map<String, IdentifierNumber> byIndex = new HashMap<>();
        numbers.forEach(number -> PersonIdentifier.indexesOf(number, cipher)
                .forEach(index -> byIndex.put(PersonIdentifier.blindIndex(index), number)));
        if (byIndex.isEmpty()) {
            return new NumbersInUse(Set.of(), Map.of());
        }
        Set<IdentifierNumber> own = new HashSet<>();
        Map<IdentifierNumber, Set<UUID>> ofOthers = new HashMap<>();
        entities.createQuery(
                        "select i.valueIndex, p.id, coalesce(i.agencyId, p.agencyId) from PersonIdentifier i"
                                + " join i.person p where i.valueIndex in (:indexes) and i.status <> REVOKED",
                        Object[].class)
                .setParameter("indexes", indexesOf(numbers))
                .getResultStream()
                .forEach(row -> {
                    IdentifierNumber number = byIndex.get(PersonIdentifier.blindIndex((byte[]) row[0]));
                    if (by.value().equals(row[2])) {
                        own.add(number);
                    } else {
                        ofOthers.computeIfAbsent(number, none -> new HashSet<>())
                                .add((UUID) row[1]);
                    }
                });
        return new NumbersInUse(own, ofOthers);
    }

    /** Persons of any agency with one of these numbers. */
    public List<Person> personsWith(Collection<IdentifierNumber> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        List<byte[]> indexes = indexesOf(numbers);
        return entities.createQuery(
                        "select distinct p from Person p join p.identifiers.all i where i.valueIndex in (:indexes)"
                                + " and i.status <> REVOKED",
                        Person.class)
                .setParameter("indexes", indexes)
                .setMaxResults(50)
                .getResultStream()
                .map(Person::survivor)
                .distinct()
                .toList();
    }

    /**
     * A number of a person is nobody else's; of one person several records may have it.
     *
     * @throws Problem IDENTIFIER_TAKEN where another person has it, or this one by the agency's own word. That another agency's record of this person has it
     *     is told by no answer
     */
    public void requireFree(IdentifierNumber number, Person person, AgencyId by) {
        List<Person> others = number.isOfHousehold()
                ? List.of()
                : personsWith(List.of(number)).stream()
                        .filter(other -> !other.id().equals(person.survivor().id()))
                        .toList();
        if (!others.isEmpty()) {
            throw lookups.numberTaken(others.stream().map(Person::rawId).toList());
        }
        if (!number.isOfHousehold() && person.survivor().joinedIdentifiers().contains(number, by, cipher)) {
            throw new Problem(RegistryProblem.IDENTIFIER_TAKEN);
        }
    }

    /** The blind indexes of the numbers: {@code PersonIdentifier.valueIndex}. */
    public List<byte[]> indexesOf(Collection<IdentifierNumber> numbers) {
        return numbers.stream()
                .flatMap(n -> PersonIdentifier.indexesOf(n, cipher).stream())
                .toList();
    }

    /** @param filter of {@link PersonAccessPolicy#visibleTo} */
    public Filter<Person> narrow(Filter<Person> filter, IdentifierNumber number, Optional<ConsentPurpose> purpose) {
        return filter.and(
                "e.id in (" + recordsWith(":number", purpose) + ")",
                "number",
                PersonIdentifier.indexesOf(number, cipher));
    }

    /**
     * The persons with one of these numbers in a record that is open to the agency for its numbers, in HQL, with the parameters of {@link PersonAccessPolicy#visibleTo}.
     *
     * @param numbers names of parameters, with commas
     */
    public String recordsWith(String numbers, Optional<ConsentPurpose> purpose) {
        return "select coalesce(r.survivor.id, r.id) from PersonIdentifier i join i.person r where i.valueIndex in ("
                + numbers + ") and i.status <> REVOKED and "
                + policy.readable("r", "array_contains(c.fieldGroups, 'IDENTIFIERS')", purpose);
    }

    /** Whether one of these records has one of these numbers, in HQL. Both are names of parameters. */
    public static String isNumberOf(String numbers, String records) {
        return "exists (select 1 from PersonIdentifier i where i.valueIndex in (" + numbers
                + ") and i.status <> REVOKED and i.person.id in (" + records + "))";
    }
}
