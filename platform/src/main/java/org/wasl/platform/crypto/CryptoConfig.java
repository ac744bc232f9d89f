package org.wasl.platform.crypto;

import io.smallrye.config.ConfigMapping;
import java.util.List;

/** Keys of one service. Each is {@code id:base64 of 32 bytes}. Never in the repository; the local stack makes them per installation. */
@ConfigMapping(prefix = "wasl.crypto")
public interface CryptoConfig {
    /** The first encrypts; all decrypt. To rotate, put a new one in front. */
    List<String> encryptionKeys();

    /** Keys the blind index of encrypted values, page cursors and the chain of the audit. Changing it asks for re-indexing. */
    String indexKey();
}
