package org.wasl.gateway.routing;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Open connections, from the moment they are accepted: how many an address has, and how long one may take to send the headers of a request. The HTTP
 * server tells of a request when its headers are complete, and of one that never completes them not at all; so this looks at the channel itself.
 */
@Singleton
class Connections {
    private static final Logger LOG = Logger.getLogger(Connections.class);
    private static final AttributeKey<Connection> KEY = AttributeKey.valueOf(Connections.class, "connection");
    private static final byte[] FULL =
            "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final AtomicBoolean told = new AtomicBoolean();
    private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();
    private final ClientAddress addresses;
    private final int most;
    private final Duration headersWithin;

    @Inject
    Connections(GatewayConfig config, ClientAddress addresses) {
        this.addresses = addresses;
        this.most = config.connections().perAddress();
        this.headersWithin = config.connections().headersWithin();
    }

    void watch(Channel channel) {
        Connection connection = new Connection();
        channel.attr(KEY).set(connection);
        channel.pipeline().addFirst(connection);
    }

    /** The headers of a request are complete. */
    void begins(HttpServerRequest request) {
        if (request.connection() instanceof HttpServerConnection server) {
            begins(server.channel());
        }
    }

    void begins(Channel channel) {
        Optional<Connection> watched = of(channel);
        watched.ifPresent(Connection::begins);
        if (watched.isEmpty() && !told.getAndSet(true)) {
            LOG.warn("Connections are not watched: neither their number nor the time of their headers is limited");
        }
    }

    /** It was answered, or given up. */
    void ends(HttpServerRequest request) {
        if (request.connection() instanceof HttpServerConnection server) {
            ends(server.channel());
        }
    }

    void ends(Channel channel) {
        of(channel).ifPresent(Connection::ends);
    }

    /** At once: the server's own close waits until the other side has read what was sent. */
    static void breakOff(HttpServerRequest request) {
        if (request.connection() instanceof HttpServerConnection server) {
            server.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            server.channel().pipeline().firstContext().close();
        }
    }

    int of(String address) {
        return byAddress.getOrDefault(address, 0);
    }

    private static Optional<Connection> of(Channel channel) {
        return Optional.ofNullable(channel.attr(KEY).get());
    }

    /** All of it runs on the event loop of its channel. */
    private final class Connection extends ChannelInboundHandlerAdapter {
        private String counted;
        private java.util.concurrent.Future<?> deadline;
        private int requests;

        @Override
        public void channelActive(ChannelHandlerContext context) {
            if (context.channel().remoteAddress() instanceof InetSocketAddress remote) {
                String address = remote.getAddress().getHostAddress();
                if (!addresses.isTrusted(address)) {
                    counted = address;
                    if (byAddress.merge(address, 1, Integer::sum) > most) {
                        context.writeAndFlush(Unpooled.wrappedBuffer(FULL)).addListener(ChannelFutureListener.CLOSE);
                        return;
                    }
                }
            }
            awaitHeaders(context);
            context.fireChannelActive();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            cancel();
            if (counted != null) {
                byAddress.computeIfPresent(counted, (address, open) -> open == 1 ? null : open - 1);
                counted = null;
            }
            context.fireChannelInactive();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            // Between requests it may be silent, as the server's idle timeout allows.
            if (requests == 0 && deadline == null) {
                awaitHeaders(context);
            }
            context.fireChannelRead(bytes);
        }

        private void awaitHeaders(ChannelHandlerContext context) {
            deadline = context.executor()
                    .schedule((Runnable) context::close, headersWithin.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void cancel() {
            if (deadline != null) {
                deadline.cancel(false);
                deadline = null;
            }
        }

        void begins() {
            requests++;
            cancel();
        }

        void ends() {
            requests--;
        }
    }
}
