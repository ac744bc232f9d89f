package org.wasl.referral.directory;

import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.ServiceStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.referral.directory.part.ServiceDetails;

/**
 * What is said of a service.
 *
 * @param organizationId your own where left out; it stays as it is
 * @param sensitive shown to those who refer and to its own organization only; a safe house and the clinical management of rape always are
 * @param minimumAge in years, as the other; null is no limit
 * @param status active where left out
 * @param termIds terms of the taxonomies that it falls under
 */
public record ServiceFields(
        UUID organizationId,
        Label name,
        Label description,
        ServiceType serviceType,
        boolean sensitive,
        Integer minimumAge,
        Integer maximumAge,
        ServiceStatus status,
        Set<UUID> termIds,
        ServiceDetails details) {
    public ServiceFields {
        sensitive = isSensitive(sensitive, serviceType);
    }

    /** The only place that says so: whoever asks whether a service is sensitive asks the service. */
    static boolean isSensitive(boolean said, ServiceType type) {
        return said || (type != null && type.isSensitive());
    }
}
