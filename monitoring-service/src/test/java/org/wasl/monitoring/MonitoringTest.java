package org.wasl.monitoring;

import io.quarkus.test.common.QuarkusTestResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.wasl.platform.testing.AnnouncedOrganizations;
import org.wasl.platform.testing.TestServersResource;

/** The monitoring service on a real PostgreSQL and a real Kafka, whose facts the tests state themselves. */
@QuarkusTestResource(TestServersResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class MonitoringTest {
    @BeforeAll
    static void theAgenciesAreInTheDirectory() {
        AnnouncedOrganizations.announce();
    }
}
