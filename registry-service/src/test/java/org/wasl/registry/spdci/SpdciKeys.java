package org.wasl.registry.spdci;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** Keys of the registry for the exchange, made for this run: once, also where the application is started again. */
public final class SpdciKeys implements QuarkusTestResourceLifecycleManager {
    private static Map<String, String> made;

    @Override
    public Map<String, String> start() {
        if (made == null) {
            made = make();
        }
        return made;
    }

    private static Map<String, String> make() {
        try {
            PublicJsonWebKey signing = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
            signing.setKeyId("ours-1");
            signing.setUse("sig");
            PublicJsonWebKey encryption = RsaJwkGenerator.generateJwk(2048);
            encryption.setKeyId("ours-2");
            encryption.setUse("enc");
            return Map.of(
                    "wasl.spdci.keys",
                    new JsonWebKeySet(List.<JsonWebKey>of(signing, encryption))
                            .toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE),
                    "wasl.spdci.test-senders",
                    "test-client",
                    "wasl.spdci.first-wait",
                    "50ms",
                    "wasl.spdci.attempts",
                    "3");
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        // nothing was started
    }
}
