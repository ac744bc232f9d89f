package org.wasl.cases;

import com.sun.net.httpserver.HttpExchange;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.platform.testing.FakeServer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.value.Uuid7;

/**
 * The neighbour, by hand: it knows the persons and consents it was told, or is away. Of a consent it says what the registry's ConsentValidityTest says. The
 * journeys of system-tests keep it honest.
 */
public final class FakeRegistry implements QuarkusTestResourceLifecycleManager {
    private static final Set<String> PERSONS = ConcurrentHashMap.newKeySet();
    private static final List<Consent> CONSENTS = new CopyOnWriteArrayList<>();
    private static final Set<String> ENDED = ConcurrentHashMap.newKeySet();
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();
    private static final Map<String, Set<String>> NUMBERS = new ConcurrentHashMap<>();
    private static final Map<String, String> LOOKS = new ConcurrentHashMap<>();
    private static final Map<String, String> BY_EXTERNAL_ID = new ConcurrentHashMap<>();
    private static final Map<String, String> REGISTERED = new ConcurrentHashMap<>();
    private static final Set<String> POSSIBLY_KNOWN = ConcurrentHashMap.newKeySet();
    private static final Set<String> RESTRICTED = ConcurrentHashMap.newKeySet();
    private static final Map<String, String> HOMES = new ConcurrentHashMap<>();
    private static final Map<String, String> KNOWN_FOR = new ConcurrentHashMap<>();
    private static volatile boolean down;
    private FakeServer server;

    public static void knows(String person) {
        PERSONS.add(person);
    }

    /** Known to the caller by a consent for this purpose alone. */
    public static void knowsFor(String person, String purpose) {
        KNOWN_FOR.put(person, purpose);
        knows(person);
    }

    private static boolean isKnown(String person, HttpExchange exchange) {
        List<String> named = exchange.getRequestHeaders().getOrDefault("X-Purpose", List.of());
        return PERSONS.contains(person)
                && (!KNOWN_FOR.containsKey(person) || named.equals(List.of(KNOWN_FOR.get(person))));
    }

    /** The person asked that the record is only kept. */
    public static void restricts(String person) {
        RESTRICTED.add(person);
        knows(person);
    }

