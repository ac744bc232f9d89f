package org.wasl.system.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.wasl.contracts.event.EventTopic;
import org.wasl.stack.Stack;
import org.wasl.system.KafkaTopics;
import org.wasl.system.RunningPlatform;

/** What happens to a platform: parts are killed, parts hang, everything is killed at once, and events come again. */
final class Faults {
    private static final List<String> PARTS =
            List.of("gateway", "registry", "case", "referral", "monitoring", "kafka", "postgres", "keycloak");
    private static final List<String> SERVICES = List.of("gateway", "registry", "case", "referral", "monitoring");
    private static final List<String> SENT_AGAIN = Arrays.stream(EventTopic.values())
            .map(EventTopic::address)
            .filter(topic -> topic.matches(".*\\.(events|restricted|facts)"))
            .toList();
    /** Of events that come again. */
    private static final int MANY = 200;

    private enum Kind {
        PART_KILLED,
        TWO_PARTS_KILLED,
        EVERYTHING_KILLED,
        SERVICE_HANGS,
        EVENTS_COME_AGAIN
    }

    private final Stack stack = RunningPlatform.stack();
    private final Random random;
    private final Map<String, Integer> happened = new TreeMap<>();

    Faults(long seed) {
        random = new Random(seed);
    }

    /** How often which fault happened. */
    Map<String, Integer> happened() {
        return happened;
    }

    boolean allHappened() {
        return happened.size() == Kind.values().length;
    }

    /** One of them, and what an operator does about it. */
    void next() {
        Kind kind = Kind.values()[
                happened.size() < Kind.values().length ? happened.size() : random.nextInt(Kind.values().length)];
        happened.merge(kind.name(), 1, Integer::sum);
        try {
            switch (kind) {
                case PART_KILLED -> killed(List.of(some(PARTS)));
                case TWO_PARTS_KILLED -> killed(List.of(some(SERVICES), some(List.of("kafka", "postgres"))));
                case EVERYTHING_KILLED -> killed(PARTS);
                case SERVICE_HANGS -> hangs(some(SERVICES));
                case EVENTS_COME_AGAIN -> eventsComeAgain();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String some(List<String> parts) {
        return parts.get(random.nextInt(parts.size()));
    }

    private void killed(List<String> parts) throws IOException {
        for (String part : parts) {
            stack.kill(part);
        }
        stack.up();
    }

    private void hangs(String service) throws IOException {
        String pid = Files.readString(RunningPlatform.data().resolve("run/" + service + ".pid"))
                .split(" ")[0];
        signal("-STOP", pid);
        LockSupport.parkNanos(Duration.ofSeconds(2 + random.nextInt(6)).toNanos());
        signal("-CONT", pid);
    }

    private static void signal(String signal, String pid) throws IOException {
        try {
            new ProcessBuilder("kill", signal, pid).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The last ones of a topic, in another order, as a producer would send them that never heard that they arrived. */
    private void eventsComeAgain() {
        String topic = some(SENT_AGAIN);
        List<ConsumerRecord<String, String>> all = KafkaTopics.readAll(List.of(topic));
        List<ConsumerRecord<String, String>> last =
                new ArrayList<>(all.subList(Math.max(0, all.size() - MANY), all.size()));
        Collections.shuffle(last, random);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(stack.kafkaAsAdministrator(), new StringSerializer(), new StringSerializer())) {
            last.forEach(event -> producer.send(
                    new ProducerRecord<>(topic, event.partition(), event.key(), event.value(), event.headers())));
        } catch (KafkaException notNow) {
            throw new IllegalStateException(topic, notNow);
        }
    }
}
