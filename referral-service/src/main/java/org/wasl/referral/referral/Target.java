package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.referral.directory.ServiceAtLocation;

/** Where a referral goes: the service at a location, and the organization that receives it. */
@Embeddable
class Target {
    @Column(name = "service_at_location_id")
    private UUID serviceAtLocationId;

    @Column(name = "location_id")
    private UUID locationId;

    @Column(name = "target_organization_id")
    private UUID organizationId;

    @Enumerated(EnumType.STRING)
    @Column(name = "service_type")
    private ServiceType serviceType;

    protected Target() {}

    Target(ServiceAtLocation service) {
        serviceAtLocationId = service.rawId();
        locationId = service.location().rawId();
        organizationId = service.organization().value();
        serviceType = service.service().serviceType();
    }

    UUID serviceAtLocation() {
        return serviceAtLocationId;
    }

    UUID location() {
        return locationId;
    }

    AgencyId organization() {
        return new AgencyId(organizationId);
    }

    ServiceType serviceType() {
        return serviceType;
    }
}
