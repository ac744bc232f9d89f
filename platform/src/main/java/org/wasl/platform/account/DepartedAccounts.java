package org.wasl.platform.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.event.WorkerActivityStated;

/**
 * Who has left: written by the service that keeps the register of workers, followed by the others. They are few and each request asks, so they are held in memory
 * and read again every few seconds.
 */
@ApplicationScoped
public class DepartedAccounts implements PanacheRepositoryBase<DepartedAccount, String> {
    private volatile Map<String, UUID> known = Map.of();

    /** In the transaction of who states it. */
    public void follow(WorkerActivityStated stated) {
        if (stated.active()) {
            deleteById(stated.accountId());
        } else {
            getEntityManager().merge(new DepartedAccount(stated));
        }
    }

    void start(@Observes StartupEvent start) {
        read();
    }

    @Scheduled(
            every = "${wasl.departed-accounts.read-every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void read() {
        known = QuarkusTransaction.requiringNew().call(() -> listAll().stream()
                .collect(Collectors.toUnmodifiableMap(DepartedAccount::accountId, DepartedAccount::agencyId)));
    }

    /** @param agency that the account's token names */
    boolean haveLeft(String account, String agency) {
        UUID left = known.get(account);
        return left != null && left.toString().equals(agency);
    }
}
