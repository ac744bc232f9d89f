package org.wasl.registry.spdci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.registry.spdci.Partner.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;

/** Who may take part in the exchange, and where answers are sent. */
@QuarkusTest
class SpdciPartnerTest extends SpdciScenario {
    @Test
    void a_sender_is_one_of_the_tokens_agency() {
        refused(sentWith(h -> h.put("sender_id", "nobody")), 403, "err.sender_id.invalid");
        ObjectNode stolen = partner.signed(search());
        refused(
                as(REGISTRAR_AT_MINISTRY).post("/spdci/v1.0.0/registry/sync/search", stolen.toString()),
                403,
                "err.sender_id.invalid");
    }

    @Test
    void who_was_shut_out_is_heard_no_more() {
        Map<String, Object> registration = partner.registration(true, true);
        registration.put("active", false);
        as(ADMINISTRATOR)
                .with("If-Match", partner.registered.etag())
                .put("/v1/spdci-senders/" + partner.registered.id(), registration)
                .hasStatus(200);
        refused(partner.send("sync/search", partner.signed(search())), 403, "err.sender_id.invalid");
    }

    @Test
    void who_tries_the_exchange_out_may_be_called_back_on_this_machine_only() {
        ObjectNode message = search();
        ((ObjectNode) message.get("header")).put("sender_id", "test-client").put("sender_uri", "http://example.org/x");
        refused(partner.send("search", message), 400, "err.sender_uri.invalid");
        ((ObjectNode) message.get("header")).put("sender_uri", partner.address("/registry/on-search"));
        partner.send("search", message).hasStatus(200);
        assertThat(partner.calledBack("on-search")).isNotNull();
    }

    @Test
    void callbacks_go_only_to_addresses_on_the_list() {
        for (String address : List.of(
                "http://127.0.0.1:1/registry/on-search",
                "http://example.org/registry/on-search",
                "https://127.0.0.1/registry/on-search",
                partner.address("").replace("127.0.0.1", "127.0.0.1@example.org"),
                "http://169.254.169.254/latest/meta-data",
                "file:///etc/passwd",
                "no address at all")) {
            ObjectNode message = search();
            ((ObjectNode) message.get("header")).put("sender_uri", address);
            refused(partner.send("search", partner.signed(message)), 400, "err.sender_uri.invalid");
        }
    }

    @Test
    void a_registration_that_says_the_same_again_leaves_the_version() {
        Answer registered = partner.registered;
        for (boolean signs : List.of(true, false)) {
            Map<String, Object> said = partner.registration(signs, true);
            Answer once = put(registered, said);
            Answer again = put(once, said);
            assertThat(again.etag()).isEqualTo(once.etag());
            assertThat(again.<String>at("updatedAt")).isEqualTo(once.<String>at("updatedAt"));
            registered = again;
        }
        assertThat(registered.<Integer>at("version")).isEqualTo(1);
    }

    @Test
    void a_private_key_sent_by_mistake_is_not_kept_and_names_are_unique() {
        Map<String, Object> again = partner.registration(true, true);
        as(ADMINISTRATOR).post("/v1/spdci-senders", again).isProblem(409, "already-exists");
        again.put("senderId", "spmis-" + java.util.UUID.randomUUID());
        again.put(
                "keys",
                Partner.tree(new JsonWebKeySet(Partner.rsa)
                        .toJson(org.jose4j.jwk.JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE)));
        Answer kept = as(ADMINISTRATOR).post("/v1/spdci-senders", again).hasStatus(201);
        assertThat(kept.<Map<String, Object>>at("keys.keys[0]"))
                .containsKey("n")
                .doesNotContainKey("d");
        again.put("keys", Map.of("keys", List.of(Map.of("kty", "oct", "k", "AAAA", "kid", "x"))));
        as(ADMINISTRATOR)
                .post("/v1/spdci-senders", again)
                .isProblem(422, "invalid-fields")
                .names("/keys", "no-public-key-set");
        again.put("callbacks", List.of("ftp://example.org"));
        as(ADMINISTRATOR).post("/v1/spdci-senders", again).isProblem(422, "invalid-fields");
    }
}
