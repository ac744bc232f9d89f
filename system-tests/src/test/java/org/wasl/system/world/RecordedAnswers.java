package org.wasl.system.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.wasl.system.world.Client.Answer;

/**
 * The fullest answer that each operation gave, cut to what shows its shape: the examples of answers in the contract. They are written where
 * {@code WASL_EXAMPLES_WRITE} is set, and nothing is looked at otherwise.
 */
final class RecordedAnswers {
    private static final boolean WANTED = System.getenv("WASL_EXAMPLES_WRITE") != null;
    private static final Path FOLDER =
            Path.of(System.getProperty("wasl.root")).resolve("gateway/src/test/resources/answers");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** In characters. A longer answer gives way to a shorter one. */
    private static final int READABLE = 6000;

    private static final RecordedAnswers ALL = new RecordedAnswers();

    private final Contract contract = Contract.read();
    private final DeclaredAnswers declared = new DeclaredAnswers(contract);
    private final Map<String, Integer> best = new HashMap<>();

    static void look(String method, String address, Answer answer) {
        String type = answer.header("Content-Type");
        if (WANTED && answer.fine() && type != null && type.split(";")[0].matches(".*[+/]json")) {
            ALL.keep(method, address, answer);
        }
    }

    private synchronized void keep(String method, String address, Answer answer) {
        contract.at(method, address)
                .filter(operation -> declared.faults(operation, answer).isEmpty())
                .ifPresent(operation -> {
                    JsonNode body = cut(answer.body());
                    int score = score(body);
                    if (score > best.getOrDefault(operation.id(), Integer.MIN_VALUE)) {
                        best.put(operation.id(), score);
                        write(operation.id(), body);
                    }
                });
    }

    /** One row shows what a list is, and the beginning of a token what it looks like. */
    private static JsonNode cut(JsonNode node) {
        if (node instanceof ObjectNode record && record.path("token").isTextual()) {
            record.put("token", record.path("token").asText().replaceAll("(?<=^.{24}).*", ""));
        }
        if (node instanceof ArrayNode rows) {
            while (rows.size() > (rows.path(0).isContainerNode() ? 1 : 3)) {
                rows.remove(rows.size() - 1);
            }
        }
        node.forEach(RecordedAnswers::cut);
        return node;
    }

    private static int score(JsonNode body) {
        int length = body.toString().length();
        return length > READABLE ? -length : values(body);
    }

    private static int values(JsonNode node) {
        if (!node.isContainerNode()) {
            return node.isNull() ? 0 : 1;
        }
        return node.valueStream().mapToInt(RecordedAnswers::values).sum();
    }

    private static void write(String operation, JsonNode body) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(
                    FOLDER.resolve(operation + ".json"),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
