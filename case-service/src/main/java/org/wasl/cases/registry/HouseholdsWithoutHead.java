package org.wasl.cases.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.event.HouseholdHeadStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;

/**
 * Which households need a head by an agency's records, as the registry stated it last: a read model of ids, table {@code household_without_head}. What one agency
 * says is not another's. See ADR 53.
 */
@ApplicationScoped
public class HouseholdsWithoutHead {
    private final EntityManager entities;

    @Inject
    HouseholdsWithoutHead(EntityManager entities) {
        this.entities = entities;
    }

    /** Instead of what was stated of the household before. */
    public void follow(HouseholdHeadStated stated) {
        entities.createNativeQuery("delete from household_without_head where household_id = :household")
                .setParameter("household", stated.householdId().value())
                .executeUpdate();
        for (AgencyId agency : stated.neededBy()) {
            for (PersonId person : stated.members()) {
                entities.createNativeQuery("insert into household_without_head (household_id, agency_id, person_id)"
                                + " values (:household, :agency, :person)")
                        .setParameter("household", stated.householdId().value())
                        .setParameter("agency", agency.value())
                        .setParameter("person", person.value())
                        .executeUpdate();
            }
        }
    }

    /** Those in which the person lives, by the records of the agency. */
    @SuppressWarnings("unchecked")
    public List<UUID> of(PersonId person, AgencyId agency) {
        return entities.createNativeQuery(
                        "select household_id from household_without_head where person_id = :person and agency_id = :agency"
                                + " order by household_id",
                        UUID.class)
                .setParameter("person", person.value())
                .setParameter("agency", agency.value())
                .getResultList();
    }
}
