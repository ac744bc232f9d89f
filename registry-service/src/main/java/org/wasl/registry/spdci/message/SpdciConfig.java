package org.wasl.registry.spdci.message;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The exchange by SPDCI on this installation. */
@ConfigMapping(prefix = "wasl.spdci")
public interface SpdciConfig {
    /** Our name as a sender. */
    @WithDefault("wasl-social-registry")
    String ownId();

    /** Names under which messages for us come, besides our own. */
    Optional<List<String>> alsoCalled();

    /** A private JWK Set: the first key for signing signs, those for encryption decrypt. Without one nothing is signed. A secret. */
    Optional<String> keys();

    /** A message older than this, or from the future, is not heard. */
    @WithDefault("15m")
    Duration heardWithin();

    /**
     * Names under which any agency's system may try the exchange without being registered: unsigned, with callbacks to this machine only. Never set where
     * real people are.
     */
    Optional<List<String>> testSenders();

    /** How often a callback is tried before it is put aside. */
    @WithDefault("8")
    int attempts();

    /** How long after the first attempt the second follows; each later one takes four times as long, at most an hour. */
    @WithDefault("2s")
    Duration firstWait();
}
