package org.wasl.registry.spdci.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.Base64;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.spdci.SpdciProblem;

/**
 * Encrypted messages: a JWE (RFC 7516) taken apart, as the standard writes it. Its protected header is the canonical JSON of {@code header}.
 *
 * <p>Source: {@code EncryptedMessage} of social_api_v1.0.0.
 */
@ApplicationScoped
public class Encryption {
    private final OwnKeys own;
    private final SpdciJson json;

    @Inject
    Encryption(OwnKeys own, SpdciJson json) {
        this.own = own;
        this.json = json;
    }

    /** The parts of the JWE, base64url. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Parts(
            @NotNull @Valid Protected header,
            @NotBlank String ciphertext,
            @NotNull String encryptedKey,
            @NotBlank String tag,
            @NotBlank String iv) {}

    record Protected(
            @NotBlank String alg,
            @NotBlank String enc,
            @NotBlank String kid) {}

    JsonNode open(JsonNode message) {
        Parts parts = json.value(message, Parts.class, "/message");
        PublicJsonWebKey key =
                own.decrypting(parts.header().kid()).orElseThrow(() -> new Problem(SpdciProblem.ENCRYPTION_INVALID));
        try {
            JsonWebEncryption jwe = new JsonWebEncryption();
            jwe.setAlgorithmConstraints(new AlgorithmConstraints(
                    ConstraintType.PERMIT,
                    KeyManagementAlgorithmIdentifiers.RSA_OAEP_256,
                    KeyManagementAlgorithmIdentifiers.RSA_OAEP));
            jwe.setContentEncryptionAlgorithmConstraints(new AlgorithmConstraints(
                    ConstraintType.PERMIT,
                    ContentEncryptionAlgorithmIdentifiers.AES_256_GCM,
                    ContentEncryptionAlgorithmIdentifiers.AES_128_GCM));
            jwe.setCompactSerialization(String.join(
                    ".",
                    base64(new JsonCanonicalizer(message.get("header").toString()).getEncodedUTF8()),
                    parts.encryptedKey(),
                    parts.iv(),
                    parts.ciphertext(),
                    parts.tag()));
            jwe.setKey(key.getPrivateKey());
            return json.tree(jwe.getPlaintextBytes());
        } catch (JoseException | IOException | RuntimeException wrong) {
            throw new Problem(SpdciProblem.ENCRYPTION_INVALID);
        }
    }

    /** @param key a partner's, RSA */
    public JsonNode seal(JsonNode message, PublicJsonWebKey key) {
        try {
            JsonWebEncryption jwe = new JsonWebEncryption();
            jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.RSA_OAEP_256);
            jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
            jwe.setKeyIdHeaderValue(key.getKeyId());
            jwe.setKey(key.getPublicKey());
            jwe.setPayload(message.toString());
            String[] parts = jwe.getCompactSerialization().split("\\.", -1);
            return json.tree(new Parts(
                    new Protected(
                            KeyManagementAlgorithmIdentifiers.RSA_OAEP_256,
                            ContentEncryptionAlgorithmIdentifiers.AES_256_GCM,
                            key.getKeyId()),
                    parts[3],
                    parts[1],
                    parts[4],
                    parts[2]));
        } catch (JoseException e) {
            throw new IllegalStateException("The partner's key does not encrypt", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
