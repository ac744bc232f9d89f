package org.wasl.system.spdci;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasl.system.RunningPlatform;
import org.wasl.system.world.Accounts;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.World;

/**
 * The requirements of the public suite of conformance for a registry and for what receives callbacks, one case for each, asked through the gateway. Messages are
 * signed; they and their answers are held against the standard's schemas.
 *
 * <p>Source: OpenSPP/spdci-compliance, social_api_v1.0.0.
 */
@ExtendWith(RunningPlatform.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
@Order(1)
class SpdciConformanceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEARCH_NOW = "/registry/sync/search";
    private static final String SYNCHRONOUS = "/registry/sync/";
    private static final SpdciStandard STANDARD = new SpdciStandard();

    /** To the action of the messages that are sent there, and of the callback that follows. */
    private static final Map<String, String> ACTIONS = Map.ofEntries(
            entry("/registry/search", "search"),
            entry(SEARCH_NOW, "search"),
            entry("/registry/subscribe", "subscribe"),
            entry("/registry/unsubscribe", "unsubscribe"),
            entry("/registry/txn/status", "txn-status"),
            entry("/registry/sync/txn/status", "txn-status"),
            entry("/registry/on-search", "on-search"),
            entry("/registry/on-subscribe", "on-subscribe"),
            entry("/registry/on-unsubscribe", "on-unsubscribe"),
            entry("/registry/txn/on-status", "txn-on-status"),
            entry("/registry/notify", "notify"));

    /** To the address of the callback that a request brings, by which its schema is found. */
    private static final Map<String, String> CALLBACKS = Map.of(
            "search", "/registry/on-search",
            "subscribe", "/registry/on-subscribe",
            "unsubscribe", "/registry/on-unsubscribe",
            "txn-status", "/registry/txn/on-status");

    /** What a requirement changes in a message that is right; those that are not here take the message as it is, or without what it must have. */
    private static final Map<String, Consumer<ObjectNode>> CHANGES = Map.ofEntries(
            entry("SR-CORE-RG-ASYNC-SEARCH-EXPRESSION-01", SpdciConformanceTest::asExpression),
            entry("SR-CORE-RG-SYNC-SEARCH-EXPRESSION-01", SpdciConformanceTest::asExpression),
            entry("SR-CORE-RG-ASYNC-SEARCH-PREDICATE-01", SpdciConformanceTest::asPredicate),
            entry("SR-CORE-RG-SYNC-SEARCH-PREDICATE-01", SpdciConformanceTest::asPredicate),
            entry("DCI-VAL-FMT-TS-01", item("timestamp", "not-a-timestamp")),
            entry("DCI-VAL-FMT-TS-02", item("timestamp", "2026-01-15T10:30:00+03:00")),
            entry("DCI-VAL-FMT-TS-03", item("timestamp", "2026-01-15T10:30:00")),
            entry("DCI-VAL-FMT-LOC-01", item("locale", "eng")),
            entry("DCI-VAL-FMT-LOC-02", item("locale", "en")),
            entry("DCI-VAL-FMT-LOC-03", item("locale", "ENG")),
            entry("DCI-VAL-BND-TXN-01", transaction(99)),
            entry("DCI-VAL-BND-TXN-02", transaction(100)),
            entry("DCI-VAL-BND-REF-01", item("reference_id", "r".repeat(50))),
            entry("DCI-VAL-BND-SUB-01", subscription(99)),
            entry("DCI-VAL-BND-SUB-02", subscription(100)),
            entry("DCI-CORE-PAG-01", page(10, 1)),
            entry("DCI-CORE-PAG-02", page(10, 1)),
            entry("DCI-CORE-PAG-03", page(10, 2)),
            entry("DCI-VAL-PAG-01", page(0, 1)),
            entry("DCI-VAL-PAG-02", page(10, 0)),
            entry("DCI-VAL-PAG-03", page(-1, 1)));

    private static World world;
    private static SocialProtectionSystem system;

    @BeforeAll
    static void connect() {
        world = World.shared();
        system = new SocialProtectionSystem(world.client(), "integrator", world.shared("organizationA"));
    }

    @AfterAll
    static void disconnect() {
        system.close();
    }

    @TestFactory
    Stream<DynamicTest> each_requirement_is_met() {
        return StreamSupport.stream(SpdciStandard.read("requirements.json").spliterator(), false)
                .map(one -> DynamicTest.dynamicTest(
                        one.path("id").asText() + " " + one.path("description").asText(), () -> meet(one)));
    }

    /** The official samples, with our header in place of theirs: the moment and the names in it are of 2023. */
    @ParameterizedTest
    @CsvSource({
        "processflow1-1, succ, succ",
        // HouseHold is no record of the standard, and household_size no attribute.
        "processflow1-2, rjct.search_criteria.invalid, rjct.search_criteria.invalid",
        // Members are not sorted by the score of their household, and nothing by a number.
        "processflow1-3, rjct.sort.invalid, succ",
        "processflow2, rjct.sort.invalid, succ",
        "processflow3a, rjct.sort.invalid, succ",
        // There is no sex below m.
        "processflow4, rjct.sort.invalid, rjct.filter.invalid"
    })
    void an_official_sample_is_answered_as_far_as_it_is_valid(String sample, String outcome, String unsorted) {
        ObjectNode message = system.envelope("search", Map.of());
        message.set(
                "message", SpdciStandard.read("samples/" + sample + "req.json").path("message"));

        Answer asItIs = system.send(SEARCH_NOW, system.signed(message));
        refused(asItIs);
        assertThat(asItIs.at("/message/error/message")).contains("/message/search_request/0/locale");

        first(message).put("locale", "eng");
        assertThat(outcome(message)).isEqualTo(outcome);
        ((ObjectNode) first(message).path("search_criteria")).remove("sort");
        assertThat(outcome(message)).isEqualTo(unsorted);
    }

    /** The reason why the first search of a message is rejected, or its status. */
    private static String outcome(ObjectNode message) {
        ((ObjectNode) message.path("header"))
                .put("message_id", UUID.randomUUID().toString());
        Answer answer = system.send(SEARCH_NOW, system.signed(message));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(STANDARD.faultsOfAnswer(SEARCH_NOW, answer.body())).isEmpty();
        JsonNode first = answer.body().at("/message/search_response/0");
        return first.path("status_reason_code").asText(first.path("status").asText());
    }

    private static void meet(JsonNode requirement) {
        String id = requirement.path("id").asText();
        String path = requirement.path("path").asText();
        switch (requirement.path("kind").asText()) {
            case "happy" -> accepted(path, changed(id, path));
            case "workflow" -> calledBack(path);
            case "negative" -> refused(system.send(path, system.signed(changedOrBroken(id, path))));
            case "auth" -> unknown(path);
            case "signature" -> refused(system.send(path, right(path).put("signature", "invalid-signature")));
            case "extra" -> records();
            default -> throw new IllegalStateException("No case for " + requirement);
        }
    }

    private static Answer accepted(String path, ObjectNode message) {
        assertThat(STANDARD.faultsOfMessage(path, system.signed(message))).isEmpty();
        Answer answer = system.send(path, message);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        isJson(answer);
        assertThat(STANDARD.faultsOfAnswer(path, answer.body())).isEmpty();
        if (path.startsWith(SYNCHRONOUS)) {
            assertThat(answer.at("/message/transaction_id"))
                    .isEqualTo(message.at("/message/transaction_id").asText());
        } else {
            assertThat(answer.at("/message/ack_status")).isEqualTo("ACK");
        }
        return answer;
    }

    private static void calledBack(String path) {
        String action = ACTIONS.get(path);
        Answer taken = accepted(path, right(path));
        String correlation = taken.at("/message/correlation_id");
        JsonNode callback = await("the callback of " + path)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> system.calls().stream()
                                .filter(call -> call.at("/message/correlation_id")
                                        .asText()
                                        .equals(correlation))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(STANDARD.faultsOfMessage(CALLBACKS.get(action), callback)).isEmpty();
        assertThat(system.isSigned(callback)).isTrue();
    }

    private static void refused(Answer answer) {
        isJson(answer);
        assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
        assertThat(STANDARD.faultsOfRefusal(answer.status(), answer.body())).isEmpty();
        assertThat(answer.at("/message/ack_status")).isEqualTo("ERR");
        assertThat(answer.at("/message/error/code")).startsWith("err.");
    }

    private static void unknown(String path) {
        Answer answer = system.send(Accounts.ANONYMOUS, path, system.signed(right(path)));
        assertThat(answer.status()).isEqualTo(401);
        refused(answer);
        assertThat(answer.at("/errors/0/code")).isEqualTo("err.request.unauthorized");
    }

    /** Records name their type, as the vocabulary of the standard has it. */
    private static void records() {
        String scheme = "conformance-" + UUID.randomUUID();
        world.client()
                .make(
                        "integrator",
                        "PUT",
                        "/v1/persons/by-external-id/" + scheme + "/1?confirmNew=DIFFERENT_PERSON",
                        null,
                        Map.of(
                                "names",
                                List.of(Map.of(
                                        "script", "LATN", "use", "OFFICIAL", "given", "Sent", "family", "Conformance")),
                                "sex",
                                "FEMALE",
                                "legalStatus",
                                "OTHER"));
        ObjectNode message = right(SEARCH_NOW);
        ((ObjectNode) message.at("/message/search_request/0/search_criteria"))
                .set("query", JSON.valueToTree(Map.of("type", scheme, "value", "1")));
        JsonNode records = accepted(SEARCH_NOW, message).body().at("/message/search_response/0/data/reg_records");
        assertThat(records).hasSize(1);
        assertThat(records.path(0).path("@type").asText()).contains("Member");
        assertThat(records.path(0).path("demographic_info").isObject()).isTrue();
    }

    private static void isJson(Answer answer) {
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    private static ObjectNode changed(String id, String path) {
        ObjectNode message = right(path);
        CHANGES.getOrDefault(id, same -> {}).accept(message);
        return message;
    }

    private static ObjectNode changedOrBroken(String id, String path) {
        if (CHANGES.containsKey(id)) {
            return changed(id, path);
        }
        ObjectNode message = right(path);
        ((ObjectNode) message.path("message")).remove("transaction_id");
        assertThat(STANDARD.faultsOfMessage(path, message)).isNotEmpty();
        return message;
    }

    /** A message that the standard allows at this path. */
    private static ObjectNode right(String path) {
        String now = SocialProtectionSystem.now();
        Map<String, Object> reference = Map.of("reference_id", "1", "timestamp", now);
        Map<String, Object> answered = with(reference, "status", "succ");
        Object message =
                switch (ACTIONS.get(path)) {
                    case "search" ->
                        Map.of(
                                "search_request",
                                List.of(with(
                                        with(reference, "locale", "ara"),
                                        "search_criteria",
                                        Map.of(
                                                "version",
                                                "1.0.0",
                                                "query_type",
                                                "idtype-value",
                                                "query",
                                                Map.of("type", "UIN", "value", "9990001112")))));
                    case "subscribe" ->
                        Map.of(
                                "subscribe_request",
                                List.of(with(
                                        reference,
                                        "subscribe_criteria",
                                        Map.of(
                                                "reg_event_type",
                                                "REGISTER",
                                                "filter_type",
                                                "idtype-value",
                                                "filter",
                                                Map.of("type", "UIN", "value", "9990001112"),
                                                "notify_record_type",
                                                "Member"))));
                    case "unsubscribe" -> Map.of("timestamp", now, "subscription_codes", List.of("sub-test-001"));
                    case "txn-status" ->
                        Map.of(
                                "txnstatus_request",
                                Map.of(
                                        "reference_id",
                                        "1",
                                        "txn_type",
                                        "search",
                                        "attribute_type",
                                        "transaction_id",
                                        "attribute_value",
                                        "t-1"));
                    case "on-search" -> Map.of("correlation_id", "c", "search_response", List.of(answered));
                    case "on-subscribe" -> Map.of("correlation_id", "c", "subscribe_response", List.of(answered));
                    case "on-unsubscribe" -> Map.of("correlation_id", "c", "timestamp", now, "status", "succ");
                    case "txn-on-status" ->
                        Map.of(
                                "correlation_id",
                                "c",
                                "txnstatus_response",
                                Map.of(
                                        "txn_type",
                                        "search",
                                        "txn_status",
                                        Map.of(
                                                "transaction_id",
                                                "t",
                                                "correlation_id",
                                                "c",
                                                "search_response",
                                                List.of(answered))));
                    case "notify" ->
                        Map.of(
                                "notify_event",
                                List.of(with(
                                        reference,
                                        "data",
                                        Map.of(
                                                "reg_event_type",
                                                "REGISTER",
                                                "reg_record_type",
                                                "Member",
                                                "reg_records",
                                                Map.of("member_identifier", List.of())))));
                    default -> throw new IllegalStateException(path);
                };
        ObjectNode envelope = system.envelope(ACTIONS.get(path), Map.of());
        ((ObjectNode) envelope.path("message")).setAll((ObjectNode) JSON.<JsonNode>valueToTree(message));
        return transaction(envelope, "t-" + UUID.randomUUID());
    }

    private static Map<String, Object> with(Map<String, Object> all, String name, Object value) {
        Map<String, Object> more = new HashMap<>(all);
        more.put(name, value);
        return more;
    }

    private static ObjectNode transaction(ObjectNode envelope, String id) {
        ((ObjectNode) envelope.path("message")).put("transaction_id", id);
        return envelope;
    }

    private static Consumer<ObjectNode> transaction(int length) {
        return envelope -> transaction(envelope, "t".repeat(length));
    }

    private static Consumer<ObjectNode> subscription(int length) {
        return envelope -> ((ObjectNode) envelope.path("message"))
                .putArray("subscription_codes")
                .add("s".repeat(length));
    }

    /** In the first search or subscription of a message. */
    private static Consumer<ObjectNode> item(String name, String value) {
        return envelope -> first(envelope).put(name, value);
    }

    private static ObjectNode first(ObjectNode envelope) {
        JsonNode message = envelope.path("message");
        return (ObjectNode) message.path(message.has("search_request") ? "search_request" : "subscribe_request")
                .path(0);
    }

    private static Consumer<ObjectNode> page(int size, int number) {
        return envelope -> ((ObjectNode) first(envelope).path("search_criteria"))
                .putObject("pagination")
                .put("page_size", size)
                .put("page_number", number);
    }

    private static void asExpression(ObjectNode envelope) {
        asked(
                envelope,
                "expression",
                Map.of(
                        "type",
                        "ns:org:QueryType:expression",
                        "value",
                        Map.of(
                                "expression",
                                Map.of(
                                        "collection",
                                        "Group",
                                        "query",
                                        Map.of("$and", List.of(Map.of("poverty_score", Map.of("$lt", 5))))))));
    }

    private static void asPredicate(ObjectNode envelope) {
        asked(
                envelope,
                "predicate",
                List.of(Map.of(
                        "seq_num",
                        1,
                        "expression1",
                        Map.of("attribute_name", "age", "operator", "lt", "attribute_value", "25"),
                        "condition",
                        "and",
                        "expression2",
                        Map.of("attribute_name", "poverty_score", "operator", "lt", "attribute_value", "2.5"))));
    }

    private static void asked(ObjectNode envelope, String type, Object query) {
        ObjectNode criteria = (ObjectNode) first(envelope).path("search_criteria");
        criteria.put("query_type", type).set("query", JSON.valueToTree(query));
    }
}
