package org.wasl.platform.organization;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.problem.Problem;

/**
 * The places of the directory as a service knows them by {@code directory.changed}: a read model of ids, in the service's own table {@code known_place}. What is
 * not in it does not exist. A place is open as long as its organization is.
 */
@ApplicationScoped
public class KnownPlaces {
    /** Of each service that follows the directory. */
    public static final String TABLE = "known_place";

    private final EntityManager entities;

    @Inject
    KnownPlaces(EntityManager entities) {
        this.entities = entities;
    }

    private record Place(UUID organization, boolean confidential, boolean open) {}

    /** Who refers knows of confidential services and of the places where they are given; others know of their own organization's. */
    public static boolean seesConfidential(Caller caller) {
        return caller.has(Roles.CASEWORKER, Roles.SUPERVISOR);
    }

    /** In the transaction of the inbox. Events of one organization come in their order. */
    public void follow(DirectoryChanged changed) {
        if (changed.confidential() != null) {
            entities.createNativeQuery("insert into known_place (id, organization_id, confidential)"
                            + " values (:id, :organization, :confidential) on conflict (id) do update"
                            + " set organization_id = excluded.organization_id, confidential = excluded.confidential")
                    .setParameter("id", changed.recordId())
                    .setParameter("organization", changed.organizationId().value())
                    .setParameter("confidential", changed.confidential())
                    .executeUpdate();
        }
    }

    /** @param place where something is to happen from now on; null where the body names none */
    public void requireOpen(UUID place, String pointer, Caller caller) {
        if (place != null && !known(place, pointer, caller).open()) {
            throw Problem.invalidField(pointer, "closed-place");
        }
    }

    /** @param place that something is looked for by, so that it may be closed today; null where the body names none */
    public void requireKnown(UUID place, String pointer, Caller caller) {
        if (place != null) {
            known(place, pointer, caller);
        }
    }

    private Place known(UUID place, String pointer, Caller caller) {
        return find(place)
                .filter(found -> !found.confidential()
                        || seesConfidential(caller)
                        || caller.agencyIfAny()
                                .map(AgencyId::value)
                                .filter(found.organization()::equals)
                                .isPresent())
                .orElseThrow(() -> Problem.invalidField(pointer, "unknown-place"));
    }

    @SuppressWarnings("unchecked")
    private Optional<Place> find(UUID place) {
        return QuarkusTransaction.joiningExisting().call(() -> entities.createNativeQuery(
                        "select p.organization_id, p.confidential, o.open from known_place p"
                                + " join known_organization o on o.id = p.organization_id where p.id = :id",
                        Place.class)
                .setParameter("id", place)
                .getResultStream()
                .findFirst());
    }
}
