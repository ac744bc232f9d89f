package org.wasl.registry.spdci.delivery;

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
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jose4j.jwk.PublicJsonWebKey;
import org.wasl.registry.spdci.message.Envelope;
import org.wasl.registry.spdci.message.Outbound;
import org.wasl.registry.spdci.message.SpdciConfig;
import org.wasl.registry.spdci.message.SpdciJson;
import org.wasl.registry.spdci.sender.Sender;
import org.wasl.registry.spdci.sender.Senders;

/**
 * Brings messages to partners, off the request path. Each is claimed, sent outside of any transaction, and what became of it written down; a process that dies
 * between leaves it to the next after a minute. It arrives at least once: the message keeps its id.
 */
@ApplicationScoped
class Courier {
    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final int AT_ONCE = 20;
    private static final Duration IN_HAND = Duration.ofMinutes(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final Deliveries deliveries;
    private final Senders senders;
    private final Outbound outbound;
    private final SpdciJson json;
    private final SpdciConfig config;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(3))
            // An address on the list may not lead to one that is not.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private volatile boolean stopping;

    @Inject
    Courier(
            Deliveries deliveries,
            Senders senders,
            Outbound outbound,
            SpdciJson json,
            SpdciConfig config,
            Clock clock) {
        this.deliveries = deliveries;
        this.senders = senders;
        this.outbound = outbound;
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
    }

    /** What is sent, or why not. */
    private record Ready(UUID id, URI address, String body, String refusal) {}

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        List<UUID> due;
        do {
            due = QuarkusTransaction.requiringNew().call(() -> deliveries.due(AT_ONCE));
            List<CompletableFuture<Void>> sent = due.stream()
                    .map(id -> QuarkusTransaction.requiringNew().call(() -> ready(id)))
                    .flatMap(Optional::stream)
                    .map(this::sent)
                    .toList();
            sent.forEach(CompletableFuture::join);
        } while (due.size() == AT_ONCE && !stopping);
    }

    private Optional<Ready> ready(UUID id) {
        Delivery delivery = deliveries.lockedUnlessTaken(id);
        if (delivery == null || delivery.nextAttemptAt().isAfter(clock.instant())) {
            return Optional.empty();
        }
        delivery.inHand(IN_HAND, clock);
        Optional<Sender> partner = senders.of(delivery.agency(), delivery.sender());
        // Whoever was shut out, or whose address was taken off the list meanwhile, gets nothing any more.
        return Optional.of(
                partner.isEmpty() || !partner.get().active() || !partner.get().mayBeCalledAt(delivery.address())
                        ? new Ready(id, delivery.address(), null, "not-allowed")
                        : ready(delivery, partner.get()));
    }

    private Ready ready(Delivery delivery, Sender partner) {
        PublicJsonWebKey secret = delivery.encrypted() ? partner.encryptionKey().orElse(null) : null;
        if (delivery.encrypted() && secret == null) {
            return new Ready(delivery.rawId(), delivery.address(), null, "no-encryption-key");
        }
        Deliveries.Kept kept = deliveries.open(delivery);
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

    private CompletableFuture<Void> sent(Ready ready) {
        if (ready.refusal() != null) {
            note(ready.id(), false, ready.refusal());
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
                note(ready.id(), false, cause.getClass().getSimpleName());
            } else {
                note(ready.id(), answer.statusCode() / 100 == 2, "HTTP " + answer.statusCode());
            }
            return null;
        });
    }

    private void note(UUID id, boolean arrived, String outcome) {
        QuarkusTransaction.requiringNew().run(() -> {
            Delivery delivery = deliveries.findById(id);
            if (arrived) {
                delivery.arrived(outcome, clock);
            } else {
                delivery.failed(outcome, config.attempts(), config.firstWait(), clock);
                if (delivery.status() == Delivery.Status.DEAD) {
                    LOG.warnf("Delivery %s is put aside after %d attempts: %s", id, delivery.attempts(), outcome);
                }
            }
        });
    }
}
