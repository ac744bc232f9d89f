package org.wasl.cases.casefile;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.wasl.contracts.code.CrisisResponseStatus;
import org.wasl.contracts.event.CrisisResponseMoved;
import org.wasl.platform.problem.Problem;

/** The named responses to crises, by {@code crisis-response.moved}: a read model of ids. One that is only planned does not exist yet (ADR 63). */
@ApplicationScoped
public class KnownResponses {
    public static final String TABLE = "known_response";

    private final EntityManager entities;

    @Inject
    KnownResponses(EntityManager entities) {
        this.entities = entities;
    }

    /** In the transaction of the inbox. Events of one response come in their order. */
    public void follow(CrisisResponseMoved moved) {
        if (moved.status() != CrisisResponseStatus.PLANNED) {
            entities.createNativeQuery("insert into known_response (id, active) values (:id, :active)"
                            + " on conflict (id) do update set active = excluded.active")
                    .setParameter("id", moved.responseId())
                    .setParameter("active", moved.status() == CrisisResponseStatus.ACTIVE)
                    .executeUpdate();
        }
    }

    /** @param response under which something begins from now on; null where the body names none */
    void requireActive(UUID response, String pointer) {
        if (response == null) {
            return;
        }
        boolean active = isActive(response).orElseThrow(() -> Problem.invalidField(pointer, "unknown-response"));
        if (!active) {
            throw Problem.invalidField(pointer, "response-not-active");
        }
    }

    @SuppressWarnings("unchecked")
    private Optional<Boolean> isActive(UUID response) {
        return QuarkusTransaction.joiningExisting().call(() -> entities.createNativeQuery(
                        "select active from known_response where id = :id", Boolean.class)
                .setParameter("id", response)
                .getResultStream()
                .findFirst());
    }
}
