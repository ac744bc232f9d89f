package org.wasl.cases;

import com.sun.net.httpserver.HttpExchange;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.platform.testing.FakeServer;

/** The neighbour, by hand: it knows the persons it was told, or is away. The journeys of system-tests keep it honest. */
public final class FakeRegistry implements QuarkusTestResourceLifecycleManager {
    private static final Set<String> PERSONS = ConcurrentHashMap.newKeySet();
    private static final Map<String, String> CONSENTS = new ConcurrentHashMap<>();
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();
    private static final Map<String, Set<String>> NUMBERS = new ConcurrentHashMap<>();
    private static final Map<String, String> LOOKS = new ConcurrentHashMap<>();
    private static final Map<String, String> BY_EXTERNAL_ID = new ConcurrentHashMap<>();
    private static final Set<String> POSSIBLY_KNOWN = ConcurrentHashMap.newKeySet();
    private static final Set<String> RESTRICTED = ConcurrentHashMap.newKeySet();
    private static volatile boolean down;
    private FakeServer server;

    public static void knows(String person) {
        PERSONS.add(person);
    }

    /** The person asked that the record is only kept. */
    public static void restricts(String person) {
        RESTRICTED.add(person);
        knows(person);
    }

    public static void isCalled(String person, String name) {
        NAMES.put(name, person);
    }

    /** The person has this number. */
    public static void hasNumber(String person, String number) {
        NUMBERS.computeIfAbsent(number, none -> ConcurrentHashMap.newKeySet()).add(person);
        knows(person);
    }

    /** What the caller may see of the person, in the registry's form. */
    public static void looks(String person, String json) {
        LOOKS.put(person, json);
        knows(person);
    }

    /** Somebody with this word in her registration may be known already. */
    public static void mayKnow(String word) {
        POSSIBLY_KNOWN.add(word);
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
        server = new FakeServer();
        // The malware scanner of the installation stands on the same server.
        server.on("/scan", exchange -> {
            String content = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            answer(exchange, content.contains("EICAR") ? 406 : 200, "");
        });
        server.on("/v1/persons/search", exchange -> {
            String asked = FakeServer.body(exchange);
            Stream<String> named = NAMES.entrySet().stream()
                    .filter(name -> asked.contains("\"" + name.getKey() + "\""))
                    .map(Map.Entry::getValue);
            Stream<String> numbered = NUMBERS.entrySet().stream()
                    .filter(number -> asked.contains("\"" + number.getKey() + "\""))
                    .flatMap(number -> number.getValue().stream());
            String items = Stream.concat(named, numbered)
                    .map(person -> "{\"id\":\"" + person + "\",\"survivorId\":null}")
                    .collect(Collectors.joining(","));
            answer(exchange, down ? 503 : 200, "{\"items\":[" + items + "]}");
        });
        server.on("/v1/persons/lookup", exchange -> {
            String asked = FakeServer.body(exchange);
            String items = LOOKS.entrySet().stream()
                    .filter(look -> asked.contains(look.getKey()))
                    .map(Map.Entry::getValue)
                    .collect(Collectors.joining(","));
            answer(exchange, down ? 503 : 200, "{\"items\":[" + items + "]}");
        });
        server.on("/v1/persons/by-external-id/", exchange -> {
            String asked = FakeServer.body(exchange);
            if (POSSIBLY_KNOWN.stream().anyMatch(asked::contains)) {
                answer(exchange, 409, "{}");
                return;
            }
            String person =
                    BY_EXTERNAL_ID.computeIfAbsent(exchange.getRequestURI().getPath(), path -> UUID.randomUUID()
                            .toString());
            knows(person);
            answer(exchange, down ? 503 : 201, "{\"id\":\"%s\",\"survivorId\":null}".formatted(person));
        });
        server.on("/v1/persons/", exchange -> {
            String person = exchange.getRequestURI().getPath().split("/")[3];
            int status = down ? 503 : PERSONS.contains(person) ? 200 : 404;
            String query = exchange.getRequestURI().getQuery();
            answer(
                    exchange,
                    status,
                    query != null && query.contains("recipient=")
                            ? consent(person, query.replaceAll(".*recipient=([^&]*).*", "$1"))
                            : "{\"id\":\"%s\",\"survivorId\":null,\"restricted\":%s,\"names\":[]}"
                                    .formatted(person, RESTRICTED.contains(person)));
        });
        return Map.of(
                "quarkus.rest-client.registry.url",
                server.url(),
                "wasl.attachments.scanner-url",
                server.url() + "/scan",
                "wasl.attachments.scan-every",
                "1s",
                "wasl.attachments.largest-bytes",
                "2000000");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        FakeServer.answer(exchange, status, "application/json", text);
    }

    private static String consent(String person, String recipient) {
        String consent = CONSENTS.get(person + "/" + recipient);
        return consent == null
                ? "{\"granted\":false,\"consentId\":null,\"until\":null}"
                : "{\"granted\":true,\"consentId\":\"%s\",\"until\":null}".formatted(consent);
    }

    @Override
    public void stop() {
        server.stop();
    }
}
