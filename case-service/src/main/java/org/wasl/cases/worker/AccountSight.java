package org.wasl.cases.worker;

import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.wasl.platform.caller.Caller;

/** Notes who comes, before their request is answered. A request does not fail because it could not be noted. */
public final class AccountSight {
    private static final Logger LOG = Logger.getLogger(AccountSight.class);

    private final SeenAccounts accounts;
    private final Caller caller;

    @Inject
    AccountSight(SeenAccounts accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    @ServerRequestFilter
    void see() {
        if (!caller.isKnown()) {
            return;
        }
        caller.agencyIfAny().ifPresent(agency -> {
            try {
                accounts.see(caller.subject(), agency, caller.roles());
            } catch (RuntimeException notNow) {
                LOG.warnf("An account could not be noted: %s", notNow.getClass().getSimpleName());
            }
        });
    }
}
