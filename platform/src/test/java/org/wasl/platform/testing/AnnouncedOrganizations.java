package org.wasl.platform.testing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.organization.KnownOrganizations;

/** The agencies of the tests are in the directory, and the service has heard of them. */
public final class AnnouncedOrganizations {
    private AnnouncedOrganizations() {}

    public static void announce() {
        KnownOrganizations known =
                CDI.current().select(KnownOrganizations.class).get();
        QuarkusTransaction.requiringNew().run(() -> List.of(
                        Persona.MINISTRY, Persona.UNHCR, Persona.REHABILITATION_CENTRE, Persona.OTHER_PROVIDER)
                .forEach(agency -> known.follow(new DirectoryChanged(
                        AgencyId.fromString(agency),
                        "organization",
                        UUID.fromString(agency),
                        OrganizationStatus.OPEN))));
    }
}
