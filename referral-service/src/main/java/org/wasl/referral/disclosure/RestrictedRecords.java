package org.wasl.referral.disclosure;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.event.PersonRestrictionStated;
import org.wasl.contracts.id.PersonId;

/** Persons who asked that their record be only kept, as the registry states it. */
@ApplicationScoped
public class RestrictedRecords implements PanacheRepositoryBase<RestrictedRecord, UUID> {
    public void apply(PersonRestrictionStated stated) {
        RestrictedRecord known = findById(stated.personId().value(), LockModeType.PESSIMISTIC_WRITE);
        if (known == null) {
            persist(new RestrictedRecord(stated));
        } else {
            known.follow(stated);
        }
    }

    public boolean contain(PersonId person) {
        return !among(Set.of(person.value())).isEmpty();
    }

    public Set<UUID> among(Collection<UUID> persons) {
        return persons.isEmpty()
                ? Set.of()
                : new HashSet<>(getEntityManager()
                        .createQuery(
                                "select k.personId from RestrictedRecord k where k.personId in (:persons) and k.restricted",
                                UUID.class)
                        .setParameter("persons", persons)
                        .getResultList());
    }
}
