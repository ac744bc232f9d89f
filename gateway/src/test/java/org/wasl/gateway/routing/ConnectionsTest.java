package org.wasl.gateway.routing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** On a server of its own: the class loaders of tests hide from Netty what it finds in the service. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConnectionsTest {
    private final NioEventLoopGroup loops = new NioEventLoopGroup(1);
    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        loops.shutdownGracefully();
    }

    @Test
    void netty_finds_the_guard() {
        assertThat(ServiceLoader.load(ChannelInitializerExtension.class))
                .hasAtLeastOneElementOfType(AcceptedChannels.class);
    }

    @Test
    void who_does_not_end_the_headers_is_cut_off_and_who_is_silent_between_requests_is_not() throws Exception {
        Connections connections = connections("1s", 10, "");
        int port = serve(connections);
        Socket silent = send(port, "");
        Socket half = send(port, "GET / HTTP/1.1\r\nX-Slow: ");
        Socket served = send(port, "END");
        assertThat(served.getInputStream().read()).isEqualTo('!');

        assertThat(half.getInputStream().read()).isEqualTo(-1);
        assertThat(silent.getInputStream().read()).isEqualTo(-1);
        served.getOutputStream().write("END".getBytes(US_ASCII));
        assertThat(served.getInputStream().read()).isEqualTo('!');

        // And the next request has its own time.
        served.getOutputStream().write("half".getBytes(US_ASCII));
        assertThat(served.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void an_address_has_only_so_many_connections_and_has_them_back_when_they_are_closed() throws Exception {
        Connections connections = connections("60s", 10, "");
        int port = serve(connections);
        for (int i = 0; i < 10; i++) {
            send(port, "");
        }
        await().until(() -> connections.of("127.0.0.1") == 10);

        assertThat(new String(send(port, "").getInputStream().readAllBytes(), US_ASCII))
                .startsWith("HTTP/1.1 503")
                .contains("Retry-After");

        for (Socket socket : open) {
            socket.close();
        }
        await().until(() -> connections.of("127.0.0.1") == 0);
        Socket again = send(port, "END");
        assertThat(again.getInputStream().read()).isEqualTo('!');
    }

    @Test
    void a_trusted_proxy_has_as_many_as_it_likes() throws Exception {
        Connections connections = connections("60s", 2, "127.0.0.1");
        int port = serve(connections);

        for (int i = 0; i < 5; i++) {
            assertThat(send(port, "END").getInputStream().read()).isEqualTo('!');
        }
    }

    private static Connections connections(String headersWithin, int perAddress, String trusted) {
        GatewayConfig config = new SmallRyeConfigBuilder()
                .withMapping(GatewayConfig.class)
                .withDefaultValues(Map.of(
                        "wasl.gateway.connections.headers-within", headersWithin,
                        "wasl.gateway.connections.per-address", String.valueOf(perAddress),
                        "wasl.gateway.trusted-proxies", trusted))
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(GatewayConfig.class);
        return new Connections(config, new ClientAddress(config));
    }

    /** A protocol whose request is over with END. */
    private int serve(Connections connections) throws InterruptedException {
        Channel server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        connections.watch(channel);
                        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
                            @Override
                            public void channelRead(ChannelHandlerContext context, Object message) {
                                ByteBuf bytes = (ByteBuf) message;
                                boolean end = bytes.toString(US_ASCII).endsWith("END");
                                bytes.release();
                                if (end) {
                                    connections.begins(channel);
                                    context.writeAndFlush(
                                            context.alloc().buffer().writeByte('!'));
                                    connections.ends(channel);
                                }
                            }
                        });
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    private Socket send(int port, String bytes) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        open.add(socket);
        socket.getOutputStream().write(bytes.getBytes(US_ASCII));
        return socket;
    }
}
