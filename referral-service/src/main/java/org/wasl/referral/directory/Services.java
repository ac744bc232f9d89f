package org.wasl.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.organization.KnownPlaces;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Sensitive services exist for those who refer and for their own organization. */
@ApplicationScoped
public class Services extends Aggregates<Service> {
    private static final UUID NOBODY = new UUID(0, 0);

    @Override
    public Filter<Service> visibleTo(Caller caller) {
        Filter<Service> all = Filter.of(Service.class);
        return seesSensitive(caller)
                ? all
                : all.and("e.sensitive = false or e.agencyId = :agency", "agency", agencyOrNobody(caller));
    }

    static boolean seesSensitive(Caller caller) {
        return KnownPlaces.seesConfidential(caller);
    }

    static UUID agencyOrNobody(Caller caller) {
        return caller.agencyIfAny().map(AgencyId::value).orElse(NOBODY);
    }

    Filter<Service> matching(ServiceType type, UUID organization, Caller caller) {
        return visibleTo(caller)
                .andIfGiven("e.serviceType = :serviceType", "serviceType", type)
                .andIfGiven("e.agencyId = :organization", "organization", organization);
    }
}
