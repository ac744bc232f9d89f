package org.wasl.platform.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.wasl.contracts.event.WorkerActivityStated;

/** The account of a worker who has left the agency. */
@Entity
@Table(name = "departed_account")
class DepartedAccount {
    @Id
    @Column(name = "account_id")
    private String accountId;

    @Column(name = "agency_id")
    private UUID agencyId;

    protected DepartedAccount() {}

    DepartedAccount(WorkerActivityStated stated) {
        accountId = stated.accountId();
        agencyId = stated.agencyId().value();
    }

    String accountId() {
        return accountId;
    }

    UUID agencyId() {
        return agencyId;
    }
}
