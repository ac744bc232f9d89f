package org.wasl.registry.spdci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;
import static org.wasl.registry.spdci.Partner.byNumber;
import static org.wasl.registry.spdci.Partner.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.registry.RegistryTest;

/** Whose message is heard, and which is not. */
@QuarkusTest
class SpdciMessageTest extends RegistryTest {
    private Partner partner;

    @BeforeEach
    void open() {
        partner = new Partner(UNHCR_SYSTEM, true);
    }

    @AfterEach
    void close() {
        partner.close();
    }

    @Test
    void each_of_the_three_kinds_of_keys_signs_in_both_forms() {
        accepted(partner.signed(search(), Partner.ed25519, "ed25519", "Ed25519"));
        accepted(partner.signed(search(), Partner.rsa, "RS256", "SHA256withRSA"));
        accepted(partner.signed(search(), Partner.ec, "ES256", "SHA256withECDSAinP1363Format"));
        accepted(partner.signedAsJws(search(), Partner.ed25519, "EdDSA"));
        accepted(partner.signedAsJws(search(), Partner.rsa, "RS256"));
        accepted(partner.signedAsJws(search(), Partner.ec, "ES256"));
    }

    @Test
    void order_and_blanks_of_the_json_do_not_matter_to_a_signature() {
        ObjectNode signed = partner.signed(search());
        ObjectNode turned = Partner.JSON.createObjectNode();
        turned.set("message", signed.get("message"));
        ObjectNode header = turned.putObject("header");
        List<String> names = new java.util.ArrayList<>();
        signed.get("header").fieldNames().forEachRemaining(names::add);
        java.util.Collections.reverse(names);
        names.forEach(name -> header.set(name, signed.get("header").get(name)));
        turned.set("signature", signed.get("signature"));
        as(UNHCR_SYSTEM)
                .post("/spdci/v1.0.0/registry/sync/search", turned.toPrettyString())
                .hasStatus(200);
    }

    @Test
    void a_message_that_was_changed_on_the_way_is_refused() {
        ObjectNode changed = partner.signed(search());
        ((ObjectNode) changed.at("/message/search_request/0/search_criteria/query")).put("value", "9999999999");
        refused(partner.send("sync/search", changed), 403, "err.signature.invalid");
    }

    @Test
    void an_expired_signature_one_by_a_foreign_key_and_one_in_anothers_name_are_refused() {
        long now = TestClock.now().getEpochSecond();
        ObjectNode expired = search();
        expired.put(
                "signature", partner.signature(expired, Partner.ed25519, "ed25519", "Ed25519", now - 600, now - 300));
        refused(partner.send("sync/search", expired), 403, "err.signature.invalid");

        try (Partner other = new Partner(UNHCR_SYSTEM, true)) {
            ObjectNode foreign = partner.signed(search(), Partner.foreignKey(), "ed25519", "Ed25519");
            refused(partner.send("sync/search", foreign), 403, "err.signature.invalid");
            ObjectNode inAnothersName = search();
            other.signed(inAnothersName);
            refused(partner.send("sync/search", inAnothersName), 403, "err.signature.invalid");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid-signature",
                "eyJhbGciOiJSUzI1NiJ9.",
                "!@#$%^&*()",
                "abc",
                "a.b.c",
                "eyJhbGciOiJub25lIn0.."
            })
    void what_is_no_signature_is_refused(String signature) {
        refused(partner.send("sync/search", search().put("signature", signature)), 403, "err.signature.invalid");
    }

    @Test
    void who_must_sign_and_does_not_is_refused() {
        refused(partner.send("sync/search", search()), 403, "err.signature.missing");
        refused(partner.send("sync/search", search().put("signature", "unsigned-stub")), 403, "err.signature.missing");
    }

    @Test
    void a_text_that_no_database_keeps_is_refused() {
        ObjectNode message = search();
        ((ObjectNode) message.at("/message/search_request/0/search_criteria/query")).put("value", "98\u0000");
        refused(partner.send("sync/search", partner.signed(message)), 400, "err.request.bad");
    }

    @Test
    void a_copy_of_a_message_does_nothing() {
        ObjectNode message = partner.signed(search());
        partner.send("sync/search", message).hasStatus(200);
        refused(partner.send("sync/search", message), 409, "err.request.bad");
        refused(partner.send("search", message), 409, "err.request.bad");
    }

