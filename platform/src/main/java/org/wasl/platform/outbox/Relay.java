package org.wasl.platform.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;
import org.wasl.contracts.event.PublicationLock;
import org.wasl.platform.job.SingleInstanceJob;

/**
 * Brings outbox rows to Kafka, at least once and in order for each aggregate. One instance at a time: the others find the advisory lock taken. Rows of
 * one key are sent one after another, the next when the one before is acknowledged; a failure leaves it and all after it for the next round. A
 * crash after publishing and before the delete sends rows twice, which every reader's inbox expects.
 */
@ApplicationScoped
public class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);

    /** Of one batch, or one event: they are in memory together. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final EntityManager entities;
    private final MutinyEmitter<String> emitter;
    private final RelayConfig config;
    private final SingleInstanceJob job;

    @Inject
    Relay(
            EntityManager entities,
            DataSource database,
            @Channel("relay") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<String> emitter,
            RelayConfig config) {
        this.entities = entities;
        this.emitter = emitter;
        this.config = config;
        this.job = new SingleInstanceJob("outbox-relay", PublicationLock.OUTBOX.key(), database, this::round);
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent started) {
        job.start(config.idlePause());
    }

    void stop(@Observes ShutdownEvent ending) {
        job.stop();
    }

    void publish() {
        job.run();
    }

    /** Whether this instance publishes. */
    boolean leads() {
        return job.leads();
    }

    /** @return whether a full batch went out, so that there may be more */
    private boolean round() {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select seq, topic, key, body, octets from (select o.*, octet_length(body) as octets,"
                                + " sum(octet_length(body)) over (order by seq) - octet_length(body) as before from"
                                + " (select seq, topic, key, body from outbox order by seq limit " + config.batchSize()
                                + ") o) sized where before < " + MOST_BYTES + " order by seq",
                        Tuple.class)
                .getResultList();
        if (rows.isEmpty()) {
            return false;
        }
        Map<String, List<Tuple>> byKey = new LinkedHashMap<>();
        rows.forEach(row -> byKey.computeIfAbsent(row.get("key", String.class), key -> new ArrayList<>())
                .add(row));
        // The transaction keeps the lock, but no thread of Kafka's may find itself in it: a commit with two threads in
        // it fails.
        List<Long> published = QuarkusTransaction.suspendingExisting().call(() -> send(byKey.values()));
        if (published.size() < rows.size()) {
            LOG.warnf("%d of %d events published, the rest wait", published.size(), rows.size());
        }
        if (!published.isEmpty()) {
            entities.createNativeQuery("delete from outbox where seq = any(cast(:published as bigint[]))")
                    .setParameter("published", published.toArray(Long[]::new))
                    .executeUpdate();
        }
        long bytes = rows.stream()
                .mapToLong(row -> row.get("octets", Number.class).longValue())
                .sum();
        boolean full = rows.size() == config.batchSize() || bytes >= MOST_BYTES;
        return full && published.size() == rows.size();
    }

    /** @return those that Kafka has */
    private List<Long> send(Collection<List<Tuple>> byKey) {
        List<Long> published = Collections.synchronizedList(new ArrayList<>());
        try {
            Uni.join()
                    .all(byKey.stream()
                            .map(ofOneKey -> inOrder(ofOneKey, published))
                            .toList())
                    .andCollectFailures()
                    .await()
                    .atMost(config.sendTimeout());
        } catch (RuntimeException some) {
            LOG.debug("Not all were published", some);
        }
        return List.copyOf(published);
    }

    private Uni<Void> inOrder(List<Tuple> rows, List<Long> published) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Tuple row : rows) {
            chain = chain.chain(() -> send(row)).invoke(() -> published.add(((Number) row.get("seq")).longValue()));
        }
        return chain;
    }

    private Uni<Void> send(Tuple row) {
        OutgoingKafkaRecordMetadata<String> to = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(row.get("topic", String.class))
                .withKey(row.get("key", String.class))
                .withHeaders(new RecordHeaders()
                        .add(
                                "content-type",
                                "application/cloudevents+json".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .build();
        String body = row.get("body", String.class);
        return emitter.sendMessage(Message.of(body, Metadata.of(to, EventTrace.of(body))));
    }
}
