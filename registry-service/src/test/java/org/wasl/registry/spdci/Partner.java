package org.wasl.registry.spdci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.FakeServer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.registry.spdci.delivery.DueDeliveries;

/** A system of social protection that talks to the registry as its agency: it signs, and it can be called back. */
final class Partner implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String AT = "/spdci/v1.0.0/registry/";

    final String name = "spmis-" + UUID.randomUUID();
    private final String agency;
    private final Supplier<Api> account;
    static final PublicJsonWebKey ed25519 =
            key(() -> OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519), "ed", "sig");
    static final PublicJsonWebKey rsa = key(() -> RsaJwkGenerator.generateJwk(2048), "rsa", "sig");
    static final PublicJsonWebKey ec = key(() -> EcJwkGenerator.generateJwk(EllipticCurves.P256), "ec", "sig");
    static final PublicJsonWebKey encryption = key(() -> RsaJwkGenerator.generateJwk(2048), "enc", "enc");
    final AtomicInteger refusals = new AtomicInteger();
    final Answer registered;
    private final FakeServer server = new FakeServer();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    record Call(String path, JsonNode body) {}

    private interface Maker {
        PublicJsonWebKey make() throws JoseException;
    }

    Partner(Persona account, boolean mustSign) {
        this(account, mustSign, true);
    }

    Partner(Persona account, boolean mustSign, boolean encrypts) {
        this(account.agency().toString(), () -> as(account), mustSign, encrypts);
    }

    Partner(String agency, Supplier<Api> account, boolean mustSign, boolean encrypts) {
        this.agency = agency;
        this.account = account;
        server.on("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (!refused) {
                calls.add(new Call(exchange.getRequestURI().getPath(), JSON.readTree(body)));
            }
            exchange.sendResponseHeaders(refused ? 503 : 200, -1);
            exchange.close();
        });
        registered = as(ADMINISTRATOR)
                .post("/v1/spdci-senders", registration(mustSign, encrypts))
                .hasStatus(201);
    }

    Map<String, Object> registration(boolean mustSign, boolean encrypts) {
        List<JsonWebKey> keys = new ArrayList<>(List.of(ed25519, rsa, ec));
        if (encrypts) {
            keys.add(encryption);
        }
        Map<String, Object> body = new HashMap<>();
        body.put("agencyId", agency);
        body.put("senderId", name);
        body.put("keys", tree(new JsonWebKeySet(keys).toJson()));
        body.put("callbacks", List.of(address("")));
        body.put("signatureRequired", mustSign);
        body.put("active", true);
        return body;
    }

    String address(String path) {
        return server.url() + path;
    }

    ObjectNode envelope(String action, Map<String, Object> message) {
        ObjectNode envelope = JSON.createObjectNode();
        ObjectNode header = envelope.putObject("header");
        header.put("version", "1.0.0");
        header.put("message_id", UUID.randomUUID().toString());
        header.put("message_ts", TestClock.now().toString());
        header.put("action", action);
        header.put("sender_id", name);
        header.put("receiver_id", "wasl-social-registry");
        header.put("total_count", 1);
        envelope.set("message", JSON.valueToTree(message));
        return envelope;
    }

    ObjectNode calledBackAt(String path, ObjectNode envelope) {
        ((ObjectNode) envelope.get("header")).put("sender_uri", address(path));
        return envelope;
    }

    /** In the form of the standard's sample. */
    ObjectNode signed(ObjectNode envelope, PublicJsonWebKey key, String algorithm, String jca) {
        long now = TestClock.now().getEpochSecond();
        return envelope.put("signature", signature(envelope, key, algorithm, jca, now, now + 60));
    }

    ObjectNode signed(ObjectNode envelope) {
        return signed(envelope, ed25519, "ed25519", "Ed25519");
    }

    String signature(
            ObjectNode envelope, PublicJsonWebKey key, String algorithm, String jca, long created, long expires) {
        try {
            String digest = Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(canonical(envelope)));
            Signature signature = Signature.getInstance(jca);
            signature.initSign(key.getPrivateKey());
            signature.update(("(created): " + created + "\n(expires): " + expires + "\ndigest: SHA-256=" + digest)
                    .getBytes(StandardCharsets.UTF_8));
            return "Signature: namespace=\"spdci\", kidId=\"" + name + "|" + key.getKeyId() + "|" + algorithm
                    + "\", algorithm=\"" + algorithm + "\", created=\"" + created + "\", expires=\"" + expires
                    + "\", headers=\"(created) (expires) digest\", signature=\""
                    + Base64.getEncoder().encodeToString(signature.sign()) + "\"";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a JWS whose payload is left out. */
    ObjectNode signedAsJws(ObjectNode envelope, PublicJsonWebKey key, String algorithm) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmHeaderValue(algorithm);
            jws.setKeyIdHeaderValue(key.getKeyId());
            jws.setKey(key.getPrivateKey());
            jws.setPayloadBytes(canonical(envelope));
            return envelope.put("signature", jws.getDetachedContentCompactSerialization());
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] canonical(ObjectNode envelope) {
        try {
            return new JsonCanonicalizer(
                            "{\"header\":" + envelope.get("header") + ",\"message\":" + envelope.get("message") + "}")
                    .getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer send(String path, ObjectNode envelope) {
        return account.get().post(AT + path, envelope.toString());
    }

    /** One search by number, answered at once. */
    Answer search(String type, String value) {
        return send("sync/search", signed(envelope("search", byNumber(type, value))))
                .hasStatus(200);
    }

    static Map<String, Object> byNumber(String type, String value) {
        return search(Map.of("query_type", "idtype-value", "query", Map.of("type", type, "value", value)));
    }

    static Map<String, Object> search(Map<String, Object> criteria) {
        return Map.of(
                "transaction_id",
                "txn-" + UUID.randomUUID(),
                "search_request",
                List.of(Map.of(
                        "reference_id",
                        "ref-1",
                        "timestamp",
                        TestClock.now().toString(),
                        "locale",
                        "ara",
                        "search_criteria",
                        criteria)));
    }

    JsonNode calledBack(String action) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> calls().stream()
                                .map(Call::body)
                                .filter(body ->
                                        body.at("/header/action").asText().equals(action))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** What arrived so far, with what is due now. */
    List<Call> calls() {
        DueDeliveries.send();
        return calls;
    }

    static Answer refused(Answer answer, int status, String code) {
        answer.hasStatus(status);
        assertThat(answer.<String>at("message.ack_status")).isEqualTo("ERR");
        assertThat(answer.<String>at("message.error.code"))
                .as(answer.raw().asString())
                .isEqualTo(code);
        assertThat(answer.<String>at("message.error.message")).isNotBlank();
        assertThat(answer.<String>at("message.correlation_id")).isNotBlank();
        return answer;
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static PublicJsonWebKey foreignKey() {
        return key(() -> OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519), "ed", "sig");
    }

    private static PublicJsonWebKey key(Maker maker, String id, String use) {
        try {
            PublicJsonWebKey key = maker.make();
            key.setKeyId(id);
            key.setUse(use);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
