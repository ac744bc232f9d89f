package org.wasl.referral.recipient;

import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.wasl.platform.account.SeenAccounts;

/** Remembers the account of each caller, so that organizations can list their accounts for sensitive services. */
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
