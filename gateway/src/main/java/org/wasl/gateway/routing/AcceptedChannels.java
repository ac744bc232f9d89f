package org.wasl.gateway.routing;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** Shows each accepted connection to {@link Connections}. Netty finds it by {@code META-INF/services}. */
public final class AcceptedChannels extends ChannelInitializerExtension {
    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        var container = Arc.container();
        if (container != null && container.isRunning()) {
            container.instance(Connections.class).get().watch(channel);
        }
    }

    /** Netty looks for extensions only where it is asked to, before its first channel. */
    @Singleton
    static final class Switch implements HttpServerOptionsCustomizer {
        @Override
        public void customizeHttpServer(HttpServerOptions options) {
            System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
        }
    }
}
