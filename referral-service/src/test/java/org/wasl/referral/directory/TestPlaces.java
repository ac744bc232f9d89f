package org.wasl.referral.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.AgencyId;

/** Services at locations for tests without a database. */
public final class TestPlaces {
    private TestPlaces() {}

    public static ServiceAtLocation of(AgencyId organization, boolean sensitive) {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        Service service = new Service(UUID.randomUUID(), organization, clock);
        service.write(
                new ServiceFields(
                        null,
                        new Label("مركز", "Centre"),
                        null,
                        ServiceType.ASSISTIVE_DEVICE,
                        sensitive,
                        null,
                        null,
                        null,
                        null,
                        null),
                clock);
        return new ServiceAtLocation(
                UUID.randomUUID(), service, new Location(UUID.randomUUID(), organization, clock), clock);
    }
}
