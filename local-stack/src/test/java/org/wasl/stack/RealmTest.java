package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RealmTest {
    /**
     * Whatever makes an account wait after wrong passwords keeps its owner out for as long as somebody sends them, and Keycloak's protection refuses a second
     * sign-in of the same account at the same moment. Guesses are limited by the address that they come from, in front.
     */
    @Test
    void wrong_passwords_do_not_keep_the_owner_of_an_account_out() throws IOException {
        JsonNode realm = new ObjectMapper()
                .readTree(Distribution.ofThisBuild()
                        .root()
                        .resolve("deploy/keycloak/wasl-realm.json")
                        .toFile());

        assertThat(realm.required("bruteForceProtected").asBoolean()).isFalse();
        assertThat(realm.path("permanentLockout").asBoolean()).isFalse();
        assertThat(realm.path("passwordPolicy").asText()).contains("length(12)");
    }
}
