package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.Producer;

/** A real broker: every service writes its own topics, reads those that it needs, and nobody else does anything. */
@Tag("servers")
@DisplayNameGeneration(ReplaceUnderscores.class)
class KafkaAccessTest {
    @TempDir
    static Path folder;

    private static kafka.server.KafkaRaftServer node;
    private static String brokers;

    @BeforeAll
    static void up() throws IOException {
        // An installation of before there were accounts, and then the next start.
        Path data = folder.resolve("مجلد the broker");
        KafkaNode.start(data, TestServers.freePort(), TestServers.freePort(), null)
                .shutdown();
        int port = TestServers.freePort();
        brokers = "127.0.0.1:" + port;
        node = KafkaNode.start(data, port, TestServers.freePort(), "secret");
        access().provide();
        access().provide();
    }

    @AfterAll
    static void down() {
        node.shutdown();
    }

    private static KafkaAccess access() {
        return new KafkaAccess(brokers, "secret", producer -> "secret-of-" + producer.code());
    }

    /** ADR 72: a power cut takes nothing of what the outbox does not have any more. */
    @Test
    void what_is_acknowledged_is_on_the_disk() throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                signedIn("registry-service", "secret-of-registry"), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("wasl.registry.events", "before", "{}"))
                    .get();
            long flushed = flushes();

            producer.send(new ProducerRecord<>("wasl.registry.events", "after", "{}"))
                    .get();

            assertThat(flushes()).isGreaterThan(flushed);
        }
    }

    private static long flushes() throws Exception {
        return (long) ManagementFactory.getPlatformMBeanServer()
                .getAttribute(new ObjectName("kafka.log:type=LogFlushStats,name=LogFlushRateAndTimeMs"), "Count");
    }

    private static Map<String, Object> signedIn(String account, String password) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "bootstrap.servers",
                brokers,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-512"));
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + account
                        + "\" password=\"" + password + "\";");
        settings.put("max.block.ms", 5000);
        return settings;
    }

    private static Map<String, Object> as(Producer service) {
        return signedIn(service.account(), "secret-of-" + service.code());
    }

    private static Throwable writing(Map<String, Object> who, String topic) {
        try (var producer = new KafkaProducer<>(who, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get();
            return null;
        } catch (Exception refused) {
            return refused.getCause() == null ? refused : refused.getCause();
        }
    }

    /** @param patience how often it is asked: a broker that is busy refuses later than at once */
    private static Throwable reading(Producer service, String topic, int patience) {
        try (var consumer = new KafkaConsumer<>(as(service), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            consumer.seekToBeginning(consumer.assignment());
            for (int asked = 0; asked < patience; asked++) {
                consumer.poll(Duration.ofMillis(300));
            }
            return null;
        } catch (AuthorizationException refused) {
            return refused;
        }
    }

    @Test
    void a_service_writes_its_own_topics_and_no_others() {
        for (EventTopic topic : EventTopic.values()) {
            for (Producer service : Producer.values()) {
                Throwable refused = writing(as(service), topic.address());
                if (service == topic.writer()) {
                    assertThat(refused).as(service + " writes " + topic).isNull();
                } else {
                    assertThat(refused).as(service + " writes " + topic).isInstanceOf(AuthorizationException.class);
                }
            }
        }
    }

    @Test
    void a_service_reads_what_it_needs_and_no_more() {
        for (EventTopic topic : EventTopic.values()) {
            for (Producer service : Producer.values()) {
                Throwable refused =
                        reading(service, topic.address(), topic.readers().contains(service) ? 1 : 30);
                if (topic.readers().contains(service)) {
                    assertThat(refused).as(service + " reads " + topic).isNull();
                } else {
                    assertThat(refused).as(service + " reads " + topic).isInstanceOf(AuthorizationException.class);
                }
            }
        }
    }

    @Test
    void a_service_joins_its_own_groups_and_makes_no_topics() {
        Map<String, Object> inForeignGroup = as(Producer.REFERRAL);
        inForeignGroup.put("group.id", "case-service");
        try (var consumer = new KafkaConsumer<>(inForeignGroup, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(EventTopic.REGISTRY_EVENTS.address()));
            assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(5))).isInstanceOf(AuthorizationException.class);
        }
        assertThat(writing(as(Producer.CASE), "wasl.case.something-new")).isNotNull();
    }

    @Test
    void who_has_no_account_does_nothing() throws Exception {
        Map<String, Object> anonymous = new HashMap<>(Map.of("bootstrap.servers", brokers, "max.block.ms", 3000));
        assertThat(writing(anonymous, EventTopic.CASE_EVENTS.address())).isInstanceOf(TimeoutException.class);
        assertThat(writing(signedIn("case-service", "guessed"), EventTopic.CASE_EVENTS.address()))
                .isInstanceOf(SaslAuthenticationException.class);
        assertThat(writing(signedIn("wasl-admin", "guessed"), EventTopic.CASE_EVENTS.address()))
                .isInstanceOf(SaslAuthenticationException.class);
        try (Admin admin = Admin.create(as(Producer.GATEWAY))) {
            assertThat(admin.listTopics().names().get()).doesNotContain("wasl.case.restricted");
        }
    }
}
