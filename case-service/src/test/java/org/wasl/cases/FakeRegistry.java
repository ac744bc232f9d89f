package org.wasl.cases;

import com.sun.net.httpserver.HttpExchange;
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
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();
    private static volatile boolean down;
    private HttpServer server;

    public static void knows(String person) {
        PERSONS.add(person);
    }

    public static void isCalled(String person, String name) {
        NAMES.put(name, person);
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
        // The malware scanner of the installation stands on the same server.
        server.createContext("/scan", exchange -> {
            String content = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            answer(exchange, content.contains("EICAR") ? 406 : 200, "");
        });
        server.createContext("/v1/persons/search", exchange -> {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String items = NAMES.entrySet().stream()
                    .filter(name -> asked.contains("\"" + name.getKey() + "\""))
                    .map(name -> "{\"id\":\"" + name.getValue() + "\",\"survivorId\":null}")
                    .collect(java.util.stream.Collectors.joining(","));
            answer(exchange, down ? 503 : 200, "{\"items\":[" + items + "]}");
        });
        server.createContext("/v1/persons/", exchange -> {
            String person = exchange.getRequestURI().getPath().split("/")[3];
            int status = down ? 503 : PERSONS.contains(person) ? 200 : 404;
            String query = exchange.getRequestURI().getQuery();
            answer(
                    exchange,
                    status,
                    query != null && query.contains("recipient=")
                            ? consent(person, query.replaceAll(".*recipient=([^&]*).*", "$1"))
                            : "{\"id\":\"%s\",\"survivorId\":null,\"names\":[]}".formatted(person));
        });
        server.start();
        return Map.of(
                "quarkus.rest-client.registry.url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "wasl.attachments.scanner-url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/scan",
                "wasl.attachments.scan-every",
                "1s",
                "wasl.attachments.largest-bytes",
                "2000000");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
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
