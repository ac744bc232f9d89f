package org.wasl.platform.crypto;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.List;
import java.util.Optional;

/** Keys of one service. Each is {@code id:base64 of 32 bytes}. Never in the repository; the local stack makes them per installation. */
@ConfigMapping(prefix = "wasl.crypto")
public interface CryptoConfig {
    /** The first encrypts; all decrypt. To rotate, put a new one in front. */
    List<String> encryptionKeys();

    /** The first makes the blind index of encrypted values and signs page cursors; all find and check. To rotate, put a new one in front. */
    @WithName("index-key")
    List<String> indexKeys();

    /**
     * The first seals the audit; all verify it. Without any, the index keys do. A key that sealed must stay for as long as its seals are to be verified:
     * an index key that is taken away goes to the end of this list.
     */
    Optional<List<String>> auditKeys();
}