    @Test
    void a_message_that_failed_may_be_sent_again() {
        ObjectNode message = search();
        refused(partner.send("sync/search", message), 403, "err.signature.missing");
        partner.send("sync/search", partner.signed(message)).hasStatus(200);
    }

    @Test
    void old_messages_and_those_from_the_future_are_refused() {
        refused(
                sentWith(h ->
                        h.put("message_ts", TestClock.now().minusSeconds(3600).toString())),
                400,
                "err.request.bad");
        refused(
                sentWith(h ->
                        h.put("message_ts", TestClock.now().plusSeconds(3600).toString())),
                400,
                "err.request.bad");
    }

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
    void a_message_for_another_registry_or_of_another_version_or_action_is_refused() {
        refused(sentWith(h -> h.put("receiver_id", "another")), 400, "err.receiver_id.invalid");
        refused(sentWith(h -> h.put("version", "2.0.0")), 400, "err.version.not_supported");
        refused(sentWith(h -> h.put("action", "subscribe")), 400, "err.request.bad");
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
    void callers_without_token_or_office_are_refused() {
        Answer unknown = refused(
                anonymous().post("/spdci/v1.0.0/registry/search", search().toString()),
                401,
                "err.request.unauthorized");
        assertThat(unknown.<String>at("errors[0].code")).isEqualTo("err.request.unauthorized");
        refused(
                as(CASEWORKER_AT_MINISTRY).post("/spdci/v1.0.0/registry/search", search().toString()),
                403,
                "err.request.forbidden");
        as(REGISTRAR_AT_MINISTRY).get("/v1/spdci-senders").isProblem(403, "not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "\"text\"",
                "{",
                "{}",
                "{\"header\":null,\"message\":{}}",
                "{\"header\":{},\"message\":{}}",
                "{\"header\":[],\"message\":1}"
            })
    void what_is_no_envelope_is_refused(String body) {
        Answer answer =
                as(UNHCR_SYSTEM).with("Content-Type", "application/json").post("/spdci/v1.0.0/registry/search", body);
        assertThat(answer.raw().statusCode()).isBetween(400, 422);
        assertThat(answer.<String>at("message.ack_status")).isEqualTo("ERR");
    }

    @Test
    void fields_are_checked_as_the_standard_writes_them() {
        faulty("timestamp", "not-a-timestamp");
        faulty("timestamp", "2024-01-15T10:30:00");
        faulty("timestamp", 1705314600);
        faulty("locale", "en");
        faulty("locale", "ENG");
        faulty("reference_id", "r".repeat(100));
        faulty("pagination", Map.of("page_size", 0, "page_number", 1));
        faulty("pagination", Map.of("page_size", -1, "page_number", 1));
        faulty("pagination", Map.of("page_size", 10, "page_number", 0));
        Answer arabic = as(UNHCR_SYSTEM)
                .with("Accept-Language", "ar")
                .post("/spdci/v1.0.0/registry/search", with("locale", "EN").toString());
        assertThat(arabic.<String>at("message.error.message"))
                .contains("/message/search_request/0/locale")
                .containsPattern("[\\u0600-\\u06FF]");
    }

    @Test
    void ids_may_have_99_characters_and_not_100() {
        ObjectNode longest = search();
        ((ObjectNode) longest.get("message")).put("transaction_id", "x".repeat(99));
        accepted(partner.signed(longest));
        ObjectNode tooLong = search();
        ((ObjectNode) tooLong.get("message")).put("transaction_id", "x".repeat(100));
        refused(partner.send("sync/search", partner.signed(tooLong)), 422, "err.request.bad");
    }

    @Test
    void a_body_without_a_type_is_refused() {
        Answer answer = as(UNHCR_SYSTEM).send("text/plain", "/spdci/v1.0.0/registry/search", search().toString());
        refused(answer, 415, "err.request.bad");
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
    void an_oversized_message_is_refused() {
        ObjectNode large = search();
        ((ObjectNode) large.get("header")).putObject("meta").put("padding", "x".repeat(1_100_000));
        refused(partner.send("sync/search", partner.signed(large)), 413, "err.request.bad");
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
    void who_asks_in_secret_is_answered_in_secret() throws JoseException {
        String number = nationalNumber();
        SpdciSearchTest.withNumber(registered(REGISTRAR_AT_MINISTRY, somebody()), number);
        ObjectNode message = search();
        ObjectNode header = (ObjectNode) message.get("header");
        header.put("is_msg_encrypted", true);
        message.set("message", encrypted(message.get("message")));

        Answer answer = partner.send("sync/search", partner.signed(message)).hasStatus(200);

        assertThat(answer.<Boolean>at("header.is_msg_encrypted")).isTrue();
        JsonNode parts = Partner.tree(answer.raw().asString()).get("message");
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setCompactSerialization(String.join(
                ".",
                java.util.Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                parts.get("header").toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                parts.get("encrypted_key").asText(),
                parts.get("iv").asText(),
                parts.get("ciphertext").asText(),
                parts.get("tag").asText()));
        jwe.setKey(Partner.encryption.getPrivateKey());
        assertThat(Partner.tree(jwe.getPlaintextString())
                        .at("/search_response/0/status")
                        .asText())
                .isEqualTo("succ");
    }

    @Test
    void what_was_encrypted_for_another_or_spoiled_is_refused() throws JoseException {
        ObjectNode message = search();
        ((ObjectNode) message.get("header")).put("is_msg_encrypted", true);
        ObjectNode parts = encrypted(message.get("message"));
        message.set("message", parts.deepCopy().put("tag", "AAAAAAAAAAAAAAAAAAAAAA"));
        refused(partner.send("sync/search", partner.signed(message)), 400, "err.encryption.invalid");
        ObjectNode foreign = parts.deepCopy();
        ((ObjectNode) foreign.get("header")).put("kid", "unknown");
        message.set("message", foreign);
        refused(partner.send("sync/search", partner.signed(message)), 400, "err.encryption.invalid");
    }

    @Test
    void our_keys_are_published_without_their_secrets() {
        Answer keys = anonymous().get("/spdci/v1.0.0/.well-known/jwks.json").hasStatus(200);
        assertThat(keys.<String>list("keys.kid")).containsExactly("ours-1", "ours-2");
        assertThat(keys.<Object>list("keys.d")).containsOnlyNulls();
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

    private Answer put(Answer known, Map<String, Object> said) {
        return as(ADMINISTRATOR)
                .with("If-Match", known.etag())
                .put("/v1/spdci-senders/" + known.id(), said)
                .hasStatus(200);
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

    private static ObjectNode encrypted(JsonNode message) throws JoseException {
        PublicJsonWebKey key = (PublicJsonWebKey) new JsonWebKeySet(anonymous()
                        .get("/spdci/v1.0.0/.well-known/jwks.json")
                        .raw()
                        .asString())
                .getJsonWebKeys()
                .get(1);
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmHeaderValue("RSA-OAEP-256");
        jwe.setEncryptionMethodHeaderParameter("A256GCM");
        jwe.setKeyIdHeaderValue(key.getKeyId());
        jwe.setKey(key.getPublicKey());
        jwe.setPayload(message.toString());
        String[] parts = jwe.getCompactSerialization().split("\\.", -1);
        ObjectNode encrypted = Partner.JSON.createObjectNode();
        encrypted
                .putObject("header")
                .put("alg", "RSA-OAEP-256")
                .put("enc", "A256GCM")
                .put("kid", key.getKeyId());
        return encrypted
                .put("encrypted_key", parts[1])
                .put("iv", parts[2])
                .put("ciphertext", parts[3])
                .put("tag", parts[4]);
    }

    private void faulty(String field, Object value) {
        Answer answer = partner.send("search", with(field, value));
        assertThat(answer.raw().statusCode()).as(field + " " + value).isIn(400, 422);
        refused(answer, answer.raw().statusCode(), "err.request.bad");
        assertThat(answer.<String>at("message.error.message")).contains(field);
    }

    private ObjectNode with(String field, Object value) {
        ObjectNode message = search();
        ((ObjectNode) message.at("/message/search_request/0")).set(field, Partner.JSON.valueToTree(value));
        return partner.signed(message);
    }

    private Answer sentWith(Consumer<ObjectNode> change) {
        ObjectNode message = search();
        change.accept((ObjectNode) message.get("header"));
        return partner.send("sync/search", partner.signed(message));
    }

    private ObjectNode search() {
        return partner.envelope("search", byNumber("UIN", nationalNumber()));
    }

    private void accepted(ObjectNode message) {
        partner.send("sync/search", message).hasStatus(200);
    }
}
