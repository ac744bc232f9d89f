package org.wasl.system.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.wasl.platform.testing.TestClock;
import org.wasl.system.RunningPlatform;
import org.wasl.system.world.Client.Answer;

/** What agency A's system has in the exchange by SPDCI, an alert about one of its accounts, and what only administrators of the platform see. */
final class ExchangeOfTheWorld {
    /** Where nobody listens: a message to it stays on its way. */
    private static final String NOBODY = "http://127.0.0.1:9/registry";

    private final World world;
    private final Client client;

    ExchangeOfTheWorld(World world, Client client) {
        this.world = world;
        this.client = client;
    }

    void make() {
        sender();
        message();
        delivery();
        keys();
        alert();
    }

    private void sender() {
        String name = "access-" + World.number() + ".example.org";
        world.share("sender_id", name);
        world.share("sender_uri", NOBODY + "/on-search");
        Answer sender = client.make(
                "administrator",
                "POST",
                "/v1/spdci-senders",
                null,
                Map.of(
                        "agencyId",
                        world.shared("organizationA"),
                        "senderId",
                        name,
                        "keys",
                        Map.of("keys", List.of()),
                        "callbacks",
                        List.of(NOBODY),
                        "signatureRequired",
                        false,
                        "active",
                        true));
        world.record("sender", "ANY").put("id", sender.id());
    }

    private void message() {
        client.make(
                "integrator",
                "POST",
                "/spdci/v1.0.0/registry/on-search",
                null,
                Map.of(
                        "header", header("on-search", Map.of("status", "succ")),
                        "message",
                                Map.of(
                                        "transaction_id", World.number(),
                                        "correlation_id", World.number(),
                                        "search_response",
                                                List.of(Map.of(
                                                        "reference_id", "1", "timestamp", now(), "status", "succ")))));
        Answer kept = client.get("integrator", "/v1/spdci-messages");
        world.record("message", "ANY").put("id", kept.at("/items/0/id"));
    }

    private void delivery() {
        client.make(
                "integrator",
                "POST",
                "/spdci/v1.0.0/registry/txn/status",
                null,
                Map.of(
                        "header",
                                header("txn-status", Map.of("total_count", 1, "sender_uri", NOBODY + "/txn-on-status")),
                        "message",
                                Map.of(
                                        "transaction_id", World.number(),
                                        "txnstatus_request",
                                                Map.of(
                                                        "reference_id", "1",
                                                        "txn_type", "search",
                                                        "attribute_type", "transaction_id",
                                                        "attribute_value", World.number()))));
        Answer waiting = client.get("administrator", "/v1/spdci-deliveries?limit=200");
        Client.items(waiting).stream()
                .filter(one -> one.path("senderId").asText().equals(world.shared("sender_id")))
                .findFirst()
                .ifPresent(one ->
                        world.record("delivery", "ANY").put("id", one.path("id").asText()));
    }

    private Map<String, Object> header(String action, Map<String, Object> more) {
        Map<String, Object> header = new java.util.HashMap<>(more);
        header.put("version", "1.0.0");
        header.put("message_id", UUID.randomUUID().toString());
        header.put("message_ts", now());
        header.put("action", action);
        header.put("sender_id", world.shared("sender_id"));
        return header;
    }

    static String now() {
        return Instant.now().plus(TestClock.offset()).toString();
    }

    private void keys() {
        Answer rotation = client.make("administrator", "POST", "/v1/keys/case/rotations", null, null);
        world.record("rotation", "ANY").put("id", rotation.id());
        Answer restatement = client.make("administrator", "POST", "/v1/facts/case/restatements", null, null);
        world.record("restatement", "ANY").put("id", restatement.id());
        world.record("indicator", "ANY").put("code", "indicator-of-the-world");
        client.make("administrator", "PUT", "/v1/indicators/indicator-of-the-world", null, indicator());
    }

    private static Map<String, Object> indicator() {
        Map<String, String> text = Map.of("en", "Trainings", "ar", "التدريبات");
        return Map.of(
                "title",
                text,
                "definition",
                text,
                "unit",
                "RECORDS",
                "numerator",
                Map.of("kind", "RECORDS", "fact", "training", "at", "endedOn"),
                "dimensions",
                java.util.List.of("AGENCY"));
    }

    /** The platform of the tests calls so many look-ups in an hour unusual. */
    private void alert() {
        String account = world.shared("account:registrar");
        IntStream.range(0, RunningPlatform.UNUSUAL_LOOKUPS)
                .forEach(time ->
                        client.make("registrar", "POST", "/v1/persons/search", null, Map.of("name", "Nobody " + time)));
        Awaitility.await("the alert about the registrar")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> Client.items(client.get("manager", "/v1/lookup-alerts")).stream()
                        .filter(one -> one.path("account").asText().equals(account))
                        .peek(one -> world.record("alert", "ANY")
                                .put("id", one.path("id").asText()))
                        .findFirst()
                        .isPresent());
    }
}
