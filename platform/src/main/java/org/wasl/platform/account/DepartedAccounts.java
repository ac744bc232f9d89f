package org.wasl.platform.account;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.wasl.contracts.event.WorkerActivityStated;
import org.wasl.platform.caller.ExcludedActors;

/** Who has left: written by the service that keeps the register of workers, followed by the others. */
@Singleton
public class DepartedAccounts extends ExcludedActors<DepartedAccounts.OfAgency> {
    private final EntityManager entities;

    record OfAgency(String account, String agency) {}

    @Inject
    DepartedAccounts(EntityManager entities) {
        this.entities = entities;
    }

    /** In the transaction of who states it. */
    public void follow(WorkerActivityStated stated) {
        if (stated.active()) {
            DepartedAccount account = entities.find(DepartedAccount.class, stated.accountId());
            if (account != null) {
                entities.remove(account);
            }
        } else {
            entities.merge(new DepartedAccount(stated));
        }
    }

    @Override
    protected List<OfAgency> stored(EntityManager entities) {
        return entities.createQuery("from DepartedAccount", DepartedAccount.class)
                .getResultStream()
                .map(left -> new OfAgency(left.accountId(), left.agencyId().toString()))
                .toList();
    }

    /** @param agency that the account's token names */
    boolean haveLeft(String account, String agency) {
        return holds(new OfAgency(account, agency));
    }
}
