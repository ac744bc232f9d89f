package org.wasl.platform.account;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wasl.contracts.event.WorkerActivityStated;
import org.wasl.platform.caller.ExcludedActors;
import org.wasl.platform.caller.Roles;

/** Who has left: written by the service that keeps the register of workers, followed by the others. */
@Singleton
public class DepartedAccounts extends ExcludedActors<DepartedAccounts.OfAgency> {
    private static final Set<String> OF_WORKERS = Set.of(Roles.CASEWORKER, Roles.SUPERVISOR);

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

    /**
     * Of an account's roles those that it still has: who has left is no caseworker and no supervisor.
     *
     * @param agency that the account's token names
     */
    Set<String> rolesLeft(String account, String agency, Collection<String> roles) {
        Set<String> left = new HashSet<>(roles);
        if (holds(new OfAgency(account, agency))) {
            left.removeAll(OF_WORKERS);
        }
        return left;
    }
}
