package org.wasl.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
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
            "wasl.gateway.events");

    @Test
    void every_event_is_as_the_document_says() {
        World.shared();
        EventSchemas schemas = EventSchemas.read();
        Map<String, Set<String>> faults = new TreeMap<>();
        Set<String> topics = new HashSet<>();

        events().forEach(event -> {
            topics.add(event.topic());
            List<String> found = schemas.faults(event.value());
            if (!found.isEmpty()) {
                faults.computeIfAbsent(event.topic(), topic -> new TreeSet<>()).add(found + " " + event.value());
            }
        });

        assertThat(faults).isEmpty();
        assertThat(topics)
                .contains("wasl.registry.events", "wasl.case.events", "wasl.case.restricted", "wasl.referral.events");
    }

    private static List<ConsumerRecord<String, String>> events() {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                RunningPlatform.stack().kafkaAsAdministrator(), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = TOPICS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> events = new ArrayList<>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(events::add);
            }
            return events;
        }
    }
}
