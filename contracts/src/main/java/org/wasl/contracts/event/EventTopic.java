package org.wasl.contracts.event;

import static org.wasl.contracts.event.Producer.CASE;
import static org.wasl.contracts.event.Producer.GATEWAY;
import static org.wasl.contracts.event.Producer.MONITORING;
import static org.wasl.contracts.event.Producer.REFERRAL;
import static org.wasl.contracts.event.Producer.REGISTRY;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every topic with the one service that writes it and those that read it. The access lists of Kafka are made from this, in every kind of installation, and
 * readers check events against it.
 */
public enum EventTopic {
    REGISTRY_EVENTS("wasl.registry.events", REGISTRY, REGISTRY, CASE, REFERRAL, GATEWAY),
    CASE_EVENTS("wasl.case.events", CASE, REFERRAL, MONITORING, GATEWAY),
    REFERRAL_EVENTS("wasl.referral.events", REFERRAL, REGISTRY, CASE, MONITORING, GATEWAY),
    MONITORING_EVENTS("wasl.monitoring.events", MONITORING, CASE, GATEWAY),
    /** What the gateway governs for all: code lists. */
    GATEWAY_EVENTS("wasl.gateway.events", GATEWAY, REGISTRY, CASE, REFERRAL, MONITORING),

    /** Who may know of which case, and events of restricted cases: for the services only which need it to work. */
    CASE_RESTRICTED("wasl.case.restricted", CASE, REGISTRY, REFERRAL),
    /** Who of a recipient works with a person on a referral, and events of referrals that are confidential. */
    REFERRAL_RESTRICTED("wasl.referral.restricted", REFERRAL, REGISTRY, CASE),

    /** What is counted, one fact for each record, kept as long as the record is: for figures alone (ADR 56). */
    REGISTRY_FACTS("wasl.registry.facts", REGISTRY, MONITORING),
    CASE_FACTS("wasl.case.facts", CASE, MONITORING),
    REFERRAL_FACTS("wasl.referral.facts", REFERRAL, MONITORING),

    /** What a service could not apply, for the machines of operators. */
    REGISTRY_DEAD_LETTERS("wasl.registry.dead-letters", REGISTRY),
    CASE_DEAD_LETTERS("wasl.case.dead-letters", CASE),
    REFERRAL_DEAD_LETTERS("wasl.referral.dead-letters", REFERRAL),
    MONITORING_DEAD_LETTERS("wasl.monitoring.dead-letters", MONITORING),
    GATEWAY_DEAD_LETTERS("wasl.gateway.dead-letters", GATEWAY),

    /** Dead letters that an administrator sends again: a service may not write the topic of another, so it sends them to itself. */
    REGISTRY_RETRIES("wasl.registry.retries", REGISTRY, REGISTRY),
    CASE_RETRIES("wasl.case.retries", CASE, CASE),
    REFERRAL_RETRIES("wasl.referral.retries", REFERRAL, REFERRAL),
    MONITORING_RETRIES("wasl.monitoring.retries", MONITORING, MONITORING),
    GATEWAY_RETRIES("wasl.gateway.retries", GATEWAY, GATEWAY),

    /** Signed checkpoints of each service's audit: appended by it, compared with by it, kept for ten years. */
    REGISTRY_CHECKPOINTS("wasl.registry.audit-checkpoints", REGISTRY, REGISTRY),
    CASE_CHECKPOINTS("wasl.case.audit-checkpoints", CASE, CASE),
    REFERRAL_CHECKPOINTS("wasl.referral.audit-checkpoints", REFERRAL, REFERRAL),
    MONITORING_CHECKPOINTS("wasl.monitoring.audit-checkpoints", MONITORING, MONITORING),
    GATEWAY_CHECKPOINTS("wasl.gateway.audit-checkpoints", GATEWAY, GATEWAY);

    private static final String RETRIES = ".retries";
    private static final String TEN_YEARS = String.valueOf(Duration.ofDays(3650).toMillis());
    /** What was erased of a record is gone from the topic no later. */
    private static final String A_WEEK = String.valueOf(Duration.ofDays(7).toMillis());

    private final String address;
    private final Producer writer;
    private final Set<Producer> readers;

    EventTopic(String address, Producer writer, Producer... readers) {
        this.address = address;
        this.writer = writer;
        this.readers = Set.of(readers);
    }

    public String address() {
        return address;
    }

    public Producer writer() {
        return writer;
    }

    public Set<Producer> readers() {
        return readers;
    }

    public static EventTopic factsOf(Producer writer) {
        return Arrays.stream(values())
                .filter(topic -> topic.isOfFacts() && topic.writer == writer)
                .findFirst()
                .orElseThrow();
    }

    /** Checkpoints have one order. */
    public int partitions() {
        return isOfCheckpoints() ? 1 : 3;
    }

    /** Settings of the topic beside those of the broker. */
    public Map<String, String> settings() {
        if (isOfCheckpoints()) {
            return new TreeMap<>(Map.of(
                    "cleanup.policy", "compact",
                    "min.compaction.lag.ms", TEN_YEARS,
                    "delete.retention.ms", TEN_YEARS));
        }
        return isOfFacts()
                ? new TreeMap<>(Map.of("cleanup.policy", "compact", "max.compaction.lag.ms", A_WEEK))
                : Map.of();
    }

    public boolean isOfFacts() {
        return address.endsWith(".facts");
    }

    private boolean isOfCheckpoints() {
        return address.endsWith(".audit-checkpoints");
    }

    public static String retriesOf(String service) {
        return "wasl." + service + RETRIES;
    }

    /** Whether it holds dead letters that an administrator sent again. */
    public static boolean isOfRetries(String address) {
        return address.endsWith(RETRIES);
    }

    /**
     * Whether the writer of this topic makes such events. A topic outside of the list belongs to the service that its name names; a type that this version does
     * not know is judged by its source only.
     *
     * @param source of the CloudEvent: {@code /wasl/case}
     */
    public static boolean isGenuine(String address, String source, String type) {
        boolean fromItsWriter = isOfRetries(address) || source.equals("/wasl/" + writerOf(address));
        return fromItsWriter
                && Producer.of(type)
                        .filter(producer -> isDeclared(source))
                        .map(producer -> source.equals("/wasl/" + producer.code()))
                        .orElse(true);
    }

    private static boolean isDeclared(String source) {
        return source.startsWith("/wasl/")
                && Producer.named(source.substring("/wasl/".length())).isPresent();
    }

    private static String writerOf(String address) {
        String[] parts = address.split("\\.");
        return parts.length == 3 ? parts[1] : "";
    }
}
