package org.wasl.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.Producer;

/**
 * Who may write and read which topic: one account for each service, as {@link EventTopic} declares it. The administrator signs in with PLAIN, which only it
 * may: its password comes with the settings, so that an installation that is older than accounts can be given some.
 */
final class KafkaAccess {
    static final String ADMIN = "wasl-admin";

    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";
    private static final int ITERATIONS = 8192;
    private static final Duration ACCOUNTS_TAKE_AT_MOST = Duration.ofSeconds(10);

    /**
     * What a broker lets come in before it knows who speaks, and after; also in {@code docker-compose.yml} and the guide for operators.
     * A message of SCRAM or PLAIN has a few hundred bytes, and memory is set aside for what is announced: with Kafka's usual 512 KiB, some hundred
     * connections that send four bytes each fill the heap. The whole platform holds about fifty connections.
     */
    static final Map<String, String> LIMITS = Map.of(
            "sasl.server.max.receive.size", "8192",
            "socket.request.max.bytes", "8388608",
            "queued.max.request.bytes", "33554432",
            "max.connections.per.ip", "400",
            "max.connections", "1000",
            // Clients refresh what they know of topics every five seconds: theirs are never silent for so long.
            "connections.max.idle.ms", "60000");

    private final String brokers;
    private final String adminPassword;
    private final Function<Producer, String> passwords;

    KafkaAccess(String brokers, String adminPassword, Function<Producer, String> passwords) {
        this.brokers = brokers;
        this.adminPassword = adminPassword;
        this.passwords = passwords;
    }

    /** Of a node on which nobody is anonymous and nothing is allowed that is not listed. */
    static Properties settings(String adminPassword) {
        String admin = PLAIN + " username=\"" + ADMIN + "\" password=\"" + adminPassword + "\" user_" + ADMIN + "=\""
                + adminPassword + "\";";
        Properties p = new Properties();
        p.put("listener.security.protocol.map", "CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
        p.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        p.put("sasl.mechanism.controller.protocol", "PLAIN");
        p.put("listener.name.clients.sasl.enabled.mechanisms", "SCRAM-SHA-512,PLAIN");
        p.put("listener.name.controller.sasl.enabled.mechanisms", "PLAIN");
        p.put("listener.name.clients.plain.sasl.jaas.config", admin);
        p.put("listener.name.controller.plain.sasl.jaas.config", admin);
        p.put(
                "listener.name.clients.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        p.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        p.put("allow.everyone.if.no.acl.found", "false");
        p.put("super.users", "User:" + ADMIN);
        p.put("auto.create.topics.enable", "false");
        p.putAll(LIMITS);
        return p;
    }

    /** Settings with which a client signs in to this broker as the administrator. */
    Map<String, Object> asAdmin() {
        return asAdmin(brokers, adminPassword);
    }

    /** Settings with which a client signs in as the administrator. */
    static Map<String, Object> asAdmin(String brokers, String password) {
        return Map.of(
                "bootstrap.servers",
                brokers,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                PLAIN + " username=\"" + ADMIN + "\" password=\"" + password + "\";",
                "default.api.timeout.ms",
                60_000);
    }

    /** Makes topics, accounts and rules as declared; what is there already stays, rules that are declared no more go. */
    void provide() throws IOException {
        try (Admin admin = Admin.create(asAdmin(brokers, adminPassword))) {
            Set<String> known = admin.listTopics().names().get();
            admin.createTopics(Arrays.stream(EventTopic.values())
                            .filter(topic -> !known.contains(topic.address()))
                            .map(topic -> new NewTopic(topic.address(), topic.partitions(), (short) 1)
                                    .configs(topic.settings()))
                            .toList())
                    .all()
                    .get();
            admin.alterUserScramCredentials(Arrays.stream(Producer.values())
                            .<org.apache.kafka.clients.admin.UserScramCredentialAlteration>map(
                                    producer -> new UserScramCredentialUpsertion(
                                            producer.account(),
                                            new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                                            passwords.apply(producer)))
                            .toList())
                    .all()
                    .get();
            awaitAccounts(admin);
            Set<AclBinding> declared = rules();
            Set<AclBinding> kept =
                    Set.copyOf(admin.describeAcls(AclBindingFilter.ANY).values().get());
            admin.createAcls(declared.stream()
                            .filter(rule -> !kept.contains(rule))
                            .toList())
                    .all()
                    .get();
            admin.deleteAcls(kept.stream()
                            .filter(rule -> !declared.contains(rule))
                            .map(AclBinding::toFilter)
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IOException("Topics and accounts of Kafka could not be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** What the controller has committed the broker knows a moment later: who signs in before is refused. */
    private static void awaitAccounts(Admin admin) throws ExecutionException, InterruptedException {
        List<String> accounts =
                Arrays.stream(Producer.values()).map(Producer::account).toList();
        long begin = System.nanoTime();
        while (!admin.describeUserScramCredentials().users().get().containsAll(accounts)
                && System.nanoTime() - begin < ACCOUNTS_TAKE_AT_MOST.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    static Set<AclBinding> rules() {
        Set<AclBinding> rules = new LinkedHashSet<>();
        for (EventTopic topic : EventTopic.values()) {
            ResourcePattern address = new ResourcePattern(ResourceType.TOPIC, topic.address(), PatternType.LITERAL);
            rules.addAll(allowed(topic.writer(), address, AclOperation.WRITE, AclOperation.DESCRIBE));
            topic.readers()
                    .forEach(
                            reader -> rules.addAll(allowed(reader, address, AclOperation.READ, AclOperation.DESCRIBE)));
        }
        for (Producer producer : Producer.values()) {
            rules.addAll(allowed(
                    producer,
                    new ResourcePattern(ResourceType.GROUP, producer.account(), PatternType.PREFIXED),
                    AclOperation.READ));
        }
        return rules;
    }

    private static List<AclBinding> allowed(Producer who, ResourcePattern what, AclOperation... operations) {
        return Arrays.stream(operations)
                .map(operation -> new AclBinding(
                        what, new AccessControlEntry("User:" + who.account(), "*", operation, AclPermissionType.ALLOW)))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
