package org.wasl.gateway.routing;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Sends what the gateway keeps itself, to readers who must keep up the rate of all answers. */
@Singleton
public class SharedResponses {
    private final Vertx vertx;
    private final GatewayConfig config;

    @Inject
    SharedResponses(Vertx vertx, GatewayConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /** Whoever does not read is cut off. */
    public void send(SharedBody body, HttpServerRequest request) {
        new OutgoingBody(vertx, body, config.answers(), new RequestCleanup(), () -> Connections.breakOff(request))
                .pipe()
                .endOnFailure(false)
                .to(request.response());
    }
}
