package org.wasl.platform.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
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

    @Transactional
    public boolean isOpen(AgencyId organization) {
        return (Boolean)
                entities.createNativeQuery("select exists (select 1 from known_organization where id = :id and open)")
                        .setParameter("id", organization.value())
                        .getSingleResult();
    }

    /** Refuses a recipient that is no open organization, at the place in the body where it is named. */
    public void requireOpen(AgencyId recipient, String pointer) {
        requireOpen(List.of(recipient), pointer);
    }

    public void requireOpen(Collection<AgencyId> recipients, String pointer) {
        if (!recipients.stream().allMatch(this::isOpen)) {
            throw Problem.invalidField(pointer, "unknown-recipient");
        }
    }
}
