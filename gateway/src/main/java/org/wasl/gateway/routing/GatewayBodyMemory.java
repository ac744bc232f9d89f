package org.wasl.gateway.routing;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.wasl.platform.body.BodyMemory;

/** The memory that all bodies may take which the gateway is receiving. */
final class GatewayBodyMemory {
    @Produces
    @Singleton
    BodyMemory memory(GatewayConfig config) {
        return new BodyMemory(config.bodies().bufferedInAll().asLongValue());
    }
}
