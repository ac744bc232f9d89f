package org.wasl.registry.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.TestRandom;
import org.wasl.registry.RegistryTest;

/**
 * Every field of every body, and every parameter, of what the contract says of the registry: whatever is sent, the answer is the client's fault or a success,
 * and what was refused has left nothing. {@code -Dfuzz.tries=100} looks longer, {@code -Dwasl.test.seed} again.
 */
@QuarkusTest
class FuzzTest extends RegistryTest {
    private static final Path CONTRACT = Path.of("../gateway/src/main/resources/contract/openapi.json");
    private static final int TRIES = Integer.getInteger("fuzz.tries", 1);
    private static final long SEED = TestRandom.seed();
    private static final Set<String> OURS = Set.of(
            "/v1/persons",
            "/v1/households",
            "/v1/match-reviews",
            "/v1/merges",
            "/v1/person-imports",
            "/v1/crosswalks",
            "/v1/subject-requests",
            "/v1/retention-rules",
            "/v1/spdci-senders",
            "/spdci");

    private static final List<String> TABLES = List.of(
            "person",
            "person_name",
            "person_identifier",
            "person_edit",
            "household",
            "household_member",
            "household_former_role",
            "consent",
            "relationship",
            "guardianship",
            "person_need",
            "subject_request",
            "person_import",
            "spdci_sender");

    @Inject
    EntityManager entities;

    private final ObjectMapper json = new ObjectMapper();
    private MalformedInput mess;
    private final Map<String, String> known = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();

    /** One operation of the contract. */
    private record Operation(String method, String path, JsonNode document) {
        Persona caller() {
            String roles = document.path("x-roles").toString();
            return roles.contains("\"registrar\"")
                    ? REGISTRAR_AT_MINISTRY
                    : roles.contains("\"data-steward\"")
                            ? STEWARD_AT_MINISTRY
                            : roles.contains("\"supervisor\"") ? SUPERVISOR_AT_MINISTRY : ADMINISTRATOR;
        }
    }

    @BeforeEach
    void sets_out() {
        JqwikSession.start();
        mess = new MalformedInput(SEED);
    }

    @AfterEach
    void comes_home() {
        JqwikSession.finish();
    }

    @Test
    void whatever_is_sent_no_answer_is_our_fault_and_what_is_refused_leaves_nothing() throws IOException {
        somePeople();
        for (Operation operation : operations()) {
            JsonNode content = operation.document().at("/requestBody/content");
            for (String type : List.of("application/json", "application/merge-patch+json")) {
                JsonNode example = content.path(type).path("example");
                if (example.isObject()) {
                    bodies(operation, type, (ObjectNode) withKnown(example));
                }
            }
            parameters(operation);
        }
        assertThat(answers.keySet()).as("seed %d, answers %s", SEED, answers).contains(422, 400);
        assertThat(broken).as("seed %d", SEED).isEmpty();
    }

    private void bodies(Operation operation, String type, ObjectNode example) {
        for (String pointer : fields(example, "")) {
            for (int i = 0; i < TRIES; i++) {
                ObjectNode body = example.deepCopy();
                freshen(body);
                put(body, pointer, mess.value());
                send(operation, type, body, pointer);
            }
        }
        ObjectNode more = example.deepCopy();
        more.put("unheardOf", 1);
        send(operation, type, more, "/unheardOf");
    }

    /** A message of the exchange is heard once, and only lately written ones are. */
    private static void freshen(ObjectNode body) {
        if (body.path("header") instanceof ObjectNode header) {
            body.remove("signature");
            header.put("message_id", UUID.randomUUID().toString());
            header.put("message_ts", TestClock.now().toString());
        }
    }

    private void send(Operation operation, String type, ObjectNode body, String pointer) {
        String path = filled(operation.path());
        long before = written();
        Api api = as(operation.caller()).with("If-Match", "*");
        Answer answer =
                switch (operation.method()) {
                    case "post" -> api.post(path, body.toString());
                    case "put" -> api.put(path, body.toString());
                    default -> api.patch(path, "*", body.toString());
                };
        int status = answer.raw().statusCode();
        answers.merge(status, 1, Integer::sum);
        String what = operation.method() + " " + operation.path() + " " + pointer + " "
                + shortened(body.at(pointer).toString()) + " " + status;
        if (status >= 500) {
            broken.add(what + " " + answer.raw().asString());
        } else if (status >= 400 && written() != before && !operation.path().startsWith("/spdci")) {
            broken.add(what + " was refused and left something");
        }
    }

