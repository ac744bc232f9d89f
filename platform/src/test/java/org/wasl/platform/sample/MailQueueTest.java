package org.wasl.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.mail.MailQueue;

/** A parcel that is packed waits for its mail, and is sent when it went out. */
@QuarkusTest
class MailQueueTest extends PlatformTest {
    @Inject
    MailQueue queue;

    @Inject
    Parcels parcels;

    @Inject
    Clock clock;

    @Inject
    MeterRegistry metrics;

    private final AtomicInteger mails = new AtomicInteger();

    @Test
    void of_two_instances_one_sends_a_mail() throws Exception {
        UUID parcel = packed();
        CountDownLatch sending = new CountDownLatch(1);
        CompletableFuture<Void> server = new CompletableFuture<>();
        CompletableFuture<Void> first =
                CompletableFuture.runAsync(() -> queue.deliver(List.of(parcel), parcels, by(row -> {
                    sending.countDown();
                    return Uni.createFrom().completionStage(server);
                })));
        assertThat(sending.await(20, TimeUnit.SECONDS)).isTrue();

        queue.deliver(List.of(parcel), parcels, by(row -> Uni.createFrom().voidItem()));
        server.complete(null);
        first.get(20, TimeUnit.SECONDS);
        queue.deliver(List.of(parcel), parcels, by(row -> Uni.createFrom().voidItem()));

        assertThat(mails).hasValue(1);
        assertThat(status(parcel)).isEqualTo("SENT");
    }

    @Test
    void a_mail_that_cannot_be_sent_waits_and_keeps_no_other() {
        UUID refused = packed();
        UUID other = packed();
        double failed = counted("failed");
        double sent = counted("sent");

        queue.deliver(
                List.of(refused, UUID.randomUUID(), other),
                parcels,
                by(row -> row.rawId().equals(refused)
                        ? Uni.createFrom().failure(new IllegalStateException("no server"))
                        : Uni.createFrom().voidItem()));

        assertThat(status(refused)).isEqualTo("PACKED");
        assertThat(status(other)).isEqualTo("SENT");
        assertThat(counted("failed")).isEqualTo(failed + 1);
        assertThat(counted("sent")).isEqualTo(sent + 1);

        queue.deliver(List.of(refused), parcels, by(row -> Uni.createFrom().voidItem()));

        assertThat(status(refused)).isEqualTo("SENT");
    }

    private double counted(String outcome) {
        return metrics.counter("wasl.mails", "outcome", outcome).count();
    }

    private MailQueue.Delivery<Parcel> by(Function<Parcel, Uni<Void>> mailer) {
        return new MailQueue.Delivery<>() {
            @Override
            public Optional<Uni<Void>> send(Parcel parcel) {
                if (parcel.status() != Parcel.Status.PACKED) {
                    return Optional.empty();
                }
                mails.incrementAndGet();
                return Optional.of(mailer.apply(parcel));
            }

            @Override
            public void sent(Parcel parcel) {
                parcel.take(Parcel.Step.SEND, clock);
            }

            @Override
            public void notSent(Parcel parcel) {}
        };
    }

    private static UUID packed() {
        return UUID.fromString(as(REGISTRAR_AT_MINISTRY)
                .post("/v1/parcels", parcel())
                .hasStatus(201)
                .id());
    }

    private static String status(UUID parcel) {
        return as(REGISTRAR_AT_MINISTRY).get("/v1/parcels/" + parcel).at("status");
    }
}
