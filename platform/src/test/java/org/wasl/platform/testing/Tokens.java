package org.wasl.platform.testing;

import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens as the realm gives them, signed with a key that the service under test trusts. */
public final class Tokens {
    static final String ISSUER = "https://wasl.test/realm";
    private static final KeyPair TRUSTED = pair();
    private static final KeyPair FORGER = pair();
    private static final Map<Persona, Kept> KEPT = new ConcurrentHashMap<>();

    private Tokens() {}

    static String publicKey() {
        return Base64.getEncoder().encodeToString(TRUSTED.getPublic().getEncoded());
    }

    /** As a client keeps it: the same for a while, because signing is the dearest part of a small request. */
    public static String of(Persona who) {
        Instant now = TestClock.machine();
        return KEPT.compute(
                        who,
                        (same, kept) -> kept != null && kept.until().isAfter(now)
                                ? kept
                                : new Kept(
                                        token(who, Duration.ofMinutes(5), "wasl-api", TRUSTED),
                                        now.plus(Duration.ofMinutes(3))))
                .text();
    }

    private record Kept(String text, Instant until) {}

    public static String expired(Persona who) {
        return token(who, Duration.ofMinutes(-5), "wasl-api", TRUSTED);
    }

    public static String forged(Persona who) {
        return token(who, Duration.ofMinutes(5), "wasl-api", FORGER);
    }

    public static String forAnotherAudience(Persona who) {
        return token(who, Duration.ofMinutes(5), "some-other-api", TRUSTED);
    }

    /** Somebody who is nobody of the personas. */
    public static String of(String subject, String agency, String... roles) {
        return token(subject, agency, roles, Duration.ofMinutes(5), "wasl-api", TRUSTED);
    }

    /** Of an account whose address the identity provider knows. */
    public static String withAddress(
            String subject, String agency, String address, boolean confirmed, String... roles) {
        return token(
                subject,
                agency,
                roles,
                Duration.ofMinutes(5),
                "wasl-api",
                TRUSTED,
                Map.of("email", address, "email_verified", confirmed));
    }

    private static String token(Persona who, Duration life, String audience, KeyPair key) {
        return token(
                who.subject().toString(),
                who.agency() == null ? null : who.agency().toString(),
                who.roles(),
                life,
                audience,
                key);
    }

    private static String token(
            String subject, String agency, String[] roles, Duration life, String audience, KeyPair key) {
        return token(subject, agency, roles, life, audience, key, Map.of());
    }

    private static String token(
            String subject,
            String agency,
            String[] roles,
            Duration life,
            String audience,
            KeyPair key,
            Map<String, Object> more) {
        long now = TestClock.machine().getEpochSecond();
        var claims = Jwt.issuer(ISSUER)
                .subject(subject)
                .upn(subject)
                .audience(audience)
                .claim("roles", Set.of(roles))
                .issuedAt(now - 600)
                .expiresAt(now + life.toSeconds());
        if (agency != null) {
            claims.claim("agency", agency);
        }
        more.forEach(claims::claim);
        return claims.sign(key.getPrivate());
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
