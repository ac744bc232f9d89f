package org.wasl.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.wasl.platform.config.ServiceConfig;
import org.wasl.platform.crypto.Keys;

/** Checkpoints as compact JWS signed with Ed25519, so that anybody who has the public key checks them with tools of their own. */
@Singleton
class CheckpointSigner {
    /** More than are read for one seal. */
    private static final int REMEMBERED = 1000;

    private final Map<String, KeyPair> keys = new LinkedHashMap<>();
    /** By the signed text: that it is ours does not change, and the newest are read again for each seal. */
    private final Map<String, Checkpoint> ours = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Checkpoint> eldest) {
            return size() > REMEMBERED;
        }
    });

    private final ObjectMapper mapper;
    private final String service;

    @Inject
    CheckpointSigner(AnchorConfig config, Keys sealing, ObjectMapper mapper, ServiceConfig service) {
        this.mapper = mapper;
        this.service = service.name();
        config.signingKeys().orElse(List.of()).forEach(key -> keys.put(Keys.idOf(key), pair(Keys.bytesOf(key))));
        // Also where others are configured: what was signed before is still known.
        for (String id : sealing.auditKeyIds()) {
            keys.putIfAbsent(
                    "audit-" + id, pair(sealing.auditMac(id, "audit-checkpoint").doFinal()));
        }
    }

    String sign(Checkpoint checkpoint) {
        try {
            var active = keys.entrySet().iterator().next();
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
            signature.setKeyIdHeaderValue(active.getKey());
            signature.setKey(active.getValue().getPrivate());
            signature.setPayload(mapper.writeValueAsString(checkpoint));
            return signature.getCompactSerialization();
        } catch (JoseException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sequence that a text says it has, whoever signed it; below zero where it says none. */
    long claimed(String signed) {
        String[] parts = signed.split("\\.", -1);
        try {
            return parts.length != 3
                    ? -1
                    : mapper.readTree(Base64.getUrlDecoder().decode(parts[1]))
                            .path("sequence")
                            .asLong(-1);
        } catch (IOException | IllegalArgumentException unreadable) {
            return -1;
        }
    }

    /** Empty for what no key of ours signed, or what is about another service. */
    Optional<Checkpoint> read(String signed) {
        Optional<Checkpoint> known = Optional.ofNullable(ours.get(signed));
        if (known.isPresent()) {
            return known;
        }
        Optional<Checkpoint> read = verified(signed);
        read.ifPresent(checkpoint -> ours.put(signed, checkpoint));
        return read;
    }

    private Optional<Checkpoint> verified(String signed) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(
                    new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA));
            signature.setCompactSerialization(signed);
            KeyPair key = keys.get(signature.getKeyIdHeaderValue());
            if (key == null) {
                return Optional.empty();
            }
            signature.setKey(key.getPublic());
            return isCanonical(signed) && signature.verifySignature()
                    ? Optional.of(mapper.readValue(signature.getPayload(), Checkpoint.class))
                            .filter(checkpoint -> service.equals(checkpoint.service()))
                    : Optional.empty();
        } catch (JoseException | JsonProcessingException | RuntimeException foreign) {
            return Optional.empty();
        }
    }

    /** The last bits of a part of Base64 can stand for nothing: what differs there alone is no second checkpoint. */
    private static boolean isCanonical(String signed) {
        return Stream.of(signed.split("\\.", -1))
                .allMatch(part -> base64(Base64.getUrlDecoder().decode(part)).equals(part));
    }

    /** The public keys as members of a JWK Set. */
    List<Map<String, Object>> published() {
        List<Map<String, Object>> all = new ArrayList<>();
        keys.forEach((id, pair) -> {
            OctetKeyPairJsonWebKey key = new OctetKeyPairJsonWebKey(pair.getPublic());
            key.setKeyId(id);
            key.setUse("sig");
            key.setAlgorithm(AlgorithmIdentifiers.EDDSA);
            all.add(key.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        });
        return all;
    }

    static String hashOf(String signed) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The JDK makes a public key only with its private one, from 32 random bytes: here from the seed that it is given instead. */
    private static KeyPair pair(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
                private static final long serialVersionUID = 1;

                @Override
                public void nextBytes(byte[] bytes) {
                    System.arraycopy(seed, 0, bytes, 0, bytes.length);
                }
            });
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
