package org.wasl.referral;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lets time pass for one referral: whatever it remembers happened earlier. */
@ApplicationScoped
public class TimeTravel {
    @Inject
    EntityManager entities;

    @SuppressWarnings("unchecked")
    public void passes(Duration time, String referral) {
        QuarkusTransaction.requiringNew().run(() -> {
            List<String> times = entities.createNativeQuery("select column_name from information_schema.columns"
                            + " where table_name = 'referral' and data_type = 'timestamp with time zone'")
                    .getResultList();
            String back = times.stream()
                    .map(column -> column + " = " + column + " - make_interval(secs => " + time.toSeconds() + ")")
                    .collect(Collectors.joining(", "));
            entities.createNativeQuery("update referral set " + back + " where id = :id")
                    .setParameter("id", UUID.fromString(referral))
                    .executeUpdate();
            entities.createNativeQuery("update referral_escalation set due_at = due_at - make_interval(secs => "
                            + time.toSeconds() + ") where referral_id = :id")
                    .setParameter("id", UUID.fromString(referral))
                    .executeUpdate();
        });
    }
}
