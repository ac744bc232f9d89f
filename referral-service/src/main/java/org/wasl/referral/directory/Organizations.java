package org.wasl.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.code.OrganizationType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;

/** Organizations are public to all who are signed in. */
@ApplicationScoped
public class Organizations extends Aggregates<Organization> {
    private static final int SKIP_LOCKED = -2;

    @Override
    public Filter<Organization> visibleTo(Caller caller) {
        return Filter.of(Organization.class);
    }

    Filter<Organization> ofType(OrganizationType type, Caller caller) {
        return visibleTo(caller).andIfGiven("e.type = :type", "type", type);
    }

    /** An entry is made for an organization that the directory has, and that is open. */
    void requireOpen(AgencyId id, String pointer) {
        Organization organization = findById(id.value());
        if (organization == null) {
            throw Problem.invalidField(pointer, "unknown-organization");
        }
        if (organization.status() != OrganizationStatus.OPEN) {
            throw Problem.invalidField(pointer, "closed-organization");
        }
    }

    /** The organization above another one is in the directory, and not the organization itself. */
    void requireParent(Organization entry, OrganizationFields fields) {
        UUID parent = fields.details() == null ? null : fields.details().parentOrganizationId();
        boolean named = parent != null && !parent.equals(entry.details().parentOrganizationId());
        if (named && (parent.equals(entry.rawId()) || findById(parent) == null)) {
            throw Problem.invalidField("/details/parentOrganizationId", "unknown-organization");
        }
    }

    /** Whether the directory has it, and it is open. */
    public boolean isOpen(AgencyId id) {
        Organization organization = findById(id.value());
        return organization != null && organization.status() == OrganizationStatus.OPEN;
    }

    /** Ids of those that are closed. */
    public List<UUID> closed() {
        return getEntityManager()
                .createQuery("select e.id from Organization e where e.status = CLOSED", UUID.class)
                .getResultList();
    }

    List<Organization> unannounced(int atMost) {
        return find("announced = false order by id")
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .page(0, atMost)
                .list();
    }
}
