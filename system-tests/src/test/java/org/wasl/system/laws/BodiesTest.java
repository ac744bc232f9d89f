package org.wasl.system.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.wasl.system.world.AccessTable.Row;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.Contract.Operation;

/**
 * What the schema of a body says, the server asks for, and what is wrong is named at its place: a value of another type is 400, a code that is in no list, a text
 * too long, a number too large, and a member that must be there and is not are 422, a member that the schema does not have is 400. For each member of each
 * example body of the contract.
 */
@Order(1)
class BodiesTest extends Law {
    private static final Mistakes MISTAKES = new Mistakes(CONTRACT);

    /** Where something else is right, or stands before the body, to the reason. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "importDirectory",
            "What a document of other systems has too many is reported and left: ImportTest of referral-service",
            "changeReferral",
            "The referral of the world was sent, so that nothing of it may be changed: DraftTest of referral-service");

    @TestFactory
    Stream<DynamicTest> what_the_schema_does_not_allow_is_named() {
        return ofOurs().map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
            List<String> faults = new ArrayList<>();
            for (Mistakes.InBody wrong : MISTAKES.inBody(operation)) {
                Optional<Answer> sent = send(operation, wrong);
                if (sent.isEmpty()) {
                    continue;
                }
                Answer answer = sent.get();
                if (answer.status() != wrong.status() || !names(answer, wrong.pointer())) {
                    faults.add(wrong.pointer() + " = " + shortened(wrong.value()) + " should be " + wrong.status()
                            + ": " + answer.status() + " " + answer.text());
                }
            }
            assertThat(faults).isEmpty();
        }));
    }

    @TestFactory
    Stream<DynamicTest> what_is_no_json_object_is_refused() {
        return ofOurs().map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
            Row row = TABLE.rows().get(operation.id());
            List<String> faults = new ArrayList<>();
            for (String body : List.of("", "null", "[]", "{", "\"text\"", "{\"a\":1,\"a\":2}", "[[[[", "{}x")) {
                Answer answer = requests.sendText(operation, TABLE.oneWhoMay(row), row.record(), variant(row), body);
                if (answer.status() != Mistakes.UNREADABLE && answer.status() != Mistakes.INVALID) {
                    faults.add(body + ": " + answer.status() + " " + answer.text());
                }
            }
            assertThat(faults).isEmpty();
        }));
    }

    private static Stream<Operation> ofOurs() {
        return CONTRACT.operations().values().stream()
                .filter(operation -> operation.path().startsWith("/v1/"))
                .filter(operation ->
                        operation.mediaType() != null && operation.mediaType().endsWith("json"))
                .filter(operation -> operation.example().isObject() && !ELSEWHERE.containsKey(operation.id()));
    }

    /** Empty where the body that the world's request has says nothing there. */
    private static Optional<Answer> send(Operation operation, Mistakes.InBody wrong) {
        Row row = TABLE.rows().get(operation.id());
        AtomicBoolean said = new AtomicBoolean();
        Answer answer = requests.sendChanged(operation, TABLE.oneWhoMay(row), row.record(), variant(row), body -> {
            said.set(wrong.make(body));
        });
        return said.get() ? Optional.of(answer) : Optional.empty();
    }

    private static String variant(Row row) {
        return TABLE.rules().get(row.rule()).get(0).variant();
    }

    private static boolean names(Answer answer, String pointer) {
        return answer.body().path("errors").valueStream().anyMatch(error -> error.path("pointer")
                .asText()
                .equals(pointer));
    }

    private static String shortened(JsonNode value) {
        String text = String.valueOf(value);
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