    private void parameters(Operation operation) {
        for (JsonNode parameter : operation.document().path("parameters")) {
            for (int i = 0; i < TRIES; i++) {
                String text = URLEncoder.encode(shortened(mess.text()), StandardCharsets.UTF_8);
                String name = parameter.path("name").asText();
                boolean inPath = parameter.path("in").asText().equals("path");
                String path = inPath
                        ? filled(operation.path().replace("{" + name + "}", text.isEmpty() ? "%20" : text))
                        : filled(operation.path()) + "?" + name + "=" + text;
                Api api = as(operation.caller());
                Answer answer =
                        switch (operation.method()) {
                            case "get" -> api.get(path);
                            case "delete" -> api.delete(path);
                            case "post" -> inPath ? api.post(path, "{}") : null;
                            case "put" -> inPath ? api.put(path, "{}") : null;
                            default -> inPath ? api.patch(path, "*", "{}") : null;
                        };
                if (answer != null) {
                    answers.merge(answer.raw().statusCode(), 1, Integer::sum);
                    if (answer.raw().statusCode() >= 500) {
                        broken.add(operation.method() + " " + path + " "
                                + answer.raw().asString());
                    }
                }
            }
        }
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    /** How much is written, of what nothing writes on its own. */
    private long written() {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) entities.createNativeQuery("select "
                                + String.join(
                                        " + ",
                                        TABLES.stream()
                                                .map(table -> "(select count(*) from " + table + ")")
                                                .toList())
                                + " + (select sum(version) from person) + (select sum(version) from household)")
                        .getSingleResult())
                .longValue());
    }

    private List<Operation> operations() throws IOException {
        List<Operation> operations = new ArrayList<>();
        json.readTree(Files.readString(CONTRACT)).path("paths").properties().forEach(path -> {
            if (OURS.stream().anyMatch(path.getKey()::startsWith)) {
                path.getValue().properties().forEach(method -> {
                    if (Set.of("get", "post", "put", "patch", "delete").contains(method.getKey())) {
                        operations.add(new Operation(method.getKey(), path.getKey(), method.getValue()));
                    }
                });
            }
        });
        return operations;
    }

    private void somePeople() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String other = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        known.put("personId", person);
        known.put("relatedId", other);
        known.put("guardianId", other);
        known.put("nextHeadId", other);
        known.put(
                "householdId",
                household(registered(REGISTRAR_AT_MINISTRY, somebody()).id()));
        known.put("/v1/households/{id}", household(person));
        known.put("/v1/persons/{id}", person);
        known.put(
                "/v1/persons/{id}/needs/{needId}",
                as(REGISTRAR_AT_MINISTRY)
                        .post("/v1/persons/" + person + "/needs", Map.of("code", "DS-PM"))
                        .id());
        known.put(
                "/v1/persons/{id}/relationships/{relationshipId}",
                as(REGISTRAR_AT_MINISTRY)
                        .post("/v1/persons/" + person + "/relationships", Map.of("relatedId", other, "kind", "COUSIN"))
                        .id());
        known.put(
                "/v1/persons/{id}/consents/{consentId}",
                consented(REGISTRAR_AT_MINISTRY, person, "EXCHANGE_UNHCR", UNHCR, "IDENTITY")
                        .id());
        known.put(
                "/v1/subject-requests/{id}",
                as(REGISTRAR_AT_MINISTRY)
                        .post("/v1/subject-requests", Map.of("personId", person, "kind", "ACCESS", "askedBy", "SELF"))
                        .id());
        as(ADMINISTRATOR)
                .post(
                        "/v1/spdci-senders",
                        Map.of(
                                "agencyId",
                                Persona.MINISTRY,
                                "senderId",
                                "spmis.example.org",
                                "keys",
                                Map.of("keys", List.of()),
                                "callbacks",
                                List.of("http://127.0.0.1:1/"),
                                "signatureRequired",
                                false,
                                "active",
                                true));
        known.put(
                "/v1/retention-rules/{id}",
                as(STEWARD_AT_MINISTRY).get("/v1/retention-rules").at("items[0].id"));
    }

    private static String household(String head) {
        return as(REGISTRAR_AT_MINISTRY)
                .post("/v1/households", Map.of("members", List.of(Map.of("personId", head, "role", "HEAD"))))
                .hasStatus(201)
                .id();
    }

    private String filled(String template) {
        String path = template;
        List<String> prefixes = new ArrayList<>(known.keySet());
        prefixes.sort(java.util.Comparator.comparingInt(String::length).reversed());
        for (String prefix : prefixes) {
            if (prefix.startsWith("/") && template.startsWith(prefix)) {
                String parameter = prefix.substring(prefix.lastIndexOf('{'));
                path = path.replace(parameter, known.get(prefix));
            }
        }
        return path.replace("{id}", "0190a3c0-0000-7000-8000-00000000ffff").replaceAll("\\{\\w+}", "x");
    }

    /** The example, about people who are there. */
    private JsonNode withKnown(JsonNode example) {
        JsonNode copy = example.deepCopy();
        copy.properties().forEach(field -> {
            if (known.containsKey(field.getKey())) {
                ((ObjectNode) copy).put(field.getKey(), known.get(field.getKey()));
            } else if (field.getValue().isObject()) {
                ((ObjectNode) copy).set(field.getKey(), withKnown(field.getValue()));
            }
        });
        return copy;
    }

    private static List<String> fields(JsonNode node, String pointer) {
        List<String> fields = new ArrayList<>();
        if (!pointer.isEmpty()) {
            fields.add(pointer);
        }
        node.properties().forEach(field -> fields.addAll(fields(field.getValue(), pointer + "/" + field.getKey())));
        if (node.isArray() && !node.isEmpty()) {
            fields.addAll(fields(node.get(0), pointer + "/0"));
        }
        return fields;
    }

    private static void put(ObjectNode body, String pointer, JsonNode value) {
        int cut = pointer.lastIndexOf('/');
        JsonNode parent = cut == 0 ? body : body.at(pointer.substring(0, cut));
        String name = pointer.substring(cut + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), value);
        } else if (parent instanceof ObjectNode object) {
            object.set(name, value);
        }
    }
}
