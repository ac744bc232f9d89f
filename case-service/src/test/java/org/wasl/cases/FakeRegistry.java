package org.wasl.cases;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The neighbour, by hand: it knows the persons it was told, or is away. The journeys of system-tests keep it honest. */
public final class FakeRegistry implements QuarkusTestResourceLifecycleManager {
    private static final Set<String> PERSONS = ConcurrentHashMap.newKeySet();
    private static final Map<String, String> CONSENTS = new ConcurrentHashMap<>();
    private static volatile boolean down;
    private HttpServer server;

    public static void knows(String person) {
        PERSONS.add(person);
    }

    /** The person allows the agency something, for any purpose. */
    public static void consents(String person, String recipient, String consent) {
        CONSENTS.put(person + "/" + recipient, consent);
    }

    public static void isDown(boolean away) {
        down = away;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/persons/", exchange -> {
            String person = exchange.getRequestURI().getPath().split("/")[3];
            int status = down ? 503 : PERSONS.contains(person) ? 200 : 404;
            String query = exchange.getRequestURI().getQuery();
            byte[] body = (query != null && query.contains("recipient=")
                            ? consent(person, query.replaceAll(".*recipient=([^&]*).*", "$1"))
                            : "{\"id\":\"%s\",\"survivorId\":null,\"names\":[]}".formatted(person))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return Map.of(
                "quarkus.rest-client.registry.url",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static String consent(String person, String recipient) {
        String consent = CONSENTS.get(person + "/" + recipient);
        return consent == null
                ? "{\"granted\":false,\"consentId\":null,\"until\":null}"
                : "{\"granted\":true,\"consentId\":\"%s\",\"until\":null}".formatted(consent);
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