    /** @param household null for a person whose homes are closed to the caller */
    public static void livesIn(String person, String household) {
        HOMES.put(person, household == null ? "" : household);
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

    private static final String ANY_PURPOSE = "";

    private record Consent(String id, String person, String recipient, String purpose, String basis, String givenBy) {
        boolean isFor(String agency, String use) {
            return recipient.equals(agency) && (purpose.equals(ANY_PURPOSE) || purpose.equals(use));
        }

        boolean isReplacedBy(Consent later) {
            return basis.equals("CONSENT") && later.person.equals(person) && later.isFor(recipient, purpose);
        }
    }

    /** The person allows the agency something, for any purpose. */
    public static void consents(String person, String recipient, String consent) {
        CONSENTS.add(new Consent(consent, person, recipient, ANY_PURPOSE, "CONSENT", "SELF"));
    }

    /** @param what stands in the record, such as {@code "purpose", "REFERRAL"}; else a person's own consent to case management */
    public static String recorded(String person, String recipient, String... what) {
        Map<String, String> record =
                new HashMap<>(Map.of("purpose", "CASE_MANAGEMENT", "legalBasis", "CONSENT", "givenBy", "SELF"));
        for (int i = 0; i < what.length; i += 2) {
            record.put(what[i], what[i + 1]);
        }
        String id = Uuid7.next().toString();
        CONSENTS.add(new Consent(
                id, person, recipient, record.get("purpose"), record.get("legalBasis"), record.get("givenBy")));
        return id;
    }

    /** It is withdrawn, or ended otherwise. */
    public static void ends(String consent) {
        ENDED.add(consent);
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
            if (asked.contains("JO_NATIONAL_NO") && !asked.matches(".*\"value\":\"[0-9]{10}\".*")) {
                answer(exchange, 422, wrong("/identifier/value", "national-number"));
                return;
            }
            Stream<String> named = NAMES.entrySet().stream()
                    .filter(name -> asked.contains("\"" + name.getKey() + "\""))
                    .map(Map.Entry::getValue);
            Stream<String> numbered = NUMBERS.entrySet().stream()
                    .filter(number -> asked.contains("\"" + number.getKey() + "\""))
                    .flatMap(number -> number.getValue().stream())
                    .filter(person -> isKnown(person, exchange));
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
            if (asked.matches(".*\"given\":\"[^\"]{101,}\".*")) {
                answer(exchange, 422, wrong("/names/0/given", "size"));
                return;
            }
            String path = exchange.getRequestURI().getPath();
            boolean asks = exchange.getRequestMethod().equals("GET");
            boolean dryRun = "true"
                    .equals(parameter(String.valueOf(exchange.getRequestURI().getQuery()), "dryRun"));
            if (dryRun && !REGISTERED.containsKey(path)) {
                answer(exchange, down ? 503 : 204, "");
                return;
            }
            if (!asks && !asked.equals(REGISTERED.computeIfAbsent(path, none -> asked))) {
                answer(exchange, down ? 503 : 428, "{}");
                return;
            }
            String person = BY_EXTERNAL_ID.computeIfAbsent(
                    path, none -> UUID.randomUUID().toString());
            knows(person);
            answer(exchange, down ? 503 : 201, "{\"id\":\"%s\",\"survivorId\":null}".formatted(person));
        });
        server.on("/v1/persons/", exchange -> {
            String[] path = exchange.getRequestURI().getPath().split("/");
            String person = path[3];
            String query = exchange.getRequestURI().getQuery();
            if (down || !isKnown(person, exchange)) {
                answer(exchange, down ? 503 : 404, "{}");
            } else if (path[path.length - 1].equals("validity")) {
                Optional<String> validity = validity(person, path[5], parameter(query, "purpose"), agency(exchange));
                answer(exchange, validity.isPresent() ? 200 : 404, validity.orElse("{}"));
            } else if (path[path.length - 1].equals("households")) {
                String home = HOMES.get(person);
                boolean closed = "".equals(home);
                String items = home == null || closed ? "" : "{\"id\":\"" + home + "\"}";
                answer(exchange, closed ? 403 : 200, "{\"items\":[" + items + "]}");
            } else if (path[path.length - 1].equals("effective")) {
                answer(exchange, 200, effective(person, parameter(query, "purpose"), parameter(query, "recipient")));
            } else {
                answer(
                        exchange,
                        200,
                        "{\"id\":\"%s\",\"survivorId\":null,\"restricted\":%s,\"names\":[]}"
                                .formatted(person, RESTRICTED.contains(person)));
            }
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

    /** The body of the last registration by this external id. */
    public static String registered(String scheme, String value) {
        return REGISTERED.get("/v1/persons/by-external-id/" + scheme + "/" + value);
    }

    private static String wrong(String pointer, String code) {
        return "{\"errors\":[{\"pointer\":\"%s\",\"code\":\"%s\"}]}".formatted(pointer, code);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        FakeServer.answer(exchange, status, "application/json", text);
    }

    private static String effective(String person, String purpose, String recipient) {
        return given(person, purpose, recipient)
                .reduce((earlier, later) -> later)
                .map(consent -> "{\"granted\":true,\"consentId\":\"%s\",\"until\":null}".formatted(consent.id()))
                .orElse("{\"granted\":false,\"consentId\":null,\"until\":null}");
    }

    private static Stream<Consent> given(String person, String purpose, String recipient) {
        return CONSENTS.stream()
                .filter(consent -> consent.person().equals(person))
                .filter(consent -> consent.isFor(recipient, purpose) && !ENDED.contains(consent.id()));
    }

    /** Known to the agency that it names, and to the one that holds the person, which is the ministry. */
    private static Optional<String> validity(String person, String id, String purpose, String agency) {
        return CONSENTS.stream()
                .filter(consent -> consent.id().equals(id) && consent.person().equals(person))
                .filter(consent -> consent.recipient().equals(agency) || agency.equals(Persona.MINISTRY))
                .findFirst()
                .map(consent -> {
                    String validity = validity(consent, purpose, agency);
                    String giver = validity.equals("IN_FORCE") ? "\"" + consent.givenBy() + "\"" : "null";
                    return "{\"consentId\":\"%s\",\"purpose\":\"%s\",\"validity\":\"%s\",\"givenBy\":%s,\"until\":null,\"at\":\"%s\"}"
                            .formatted(id, purpose, validity, giver, TestClock.now());
                });
    }

    private static String validity(Consent consent, String purpose, String agency) {
        if (RESTRICTED.contains(consent.person())) {
            return "RECORD_RESTRICTED";
        }
        if (!consent.basis().equals("CONSENT")) {
            return "OTHER_LEGAL_BASIS";
        }
        if (!consent.isFor(consent.recipient(), purpose)) {
            return "OTHER_PURPOSE";
        }
        if (!consent.recipient().equals(agency)) {
            return "OTHER_RECIPIENT";
        }
        if (ENDED.contains(consent.id())) {
            return "ENDED";
        }
        boolean replaced = CONSENTS.stream()
                .skip(CONSENTS.indexOf(consent) + 1L)
                .filter(later -> later.basis().equals("CONSENT"))
                .anyMatch(consent::isReplacedBy);
        return replaced ? "REPLACED" : "IN_FORCE";
    }

    private static String parameter(String query, String name) {
        return query.replaceAll("(?:.*&|^)" + name + "=([^&]*).*", "$1");
    }

    /** Of the token that the service passed on. */
    private static String agency(HttpExchange exchange) {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        return claims.replaceAll("(?s).*\"agency\":\"([^\"]*)\".*", "$1");
    }

    @Override
    public void stop() {
        server.stop();
    }
}
