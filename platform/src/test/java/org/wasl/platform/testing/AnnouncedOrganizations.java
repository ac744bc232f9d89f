package org.wasl.platform.testing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.organization.KnownPlaces;

/** The agencies of the tests, and places of theirs, are in the directory, and the service has heard of them. */
public final class AnnouncedOrganizations {
    private AnnouncedOrganizations() {}

    public static void announce() {
        List.of(Persona.MINISTRY, Persona.UNHCR, Persona.REHABILITATION_CENTRE, Persona.OTHER_PROVIDER)
                .forEach(agency -> organization(agency, OrganizationStatus.OPEN));
    }

    public static void organization(String agency, OrganizationStatus status) {
        KnownOrganizations known =
                CDI.current().select(KnownOrganizations.class).get();
        AgencyId id = AgencyId.fromString(agency);
        QuarkusTransaction.requiringNew()
                .run(() -> known.follow(new DirectoryChanged(id, "organization", id.value(), status)));
    }

    /** A new place of an agency. */
    public static String place(String agency, boolean confidential) {
        KnownPlaces known = CDI.current().select(KnownPlaces.class).get();
        UUID place = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> known.follow(
                        new DirectoryChanged(AgencyId.fromString(agency), "location", place).asPlace(confidential)));
        return place.toString();
    }
}
