package org.wasl.platform.operations;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How this service signs in to Kafka. */
@ConfigMapping(prefix = "wasl.kafka")
public interface KafkaConfig {
    String securityProtocol();

    Optional<String> user();

    Optional<String> password();
}
