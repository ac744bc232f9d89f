package org.wasl.gateway;

import com.sun.net.httpserver.HttpExchange;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.wasl.platform.testing.FakeServer;

/** A service behind the gateway: it tells what it got, is silent, or breaks off. */
public final class FakeService implements QuarkusTestResourceLifecycleManager {
    private static final Map<String, Integer> UNDER_WAY = new ConcurrentHashMap<>();
    private static volatile CountDownLatch held = new CountDownLatch(0);

    private FakeServer server;

    @Override
    public Map<String, String> start() {
        server = new FakeServer(Executors.newCachedThreadPool());
        server.on("/v1/persons/silent", exchange -> waitFor(9));
        server.on("/v1/persons/broken", HttpExchange::close);
        server.on("/v1/persons/ending", exchange -> exchange.sendResponseHeaders(503, -1));
        server.on("/", FakeService::echo);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return settings(server.url(), socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> settings(String here, int free) {
        return Map.ofEntries(
                Map.entry("wasl.gateway.routes.registry", here),
                Map.entry("wasl.gateway.routes.case", here),
                Map.entry("wasl.gateway.routes.referral", "http://127.0.0.1:" + free),
                Map.entry("wasl.gateway.routes.monitoring", here),
                Map.entry("wasl.gateway.answer-timeout", "6s"),
                Map.entry("wasl.gateway.largest-body", "100000"),
                Map.entry("wasl.gateway.requests-per-minute.person", "100"),
                Map.entry("wasl.gateway.at-once.person", "8"),
                Map.entry("wasl.gateway.at-once.address", "240"),
                Map.entry("wasl.gateway.bodies.buffered-up-to", "60K"),
                Map.entry("wasl.gateway.bodies.patience", "2s"),
                Map.entry("wasl.gateway.answers.patience", "2s"),
                Map.entry("wasl.gateway.slots.bulk", "6"),
                Map.entry("wasl.gateway.slots.patience", "1s"));
    }

    /** Requests to paths with {@code held} wait until {@link #release()}. */
    public static void hold() {
        held = new CountDownLatch(1);
    }

    public static void release() {
        held.countDown();
    }

    /** How many requests to a path are not answered yet. */
    public static int underWay(String path) {
        return UNDER_WAY.getOrDefault(path, 0);
    }

    private static void waitFor(int seconds) {
        try {
            boolean never = new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
            assert !never;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void echo(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        UNDER_WAY.merge(path, 1, Integer::sum);
        try {
            if (path.contains("large")) {
                large(exchange);
            } else {
                tell(exchange, path.contains("held"));
            }
        } finally {
            UNDER_WAY.merge(path, -1, Integer::sum);
        }
    }

    /** More than any buffer on the way holds. */
    public static final int LARGE = 32 << 20;

    private static void large(HttpExchange exchange) throws IOException {
        byte[] piece = new byte[1 << 16];
        exchange.sendResponseHeaders(200, 0);
        for (int written = 0; written < LARGE; written += piece.length) {
            exchange.getResponseBody().write(piece);
        }
        exchange.close();
    }

    private static void tell(HttpExchange exchange, boolean holds) throws IOException {
        if (holds) {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        byte[] got = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        if (headers.containsKey("X-Made-At")) {
            // As a JAX-RS server does: it makes an address whole with the host by which it was called.
            exchange.getResponseHeaders()
                    .add("Location", "http://" + headers.getFirst("Host") + headers.getFirst("X-Made-At"));
        }
        String told =
                "{\"path\":\"%s\",\"bytes\":%d,\"requestId\":\"%s\",\"traceparent\":\"%s\",\"authorized\":%b,\"connection\":\"%s\"}"
                        .formatted(
                                exchange.getRequestURI(),
                                got.length,
                                headers.getFirst("X-Request-Id"),
                                headers.getFirst("traceparent"),
                                headers.containsKey("Authorization"),
                                headers.getFirst("Connection"));
        exchange.getResponseHeaders().add("ETag", "\"7\"");
        FakeServer.answer(exchange, exchange.getRequestMethod().equals("DELETE") ? 405 : 200, "application/json", told);
    }

    @Override
    public void stop() {
        server.stop();
    }
}
