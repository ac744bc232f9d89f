package org.wasl.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;

@QuarkusTest
class SingleInstanceJobTest extends PlatformTest {
    private static final Duration SOON = Duration.ofMillis(10);
    private static final Duration LATER = Duration.ofHours(1);

    @Inject
    DataSource database;

    @Inject
    EntityManager entities;

    private final long lock = UUID.randomUUID().getMostSignificantBits();
    private final AtomicInteger rounds = new AtomicInteger();
    private SingleInstanceJob started;

    @AfterEach
    void stopped() {
        if (started != null) {
            started.stop();
        }
    }

    @Test
    void once_started_it_has_a_turn_after_each_pause() {
        started = job(() -> false);
        assertThat(rounds).hasValue(0);

        started.start(SOON);

        await().until(() -> rounds.get() > 2);
    }

    @Test
    void once_stopped_it_begins_no_round_though_there_is_more_to_do() {
        CountDownLatch stopped = new CountDownLatch(1);
        started = job(() -> {
            released(stopped);
            return true;
        });
        started.start(SOON);
        await().until(() -> rounds.get() == 1);

        started.stop();
        stopped.countDown();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("tried")));

        assertThat(rounds).hasValue(1);
    }

    @Test
    void a_turn_that_is_asked_for_does_not_wait_for_the_pause_and_ends_when_nothing_is_left() {
        started = job(() -> rounds.get() < 3);
        started.start(LATER);

        started.run();

        assertThat(rounds).hasValue(3);
    }

    /** A second job with the same lock is what a second instance of the service is. */
    @Test
    void of_two_instances_one_works_and_the_other_goes_on_when_it_is_done() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        SingleInstanceJob first = job(() -> {
            begun.countDown();
            released(finish);
            return false;
        });
        AtomicInteger ofSecond = new AtomicInteger();
        SingleInstanceJob second =
                new SingleInstanceJob("second", lock, database, () -> ofSecond.incrementAndGet() < 0);
        CompletableFuture<Void> working = CompletableFuture.runAsync(first::run);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        second.run();
        assertThat(ofSecond).hasValue(0);

        finish.countDown();
        working.get(10, TimeUnit.SECONDS);
        second.run();
        assertThat(ofSecond).hasValue(1);
        assertThat(rounds).hasValue(1);
    }

    @Test
    void after_a_failure_which_is_rolled_back_the_next_turn_comes() {
        UUID written = UUID.randomUUID();
        started = job(() -> {
            if (rounds.get() == 1) {
                entities.createNativeQuery("insert into effect (parcel_id, times) values (:id, 1)")
                        .setParameter("id", written)
                        .executeUpdate();
                throw new IllegalStateException("away");
            }
            return false;
        });

        started.start(SOON);

        await().until(() -> rounds.get() > 1);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> entities.createNativeQuery("select 1 from effect where parcel_id = :id")
                                .setParameter("id", written)
                                .getResultList()
                                .size()))
                .isZero();
    }

    private SingleInstanceJob job(BooleanSupplier round) {
        return new SingleInstanceJob("tried", lock, database, () -> {
            rounds.incrementAndGet();
            return round.getAsBoolean();
        });
    }

    private static void released(CountDownLatch by) {
        try {
            assertThat(by.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
