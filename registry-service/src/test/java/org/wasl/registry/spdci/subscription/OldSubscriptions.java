package org.wasl.registry.spdci.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.wasl.platform.crypto.Sealer;

/** Subscriptions as they were made when more was accepted. */
public final class OldSubscriptions {
    private OldSubscriptions() {}

    /** As if it had been made with this filter. */
    public static void refilter(String code, JsonNode filter) {
        Sealer sealer = CDI.current().select(Sealer.class).get();
        EntityManager entities = CDI.current().select(EntityManager.class).get();
        Subscriptions.Criteria criteria = new Subscriptions.Criteria("expression", filter, "Member", null);
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update spdci_subscription set criteria_sealed = :criteria where id = :id")
                .setParameter("criteria", sealer.seal(criteria, code))
                .setParameter("id", UUID.fromString(code))
                .executeUpdate());
    }
}
