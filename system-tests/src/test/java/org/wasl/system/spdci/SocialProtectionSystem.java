package org.wasl.system.spdci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wasl.platform.testing.TestClock;
import org.wasl.system.world.Client;
import org.wasl.system.world.Client.Answer;

/** A system of an agency that takes part in the exchange: it signs with Ed25519, as in the standard's sample, and it can be called back. */
final class SocialProtectionSystem implements AutoCloseable {
    static final String API = "/spdci/v1.0.0";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final HexFormat HEX = HexFormat.of();
    /** What stands before the 32 bytes of a public key of Ed25519 (RFC 8410). */
    private static final String KEY_HEAD = "302a300506032b6570032100";

    private final Client client;
    private final String account;
    private final String name = "spmis-" + UUID.randomUUID();
    private final KeyPair keys;
    private final HttpServer server;
    private final List<JsonNode> calls = new CopyOnWriteArrayList<>();

    SocialProtectionSystem(Client client, String account, String agency) {
        this.client = client;
        this.account = account;
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            calls.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        client.make(
                "administrator",
                "POST",
                "/v1/spdci-senders",
                null,
                Map.of(
                        "agencyId",
                        agency,
                        "senderId",
                        name,
                        "keys",
                        Map.of("keys", List.of(publicKey())),
                        "callbacks",
                        List.of(address("/registry")),
                        "signatureRequired",
                        true,
                        "active",
                        true));
    }

    private Map<String, Object> publicKey() {
        byte[] encoded = keys.getPublic().getEncoded();
        return Map.of(
                "kty", "OKP",
                "crv", "Ed25519",
                "kid", "1",
                "use", "sig",
                "x",
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    static String now() {
        return Instant.now().plus(TestClock.offset()).toString();
    }

    /** With the header that all actions have; of requests and of callbacks. */
    ObjectNode envelope(String action, Map<String, Object> message) {
        ObjectNode envelope = JSON.createObjectNode();
        header(envelope, action);
        envelope.set("message", JSON.valueToTree(message));
        return envelope;
    }

    private void header(ObjectNode envelope, String action) {
        envelope.putObject("header")
                .put("version", "1.0.0")
                .put("message_id", UUID.randomUUID().toString())
                .put("message_ts", now())
                .put("action", action)
                .put("status", "succ")
                .put("sender_id", name)
                .put("sender_uri", address("/registry/on-" + action))
                .put("receiver_id", "wasl-social-registry")
                .put("total_count", 1)
                .put("is_msg_encrypted", false);
    }

    ObjectNode signed(ObjectNode envelope) {
        long now = Instant.parse(now()).getEpochSecond();
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(lines(envelope, String.valueOf(now), String.valueOf(now + 60)));
            return envelope.put(
                    "signature",
                    "Signature: namespace=\"spdci\", kidId=\"" + name
                            + "|1|ed25519\", algorithm=\"ed25519\", created=\""
                            + now + "\", expires=\"" + (now + 60)
                            + "\", headers=\"(created) (expires) digest\", signature=\""
                            + Base64.getEncoder().encodeToString(signature.sign()) + "\"");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a callback is signed by the registry, with the key that it publishes. */
    boolean isSigned(JsonNode envelope) {
        String text = envelope.path("signature").asText();
        JsonNode key =
                client.get("integrator", API + "/.well-known/jwks.json").body().at("/keys/0");
        try {
            Signature check = Signature.getInstance("Ed25519");
            byte[] x = Base64.getUrlDecoder().decode(key.path("x").asText());
            PublicKey published = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(HEX.parseHex(KEY_HEAD + HEX.formatHex(x))));
            check.initVerify(published);
            check.update(lines(envelope, part(text, "created"), part(text, "expires")));
            return check.verify(Base64.getDecoder().decode(part(text, "signature")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String text, String name) {
        Matcher part = Pattern.compile(name + "=\"([^\"]*)\"").matcher(text);
        if (!part.find()) {
            throw new IllegalStateException("No " + name + " in " + text);
        }
        return part.group(1);
    }

    private static byte[] lines(JsonNode envelope, String created, String expires) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical(envelope));
        return ("(created): " + created + "\n(expires): " + expires + "\ndigest: SHA-256="
                        + Base64.getEncoder().encodeToString(digest))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** RFC 8785 for what these messages have: texts, whole numbers, truth values. */
    private static byte[] canonical(JsonNode envelope) {
        Map<String, Object> signed = new TreeMap<>();
        for (String part : List.of("header", "message")) {
            signed.put(part, JSON.convertValue(envelope.path(part), Object.class));
        }
        try {
            return JSON.writeValueAsBytes(signed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer send(String path, JsonNode envelope) {
        return send(account, path, envelope);
    }

    Answer send(String who, String path, JsonNode envelope) {
        return client.send(
                who,
                "POST",
                API + path,
                null,
                "application/json",
                envelope.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What arrived so far. */
    List<JsonNode> calls() {
        return calls;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
