package org.wasl.registry.spdci.message;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.spdci.SpdciProblem;
import org.wasl.registry.spdci.sender.Sender;

/**
 * Signatures over header and message (ADR 20). Two forms are read: the one of the standard's sample, and a JWS. What is signed is the canonical JSON (RFC
 * 8785) of an object with the two, so that it does not matter how a partner's library orders and spaces its JSON.
 */
@ApplicationScoped
public class Signatures {
    /** What senders that do not sign write: the standard asks for some text there. */
    private static final Pattern UNSIGNED = Pattern.compile("|unsigned(-[a-z]+)?");

    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z]+)=\"([^\"]*)\"");
    private static final Duration VALID_FOR = Duration.ofMinutes(15);
    private static final Map<String, String> ALGORITHMS = Map.of(
            "ed25519", "Ed25519",
            "eddsa", "Ed25519",
            "rs256", "SHA256withRSA",
            "rsa-sha256", "SHA256withRSA",
            "es256", "SHA256withECDSAinP1363Format");

    private final OwnKeys own;
    private final SpdciConfig config;
    private final Clock clock;

    @Inject
    Signatures(OwnKeys own, SpdciConfig config, Clock clock) {
        this.own = own;
        this.config = config;
        this.clock = clock;
    }

    /** Refuses a signature that is missing where it must be there, and one that is there and wrong. */
    void verify(String signature, JsonNode header, JsonNode message, Sender sender) {
        String text = signature == null ? "" : signature.strip();
        if (UNSIGNED.matcher(text).matches()) {
            if (sender.mustSign()) {
                throw new Problem(SpdciProblem.SIGNATURE_MISSING);
            }
            return;
        }
        boolean right;
        try {
            byte[] signed = canonical(header, message);
            right = text.contains("kidId=") ? asInTheSample(text, signed, sender) : jws(text, signed, sender);
        } catch (GeneralSecurityException | JoseException | IOException | RuntimeException unreadable) {
            // Libraries stumble in their own ways over what is no signature.
            right = false;
        }
        if (!right) {
            throw new Problem(SpdciProblem.SIGNATURE_INVALID);
        }
    }

    private boolean asInTheSample(String text, byte[] signed, Sender sender) throws GeneralSecurityException {
        Map<String, String> told = parameters(text);
        String[] key = told.getOrDefault("kidId", "").split("\\|");
        if (key.length != 3 || !key[0].equals(sender.name())) {
            return false;
        }
        Instant created = Instant.ofEpochSecond(Long.parseLong(told.getOrDefault("created", "")));
        Instant expires = Instant.ofEpochSecond(Long.parseLong(told.getOrDefault("expires", "")));
        Instant now = clock.instant();
        if (now.isAfter(expires) || created.isAfter(now.plusSeconds(60))) {
            return false;
        }
        PublicJsonWebKey jwk = sender.signingKey(key[1]).orElse(null);
        String algorithm = ALGORITHMS.get(told.getOrDefault("algorithm", key[2]).toLowerCase(java.util.Locale.ROOT));
        if (jwk == null || algorithm == null) {
            return false;
        }
        Signature check = Signature.getInstance(algorithm);
        check.initVerify(jwk.getPublicKey());
        check.update(lines(told.get("created"), told.get("expires"), signed));
        return check.verify(Base64.getDecoder().decode(told.getOrDefault("signature", "")));
    }

    private static boolean jws(String text, byte[] signed, Sender sender) throws JoseException {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        if (!parts[1].isEmpty() && !parts[1].equals(payload)) {
            return false;
        }
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "EdDSA", "RS256", "ES256"));
        jws.setCompactSerialization(parts[0] + "." + payload + "." + parts[2]);
        PublicJsonWebKey jwk = sender.signingKey(jws.getKeyIdHeaderValue()).orElse(null);
        if (jwk == null) {
            return false;
        }
        jws.setKey(jwk.getPublicKey());
        return jws.verifySignature();
    }

    /** Ours, in the form of the standard's sample; null where this installation has no key. */
    public String sign(JsonNode header, JsonNode message) {
        return own.signing()
                .map(key -> sign(key, canonicalOfOurs(header, message)))
                .orElse(null);
    }

    private String sign(PublicJsonWebKey key, byte[] signed) {
        String created = String.valueOf(clock.instant().getEpochSecond());
        String expires = String.valueOf(clock.instant().plus(VALID_FOR).getEpochSecond());
        String algorithm =
                switch (key.getPublicKey().getAlgorithm()) {
                    case "RSA" -> "RS256";
                    case "EC" -> "ES256";
                    default -> "ed25519";
                };
        try {
            Signature signature = Signature.getInstance(ALGORITHMS.get(algorithm.toLowerCase(java.util.Locale.ROOT)));
            signature.initSign(key.getPrivateKey());
            signature.update(lines(created, expires, signed));
            return "Signature: namespace=\"spdci\", kidId=\"%s|%s|%s\", algorithm=\"%s\", created=\"%s\", expires=\"%s\", headers=\"(created) (expires) digest\", signature=\"%s\""
                    .formatted(
                            config.ownId(),
                            key.getKeyId(),
                            algorithm,
                            algorithm,
                            created,
                            expires,
                            Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Our key does not sign", e);
        }
    }

    private static byte[] lines(String created, String expires, byte[] signed) throws GeneralSecurityException {
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(signed));
        return "(created): %s\n(expires): %s\ndigest: SHA-256=%s"
                .formatted(created, expires, digest)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> told = new java.util.HashMap<>();
        Matcher matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            told.put(matcher.group(1), matcher.group(2));
        }
        return told;
    }

    private static byte[] canonicalOfOurs(JsonNode header, JsonNode message) {
        try {
            return canonical(header, message);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] canonical(JsonNode header, JsonNode message) throws IOException {
        return new JsonCanonicalizer("{\"header\":" + header + ",\"message\":" + message + "}").getEncodedUTF8();
    }
}
