package org.wasl.gateway;

import io.quarkus.test.common.QuarkusTestResource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.wasl.platform.testing.TestServersResource;

/** The gateway on a real PostgreSQL and a real Kafka, before a service that does as it is told. */
@QuarkusTestResource(TestServersResource.class)
@QuarkusTestResource(FakeService.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class GatewayTest {}
