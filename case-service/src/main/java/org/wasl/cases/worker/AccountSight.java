package org.wasl.cases.worker;

import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.wasl.platform.account.SeenAccounts;

/** Workers and supervisors are named by their accounts. */
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
