package org.wasl.platform.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a Kafka client that is no channel of events reaches the broker. */
public final class BrokerSettings {
    /** What the platform sets for the readers and writers of events. */
    private static final List<String> OF_CHANNELS =
            List.of("group.id", "key.deserializer", "value.deserializer", "key.serializer", "value.serializer");

    private BrokerSettings() {}

    /**
     * @param broker the settings of {@code default-kafka-broker}
     * @return to be added to
     */
    public static Map<String, Object> forClient(String clientId, Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        OF_CHANNELS.forEach(settings::remove);
        settings.put("client.id", clientId);
        return settings;
    }
}
