package org.wasl.platform.organization;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.problem.Problem;

/**
 * The organizations of the directory as a service knows them by {@code directory.changed}: a read model of ids, in the service's own table
 * {@code known_organization}. What is not in it does not exist, so that while nothing was heard yet nothing is let out.
 */
@ApplicationScoped
public class KnownOrganizations {
    /** Of each service that follows the directory. */
    public static final String TABLE = "known_organization";

    private final EntityManager entities;

    @Inject
    KnownOrganizations(EntityManager entities) {
        this.entities = entities;
    }

    /** In the transaction of the inbox. Events of one organization come in their order. */
    public void follow(DirectoryChanged changed) {
        if (changed.status() != null) {
            entities.createNativeQuery("insert into known_organization (id, open) values (:id, :open)"
                            + " on conflict (id) do update set open = excluded.open")
                    .setParameter("id", changed.organizationId().value())
                    .setParameter("open", changed.status() == OrganizationStatus.OPEN)
                    .executeUpdate();
        }
    }

    /** Refuses a recipient that is no open organization, at the place in the body where it is named. */
    public void requireOpen(AgencyId recipient, String pointer) {
        requireOpen(List.of(recipient), pointer);
    }

    public void requireOpen(Collection<AgencyId> recipients, String pointer) {
        recipients.forEach(recipient -> requireOpen(recipient, pointer, "unknown-recipient"));
    }

    /** @param organization that something begins with from now on; null where the body names none */
    public void requireOpenOrganization(AgencyId organization, String pointer) {
        if (organization != null) {
            requireOpen(organization, pointer, "unknown-organization");
        }
    }

    /** @param organization of which something past is told, so that it may be closed today */
    public void requireOrganization(AgencyId organization, String pointer) {
        if (isOpen(organization).isEmpty()) {
            throw Problem.invalidField(pointer, "unknown-organization");
        }
    }

    private void requireOpen(AgencyId organization, String pointer, String unknown) {
        boolean open = isOpen(organization).orElseThrow(() -> Problem.invalidField(pointer, unknown));
        if (!open) {
            throw Problem.invalidField(pointer, "closed-organization");
        }
    }

    /** Empty where the directory stated no such organization. */
    @SuppressWarnings("unchecked")
    private Optional<Boolean> isOpen(AgencyId organization) {
        return QuarkusTransaction.joiningExisting().call(() -> entities.createNativeQuery(
                        "select open from known_organization where id = :id", Boolean.class)
                .setParameter("id", organization.value())
                .getResultStream()
                .findFirst());
    }
}
