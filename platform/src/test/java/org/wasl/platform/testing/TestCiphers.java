package org.wasl.platform.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.wasl.platform.crypto.CryptoConfig;
import org.wasl.platform.crypto.Keys;
import org.wasl.platform.crypto.Sealer;

/** Makes sealers with other keys than the service's. */
public final class TestCiphers {
    private TestCiphers() {}

    public static Sealer with(List<String> encryptionKeys, List<String> indexKeys) {
        return with(encryptionKeys, indexKeys, new ObjectMapper());
    }

    /** @param conventions how records are written */
    public static Sealer with(List<String> encryptionKeys, List<String> indexKeys, ObjectMapper conventions) {
        return new Sealer(keys(encryptionKeys, indexKeys), conventions);
    }

    public static Keys keys(List<String> encryptionKeys, List<String> indexKeys) {
        return new Keys(new CryptoConfig() {
            @Override
            public List<String> encryptionKeys() {
                return encryptionKeys;
            }

            @Override
            public List<String> indexKeys() {
                return indexKeys;
            }

            @Override
            public Optional<List<String>> auditKeys() {
                return Optional.empty();
            }
        });
    }

    /** @param key which of the configured keys: 0 is the one in use, 1 the one before it */
    public static Sealer withOnly(int key, CryptoConfig config) {
        return with(
                List.of(config.encryptionKeys().get(key)),
                List.of(config.indexKeys().get(key)));
    }
}
