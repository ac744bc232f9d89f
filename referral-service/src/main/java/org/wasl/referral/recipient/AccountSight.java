package org.wasl.referral.recipient;

import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.wasl.platform.account.SeenAccounts;

/** Organizations list accounts of their own for their sensitive services. */
public final class AccountSight {
    private final SeenAccounts accounts;

    @Inject
    AccountSight(SeenAccounts accounts) {
        this.accounts = accounts;
    }

    @ServerRequestFilter
    void see() {
        accounts.seeCaller();
    }
}
