package org.wasl.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wasl.platform.testing.EventSchemas;
import org.wasl.system.world.World;

/** Every event that the requests of all tests before caused, as it stands on the topics of the running platform, is as {@code asyncapi.json} says. */
@ExtendWith(RunningPlatform.class)
@Order(Integer.MAX_VALUE - 1)
class PublishedEventsTest {
    private static final List<String> TOPICS = List.of(
            "wasl.registry.events",
            "wasl.case.events",
            "wasl.case.restricted",
            "wasl.referral.events",
            "wasl.referral.restricted",
            "wasl.gateway.events",
            "wasl.registry.facts",
            "wasl.case.facts",
            "wasl.referral.facts");

    @Test
    void every_event_is_as_the_document_says() {
        World.shared();
        EventSchemas schemas = EventSchemas.read();
        Map<String, Set<String>> faults = new TreeMap<>();
        Set<String> topics = new HashSet<>();

        KafkaTopics.readAll(TOPICS).forEach(event -> {
            topics.add(event.topic());
            List<String> found = schemas.faults(event.value());
            if (!found.isEmpty()) {
                faults.computeIfAbsent(event.topic(), topic -> new TreeSet<>()).add(found + " " + event.value());
            }
        });

        assertThat(faults).isEmpty();
        assertThat(topics)
                .contains(
                        "wasl.registry.events",
                        "wasl.case.events",
                        "wasl.case.restricted",
                        "wasl.referral.events",
                        "wasl.case.facts");
    }
}
