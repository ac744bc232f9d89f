package org.wasl.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** A stand-in for another service, which is asked with no transaction held. */
@ApplicationScoped
public class Scale {
    private final List<UUID> asked = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    int weightOf(UUID parcel) {
        assertThat(QuarkusTransaction.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
        if (away) {
            throw new Problem(CommonProblem.DEPENDENCY_UNAVAILABLE);
        }
        asked.add(parcel);
        return 42;
    }

    public void isAway(boolean now) {
        away = now;
    }

    public long timesAsked(UUID parcel) {
        return asked.stream().filter(parcel::equals).count();
    }
}
