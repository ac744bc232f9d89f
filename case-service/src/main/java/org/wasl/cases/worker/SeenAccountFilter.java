package org.wasl.cases.worker;

import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.wasl.platform.account.SeenAccounts;

/** Notes the account and the roles of every caller: workers and supervisors are named by their accounts. */
public final class SeenAccountFilter {
    private final SeenAccounts accounts;

    @Inject
    SeenAccountFilter(SeenAccounts accounts) {
        this.accounts = accounts;
    }

    @ServerRequestFilter
    void see() {
        accounts.seeCaller();
    }
}
