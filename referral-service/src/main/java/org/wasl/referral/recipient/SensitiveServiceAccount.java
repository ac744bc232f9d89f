package org.wasl.referral.recipient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.Aggregate;

/** An account that its organization lets know of referrals to its sensitive services. */
@Entity
@Table(name = "sensitive_service_account")
class SensitiveServiceAccount extends Aggregate {
    @Column(name = "account_id", updatable = false)
    private String accountId;

    @Column(name = "added_by", updatable = false)
    private String addedBy;

    protected SensitiveServiceAccount() {}

    SensitiveServiceAccount(AgencyId organization, String account, String by, Clock clock) {
        super(organization, clock);
        accountId = account;
        addedBy = by;
    }

    String account() {
        return accountId;
    }

    String addedBy() {
        return addedBy;
    }
}
