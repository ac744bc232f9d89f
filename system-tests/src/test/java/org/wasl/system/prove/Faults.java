package org.wasl.system.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
import org.wasl.contracts.event.Producer;
import org.wasl.stack.Stack;
import org.wasl.system.KafkaTopics;
import org.wasl.system.RunningPlatform;
import org.wasl.system.prove.Wires.State;

/**
 * What happens to a platform: parts are killed, parts hang, everything is killed at once, events come again, the network between services is cut, the clock of one of
 * them steps, a disk is full, a service loses its database.
 */
final class Faults implements AutoCloseable {
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
        EVENTS_COME_AGAIN,
        NETWORK_CUT,
        ANSWERS_LOST,
        CLOCK_STEPS,
        DISK_FULL,
        DATABASE_REFUSES
    }

    /** Beside all other tests those that need no other settings of a service; each kind by {@code ./wasl prove journeys}. */
    private static final List<Kind> KINDS = Boolean.getBoolean("wasl.prove.whole")
            ? List.of(Kind.values())
            : List.of(
                    Kind.PART_KILLED,
                    Kind.TWO_PARTS_KILLED,
                    Kind.EVERYTHING_KILLED,
                    Kind.SERVICE_HANGS,
                    Kind.EVENTS_COME_AGAIN,
                    Kind.NETWORK_CUT,
                    Kind.ANSWERS_LOST);

    /** A clock that was wrong and is set right, or the other way: within what the tests of a day allow. */
    private static final List<Duration> STEPS =
            List.of(Duration.ofMinutes(-10), Duration.ofSeconds(-30), Duration.ofSeconds(90), Duration.ofMinutes(40));
    /** More than any disk has. */
    private static final String FULL = "-Dwasl.disk.least-free=1000000G";

    private final Wires wires = new Wires(RunningPlatform.ports());
    private final Stack stack = RunningPlatform.stackWith(Duration.ZERO, wires.options());
    private final Random random;
    private final Map<String, Integer> happened = new TreeMap<>();

    /** From now on services reach each other through wires. */
    Faults(long seed) throws IOException {
        random = new Random(seed);
        startedBy(stack, SERVICES);
    }

    /** All as it was before. */
    @Override
    public void close() throws IOException {
        startedBy(RunningPlatform.stack(), SERVICES);
        wires.close();
    }

    /** How many connections the network had that is cut. */
    long connections() {
        return Wires.SERVICES.stream().mapToLong(wires::connections).sum();
    }

    /** How often which fault happened. */
    Map<String, Integer> happened() {
        return happened;
    }

    boolean allHappened() {
        return happened.size() == KINDS.size();
    }

    /** One of them, and what an operator does about it. */
    void next() {
        Kind kind = KINDS.get(happened.size() < KINDS.size() ? happened.size() : random.nextInt(KINDS.size()));
        happened.merge(kind.name(), 1, Integer::sum);
        try {
            switch (kind) {
                case PART_KILLED -> killed(List.of(some(PARTS)));
                case TWO_PARTS_KILLED -> killed(List.of(some(SERVICES), some(List.of("kafka", "postgres"))));
                case EVERYTHING_KILLED -> killed(PARTS);
                case SERVICE_HANGS -> hangs(some(SERVICES));
                case EVENTS_COME_AGAIN -> eventsComeAgain();
                case NETWORK_CUT -> cut(random.nextBoolean() ? State.BROKEN : State.SILENT);
                case ANSWERS_LOST -> cut(State.ANSWERS_LOST);
                case CLOCK_STEPS -> clockSteps();
                case DISK_FULL -> diskFull();
                case DATABASE_REFUSES -> databaseRefuses();
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

    /** It is started again by another stack, whose settings it has then. */
    private static void startedBy(Stack settings, List<String> services) throws IOException {
        for (String service : services) {
            settings.kill(service);
        }
        settings.up();
    }

    private void cut(State state) {
        String service = some(Wires.SERVICES);
        wires.change(service, state);
        aWhile();
        wires.change(service, State.WHOLE);
    }

    /** Of one service; the others go by theirs. Later it is set right, which is a step, too. */
    private void clockSteps() throws IOException {
        String service = some(SERVICES);
        Duration step = STEPS.get(random.nextInt(STEPS.size()));
        startedBy(RunningPlatform.stackWith(step, wires.options()), List.of(service));
        aWhile();
        startedBy(stack, List.of(service));
    }

    /** It refuses to write, and reads. */
    private void diskFull() throws IOException {
        String service = some(SERVICES);
        startedBy(RunningPlatform.stackWith(Duration.ZERO, wires.options() + " " + FULL), List.of(service));
        aWhile();
        startedBy(stack, List.of(service));
    }

    /** Connections of a service to its database end, and it takes none for a while. */
    private void databaseRefuses() {
        Producer service = Producer.values()[random.nextInt(Producer.values().length)];
        String database = "wasl_" + service.code();
        administer("alter database " + database + " with allow_connections false");
        administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
        aWhile();
        administer("alter database " + database + " with allow_connections true");
    }

    private static void administer(String statement) {
        try (Connection server = RunningPlatform.server();
                Statement asked = server.createStatement()) {
            asked.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private void aWhile() {
        LockSupport.parkNanos(Duration.ofSeconds(2 + random.nextInt(6)).toNanos());
    }

    private void hangs(String service) throws IOException {
        String pid = Files.readString(RunningPlatform.data().resolve("run/" + service + ".pid"))
                .split(" ")[0];
        signal("-STOP", pid);
        aWhile();
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
