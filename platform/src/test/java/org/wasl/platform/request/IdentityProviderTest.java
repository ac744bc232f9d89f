package org.wasl.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

/** Found by killing Keycloak in the middle of the journey: callers with good tokens were told that they were not signed in. */
class IdentityProviderTest {
    @Test
    void keys_that_cannot_be_had_are_an_outage() {
        assertThat(IdentityProvider.isAway(new AuthenticationFailedException(new ConnectException("refused"))))
                .isTrue();
        assertThat(IdentityProvider.isAway(new AuthenticationFailedException(new OIDCException("no keys"))))
                .isTrue();
    }

    @Test
    void a_bad_token_is_the_callers_mistake() {
        assertThat(IdentityProvider.isAway(new AuthenticationFailedException(new IllegalArgumentException("bad"))))
                .isFalse();
        assertThat(IdentityProvider.isAway(new AuthenticationFailedException())).isFalse();
    }
}
