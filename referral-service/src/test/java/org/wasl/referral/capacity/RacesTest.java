package org.wasl.referral.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.PROVIDER_ELSEWHERE;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.testing.Persona;
import org.wasl.referral.ReferralTest;

/** Two agencies that want the last place at the same moment, on connections of their own. {@code -Dwasl.races=10000} runs more of them. */
@QuarkusTest
class RacesTest extends ReferralTest {
    private static final int RACES = Integer.getInteger("wasl.races", 300);

    @Inject
    CapacityReservations reservations;

    @Inject
    CapacityHolds holds;

    @Test
    void of_two_agencies_that_want_the_last_place_exactly_one_gets_it() throws Exception {
        UUID centre = UUID.fromString(centreElsewhere());
        as(PROVIDER_ELSEWHERE)
                .put("/v1/directory/service-at-locations/" + centre + "/capacity", Map.of("places", 1))
                .hasStatus(200);
        ExecutorService agencies = Executors.newFixedThreadPool(2);
        int wrong = 0;
        try {
            for (int race = 0; race < RACES; race++) {
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<Optional<UUID>>> runners = new ArrayList<>();
                for (String agency : List.of(Persona.MINISTRY, Persona.UNHCR)) {
                    runners.add(agencies.submit(wants(centre, AgencyId.fromString(agency), start)));
                }
                List<UUID> winners = new ArrayList<>();
                for (Future<Optional<UUID>> runner : runners) {
                    runner.get().ifPresent(winners::add);
                }
                wrong += winners.size() == 1 ? 0 : 1;
                QuarkusTransaction.requiringNew()
                        .run(() -> winners.forEach(id -> reservations.release(holds.findById(id))));
            }
        } finally {
            agencies.shutdown();
        }

        assertThat(wrong).as("races without exactly one winner, of " + RACES).isZero();
    }

    private Callable<Optional<UUID>> wants(UUID centre, AgencyId agency, CyclicBarrier start) {
        return () -> {
            start.await();
            try {
                return Optional.of(QuarkusTransaction.requiringNew().call(() -> reservations
                        .hold(centre, false, agency, "somebody")
                        .rawId()));
            } catch (Problem taken) {
                return Optional.empty();
            }
        };
    }
}
