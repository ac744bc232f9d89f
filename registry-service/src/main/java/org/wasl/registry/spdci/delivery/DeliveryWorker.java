package org.wasl.registry.spdci.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jose4j.jwk.PublicJsonWebKey;
import org.wasl.platform.caller.ClosedOrganizations;
import org.wasl.platform.metrics.CommittedCounts;
import org.wasl.registry.person.Persons;
import org.wasl.registry.spdci.message.Envelope;
import org.wasl.registry.spdci.message.Outbound;
import org.wasl.registry.spdci.message.SpdciConfig;
import org.wasl.registry.spdci.message.SpdciJson;
import org.wasl.registry.spdci.record.SocialRecords;
import org.wasl.registry.spdci.sender.Sender;
import org.wasl.registry.spdci.sender.Senders;

/**
 * Delivers messages to partners in the background. A delivery is claimed, sent outside of any transaction, and its outcome recorded. If the process dies in between,
 * another one takes it after a minute. Delivery is at least once: the message keeps its id.
 */
@ApplicationScoped
class DeliveryWorker {
    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);
    private static final int AT_ONCE = 20;
    private static final Duration CLAIM_FOR = Duration.ofMinutes(1);
    private static final String METRIC = "wasl.exchange.deliveries";
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final Deliveries deliveries;
    private final Senders senders;
    private final ClosedOrganizations closed;
    private final Persons persons;
    private final SocialRecords records;
    private final Outbound outbound;
    private final SpdciJson json;
    private final SpdciConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final CommittedCounts counts;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(3))
            // An address on the list may not lead to one that is not.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private volatile boolean stopping;

    @Inject
    DeliveryWorker(
            Deliveries deliveries,
            Senders senders,
            ClosedOrganizations closed,
            Persons persons,
            SocialRecords records,
            Outbound outbound,
            SpdciJson json,
            SpdciConfig config,
            Clock clock,
            MeterRegistry metrics,
            CommittedCounts counts) {
        this.deliveries = deliveries;
        this.senders = senders;
        this.closed = closed;
        this.persons = persons;
        this.records = records;
        this.outbound = outbound;
        this.json = json;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        this.counts = counts;
        List.of("arrived", "failed", "put-aside").forEach(outcome -> metrics.counter(METRIC, "outcome", outcome));
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
    }

    /** A message to send, or the reason not to send it. */
    private record Ready(UUID id, URI address, String body, String refusal) {}

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deliverDue() {
        List<UUID> due;
        do {
            due = QuarkusTransaction.requiringNew().call(() -> deliveries.due(AT_ONCE));
            List<CompletableFuture<Void>> send = due.stream()
                    .map(id -> QuarkusTransaction.requiringNew().call(() -> ready(id)))
                    .flatMap(Optional::stream)
                    .map(this::send)
                    .toList();
            send.forEach(CompletableFuture::join);
        } while (due.size() == AT_ONCE && !stopping);
    }

    private Optional<Ready> ready(UUID id) {
        Delivery delivery = deliveries.lockedUnlessTaken(id);
        if (delivery == null || delivery.nextAttemptAt().isAfter(clock.instant())) {
            return Optional.empty();
        }
        Optional<Sender> partner = senders.of(delivery.agency(), delivery.sender());
        Optional<String> objection = objection(delivery, partner);
        if (objection.isPresent()) {
            delivery.end(objection.get(), clock);
            measured("put-aside");
            LOG.warnf("Delivery %s is put aside: %s", id, objection.get());
            return Optional.empty();
        }
        Deliveries.Kept kept = deliveries.open(delivery);
        if (!isOpen(delivery, kept)) {
            delivery.drop("no-longer-open", clock);
            LOG.warnf("Delivery %s is dropped: what it tells is not open any more", id);
            return Optional.empty();
        }
        delivery.claim(CLAIM_FOR, clock);
        return Optional.of(ready(delivery, kept, partner.orElseThrow()));
    }

    /** Whether the consents of now open what it tells (ADR 20). Of a message of before it is not known what was open. */
    private boolean isOpen(Delivery delivery, Deliveries.Kept kept) {
        return kept.disclosed() == null
                ? delivery.persons().isEmpty()
                : records.areOpen(kept.disclosed(), delivery.agency());
    }

    /** Why it may not be sent, until that has changed. */
    private Optional<String> objection(Delivery delivery, Optional<Sender> partner) {
        if (partner.filter(Sender::active)
                .filter(sender -> sender.mayBeCalledAt(delivery.address()))
                .isEmpty()) {
            return Optional.of("not-allowed");
        }
        if (closed.contains(delivery.agency())) {
            return Optional.of("organization-closed");
        }
        Set<UUID> told = delivery.persons();
        boolean open = told.isEmpty()
                || persons.list("id in ?1", told).stream().noneMatch(person -> person.restriction()
                        .wasClosedSince(delivery.createdAt(), delivery.agency()));
        return open ? Optional.empty() : Optional.of("record-closed");
    }

    private Ready ready(Delivery delivery, Deliveries.Kept kept, Sender partner) {
        PublicJsonWebKey secret = delivery.encrypted() ? partner.encryptionKey().orElse(null) : null;
        if (delivery.encrypted() && secret == null) {
            return new Ready(delivery.rawId(), delivery.address(), null, "no-encryption-key");
        }
        Envelope envelope = outbound.envelope(
                kept.messageId(),
                delivery.action(),
                kept.status(),
                kept.total(),
                kept.completed(),
                delivery.sender(),
                json.tree(kept.message().getBytes(StandardCharsets.UTF_8)),
                secret);
        return new Ready(delivery.rawId(), delivery.address(), json.text(envelope), null);
    }

    private CompletableFuture<Void> send(Ready ready) {
        if (ready.refusal() != null) {
            recordOutcome(ready.id(), false, ready.refusal());
            return CompletableFuture.completedFuture(null);
        }
        HttpRequest request = HttpRequest.newBuilder(ready.address())
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ready.body()))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).handle((answer, failure) -> {
            if (failure != null) {
                Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                recordOutcome(ready.id(), false, cause.getClass().getSimpleName());
            } else {
                recordOutcome(ready.id(), answer.statusCode() / 100 == 2, "HTTP " + answer.statusCode());
            }
            return null;
        });
    }

    private void recordOutcome(UUID id, boolean arrived, String outcome) {
        QuarkusTransaction.requiringNew().run(() -> {
            Delivery delivery = deliveries.findById(id);
            if (arrived) {
                delivery.arrived(outcome, clock);
                measured("arrived");
            } else {
                delivery.failed(outcome, config.attempts(), config.firstWait(), clock);
                measured("failed");
                if (delivery.status() == Delivery.DeliveryStatus.DEAD) {
                    measured("put-aside");
                    LOG.warnf("Delivery %s is put aside after %d attempts: %s", id, delivery.attempts(), outcome);
                }
            }
        });
    }

    private void measured(String outcome) {
        counts.add(metrics.counter(METRIC, "outcome", outcome), 1);
    }
}
