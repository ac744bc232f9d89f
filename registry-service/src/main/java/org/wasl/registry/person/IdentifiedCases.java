package org.wasl.registry.person;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.wasl.contracts.event.CaseAccessStated;

/** Which cases are only identified. */
@ApplicationScoped
public class IdentifiedCases implements PanacheRepositoryBase<IdentifiedCase, UUID> {

    public void follow(CaseAccessStated stated) {
        UUID id = stated.caseId().value();
        if (!Boolean.TRUE.equals(stated.onlyIdentified())) {
            deleteById(id);
        } else if (findById(id) == null) {
            persist(new IdentifiedCase(id));
        }
    }

    /** A condition in HQL on the case {@code a}. */
    static String registered() {
        return "a.recordId not in (select i.caseId from IdentifiedCase i)";
    }
}
