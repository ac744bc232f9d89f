package org.wasl.platform.request;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Why a token could not be checked: because it is wrong, or because the keys to check it could not be had. */
public final class IdentityProvider {
    private IdentityProvider() {}

    /** An identity provider that cannot be reached is an outage, and not the caller's mistake. */
    public static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof io.quarkus.oidc.OIDCException) {
                return true;
            }
        }
        return false;
    }
}
