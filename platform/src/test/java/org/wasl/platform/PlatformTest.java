package org.wasl.platform;

import io.quarkus.test.common.QuarkusTestResource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.wasl.platform.testing.TestServersResource;

/** The sample service on a real PostgreSQL and a real Kafka. */
@QuarkusTestResource(TestServersResource.class)
@QuarkusTestResource(org.wasl.platform.audit.CheckpointPlaces.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class PlatformTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    protected static String label() {
        return "P-" + NUMBER.incrementAndGet() + "-" + Long.toString(System.nanoTime() % 1_000_000_000, 36);
    }

    protected static Map<String, Object> parcel() {
        return Map.of("label", label(), "weight", 3);
    }
}
