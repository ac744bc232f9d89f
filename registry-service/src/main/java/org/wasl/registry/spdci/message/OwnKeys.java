package org.wasl.registry.spdci.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Our own keys for the exchange. */
@ApplicationScoped
public class OwnKeys {
    private final List<PublicJsonWebKey> keys;

    @Inject
    OwnKeys(SpdciConfig config) {
        keys = config.keys().map(OwnKeys::read).orElse(List.of());
    }

    private static List<PublicJsonWebKey> read(String set) {
        try {
            return new JsonWebKeySet(set)
                    .getJsonWebKeys().stream().map(PublicJsonWebKey.class::cast).toList();
        } catch (JoseException | ClassCastException e) {
            throw new IllegalStateException(
                    "wasl.spdci.keys is no private JWK Set"); // never with the cause: it repeats keys
        }
    }

    Optional<PublicJsonWebKey> signing() {
        return keys.stream().filter(key -> "sig".equals(key.getUse())).findFirst();
    }

    Optional<PublicJsonWebKey> decrypting(String kid) {
        return keys.stream()
                .filter(key -> "enc".equals(key.getUse()) && kid.equals(key.getKeyId()))
                .findFirst();
    }

    /** The public halves, as a JWK Set. */
    public String published() {
        return new JsonWebKeySet(List.<JsonWebKey>copyOf(keys)).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }
}
