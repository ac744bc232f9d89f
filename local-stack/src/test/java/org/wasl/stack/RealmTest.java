package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Guesses of passwords are slowed, and nobody can lock out somebody else for longer than it takes to try again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RealmTest {
    @Test
    void wrong_passwords_make_an_account_wait_for_seconds_at_most() throws IOException {
        JsonNode realm = new ObjectMapper()
                .readTree(Distribution.ofThisBuild()
                        .root()
                        .resolve("deploy/keycloak/wasl-realm.json")
                        .toFile());

        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.path("permanentLockout").asBoolean()).isFalse();
        assertThat(realm.path("failureFactor").asInt()).isGreaterThanOrEqualTo(10);
        assertThat(realm.path("maxFailureWaitSeconds").asInt()).isBetween(1, 5);
        // Otherwise two wrong passwords within a second lock the account for a minute.
        assertThat(realm.path("quickLoginCheckMilliSeconds").asInt(1000)).isZero();
        assertThat(realm.path("minimumQuickLoginWaitSeconds").asInt(60)).isBetween(0, 5);
        assertThat(realm.path("passwordPolicy").asText()).contains("length(12)");
    }
}
