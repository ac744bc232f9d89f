package org.wasl.registry.spdci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;
import static org.wasl.registry.spdci.Partner.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;

/** Signatures and encryption of messages of the exchange. */
@QuarkusTest
class SpdciSignatureTest extends SpdciScenario {
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
                "eyJhbGciOiJub25lIn0..",
                // a key id that is a number, an algorithm that is a list
                "eyJhbGciOiJFZERTQSIsImtpZCI6NX0..YQ",
                "eyJhbGciOlsiRWREU0EiXSwia2lkIjoiZWQifQ..YQ"
            })
    void what_is_no_signature_is_refused(String signature) {
        refused(partner.send("sync/search", search().put("signature", signature)), 403, "err.signature.invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "-9223372036854775808", "99999999999999999999", ""})
    void a_signature_of_a_time_that_cannot_be_is_refused(String created) {
        ObjectNode message = partner.signed(search());
        String signature =
                message.get("signature").asText().replaceAll("created=\"\\d+\"", "created=\"" + created + "\"");
        refused(partner.send("sync/search", message.put("signature", signature)), 403, "err.signature.invalid");
    }

    @Test
    void who_must_sign_and_does_not_is_refused() {
        refused(partner.send("sync/search", search()), 403, "err.signature.missing");
        refused(partner.send("sync/search", search().put("signature", "unsigned-stub")), 403, "err.signature.missing");
    }

    @Test
    void who_asks_in_secret_is_answered_in_secret() throws JoseException {
        String number = nationalNumber();
        SpdciSearches.withNumber(registered(REGISTRAR_AT_MINISTRY, somebody()), number);
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
}
