package org.wasl.registry;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.testing.Persona;

/** The agencies of the tests are in the directory, and this service has heard of them. */
@ApplicationScoped
class AnnouncedOrganizations {
    @Inject
    KnownOrganizations known;

    void announce(@Observes StartupEvent started) {
        QuarkusTransaction.requiringNew().run(() -> List.of(
                        Persona.MINISTRY, Persona.UNHCR, Persona.REHABILITATION_CENTRE, Persona.OTHER_PROVIDER)
                .forEach(agency -> known.follow(new DirectoryChanged(
                        AgencyId.fromString(agency),
                        "organization",
                        UUID.fromString(agency),
                        OrganizationStatus.OPEN))));
    }
}
