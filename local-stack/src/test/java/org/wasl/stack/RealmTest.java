package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.StreamSupport;
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
        JsonNode realm = read("wasl-realm.json");

        assertThat(realm.required("bruteForceProtected").asBoolean()).isFalse();
        assertThat(realm.path("permanentLockout").asBoolean()).isFalse();
        assertThat(realm.path("passwordPolicy").asText()).contains("length(12)");
    }

    /** It has no secret, so that nothing but its address and PKCE tells it from another. */
    @Test
    void the_dashboard_is_answered_at_its_own_address_only() throws IOException {
        JsonNode client = StreamSupport.stream(
                        read("wasl-realm.json").required("clients").spliterator(), false)
                .filter(each -> each.path("clientId").asText().equals("wasl-monitoring"))
                .findFirst()
                .orElseThrow();

        assertThat(client.required("publicClient").asBoolean()).isTrue();
        assertThat(client.required("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(client.required("redirectUris"))
                .extracting(JsonNode::asText)
                .containsExactly("${WASL_PORTAL_URL}/monitoring");
        assertThat(client.required("attributes")
                        .path("pkce.code.challenge.method")
                        .asText())
                .isEqualTo("S256");
    }

    /** What the journey and the command line tell of the demo is what the realm has. */
    @Test
    void every_account_of_the_demo_is_told() throws IOException {
        assertThat(read("demo-accounts.json").required("users"))
                .filteredOn(user -> !user.has("serviceAccountClientId"))
                .extracting(user -> user.required("username").asText())
                .containsExactlyInAnyOrderElementsOf(DemoAccounts.ALL.stream()
                        .map(DemoAccounts.Account::username)
                        .toList());
    }

    private static JsonNode read(String file) throws IOException {
        return new ObjectMapper()
                .readTree(Distribution.ofThisBuild()
                        .root()
                        .resolve("deploy/keycloak")
                        .resolve(file)
                        .toFile());
    }
}
