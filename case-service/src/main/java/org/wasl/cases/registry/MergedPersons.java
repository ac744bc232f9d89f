package org.wasl.cases.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.event.MergeUndone;
import org.wasl.contracts.event.PersonMerged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;

/**
 * Which record of a person was merged into which, as the registry told it: a read model of ids, table {@code merged_person}. It is for the agencies that the
 * registry told of the merge, so that looking for a person tells nobody else that two records are one person.
 */
@ApplicationScoped
public class MergedPersons {
    private static final int LONGEST_CHAIN = 20;

    private final EntityManager entities;

    @Inject
    MergedPersons(EntityManager entities) {
        this.entities = entities;
    }

    /** In the transaction of the inbox. */
    public void follow(PersonMerged merged, Set<AgencyId> told) {
        entities.createNativeQuery("insert into merged_person (person_id, survivor_id, agencies)"
                        + " values (:person, :survivor, cast(:agencies as uuid[])) on conflict (person_id) do update"
                        + " set survivor_id = excluded.survivor_id, agencies = excluded.agencies")
                .setParameter("person", merged.personId().value())
                .setParameter("survivor", merged.survivorId().value())
                .setParameter("agencies", told.stream().map(AgencyId::value).toArray(UUID[]::new))
                .executeUpdate();
    }

    /** In the transaction of the inbox. */
    public void follow(MergeUndone undone) {
        entities.createNativeQuery("delete from merged_person where person_id = :person and survivor_id = :survivor")
                .setParameter("person", undone.personId().value())
                .setParameter("survivor", undone.survivorId().value())
                .executeUpdate();
    }

    /** The record that stands for this one, as far as the agency was told; the record itself where it stands. */
    public PersonId survivor(PersonId person, AgencyId reader) {
        Object last = entities.createNativeQuery("with recursive chain (id, length) as ("
                        + " select cast(:person as uuid), 0 union all select m.survivor_id, chain.length + 1"
                        + " from merged_person m join chain on m.person_id = chain.id"
                        + " where :reader = any(m.agencies) and chain.length < :most)"
                        + " select id from chain order by length desc limit 1")
                .setParameter("person", person.value())
                .setParameter("reader", reader.value())
                .setParameter("most", LONGEST_CHAIN)
                .getSingleResult();
        return new PersonId((UUID) last);
    }
}
