package org.wasl.registry.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.platform.paging.Filter;

/** Finds persons by the words of their names. */
@ApplicationScoped
public class NameIndex {
    private final Persons persons;
    private final PersonAccessPolicy policy;

    @Inject
    NameIndex(Persons persons, PersonAccessPolicy policy) {
        this.persons = persons;
        this.policy = policy;
    }

    /**
     * Some persons with a name as asked in a record that is open to the agency, also in one that was merged into theirs; a person with two such names comes twice.
     *
     * @param among of {@link PersonAccessPolicy#visibleTo}
     * @param asked a {@code tsquery} of consonant keys
     */
    public List<Person> named(Filter<Person> among, Optional<ConsentPurpose> purpose, String asked, int atMost) {
        Filter<Person> named = among.and("function('begins_alike', n.skeletonWords, :asked) = true", "asked", asked)
                .and(policy.readable("q", "array_contains(c.fieldGroups, 'IDENTITY')", purpose));
        return persons.unordered(
                        named,
                        "join Person q on coalesce(q.survivor.id, q.id) = e.id join PersonName n on n.person = q")
                .setMaxResults(atMost)
                .getResultList();
    }

    /** Of the agency's own records that were merged into others, those with such a name: as {@link #named}. */
    public List<Person> namedWhileMerged(Filter<Person> among, String asked, int atMost) {
        Filter<Person> named = among.and("function('begins_alike', n.skeletonWords, :asked) = true", "asked", asked)
                .and("e.survivor is not null and " + PersonAccessPolicy.OWN);
        return persons
                .unordered(named, "join PersonName n on n.person = e")
                .setMaxResults(atMost)
                .getResultList()
                .stream()
                .map(Person::survivor)
                .toList();
    }
}
