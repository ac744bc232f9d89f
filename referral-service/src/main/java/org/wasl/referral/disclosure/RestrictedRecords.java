package org.wasl.referral.disclosure;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.event.PersonRestrictionStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;

/** Persons who asked an agency that its record of them be only kept, as the registry states it. */
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

    /** Whether it binds what an agency disclosed of the person. */
    public boolean contain(PersonId person, AgencyId agency) {
        return among(Set.of(person.value())).contain(person, agency);
    }

    /** What is stated of some persons. */
    public record Stated(Map<UUID, RestrictedRecord> records) {
        public boolean contain(PersonId person, AgencyId agency) {
            RestrictedRecord record = records.get(person.value());
            return record != null && record.isRestrictedFor(agency.value());
        }
    }

    public Stated among(Collection<UUID> persons) {
        return new Stated(
                persons.isEmpty()
                        ? Map.of()
                        : list("personId in ?1", persons).stream()
                                .collect(Collectors.toMap(RestrictedRecord::person, record -> record)));
    }
}
