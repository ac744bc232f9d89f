package org.wasl.system.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wasl.system.RunningPlatform;
import org.wasl.system.access.AccessTable.Row;
import org.wasl.system.access.NamedIds.Id;

/** A valid request with one id that names nothing is refused at that field, whichever operation and whichever id: for every row of {@code access/ids.csv}. */
@ExtendWith(RunningPlatform.class)
@Order(1)
class NamedRecordsTest {
    private static final Contract CONTRACT = Contract.read();
    private static final AccessTable TABLE = AccessTable.read();
    private static final NamedIds IDS = new NamedIds(CONTRACT);
    private static final Map<String, NamedIds.Row> ROWS = NamedIds.table();
    private static Requests requests;

    @BeforeAll
    static void makeTheWorld() {
        World world = World.shared();
        requests = new Requests(world, world.client());
    }

    @TestFactory
    Stream<DynamicTest> an_id_that_names_nothing_is_refused() {
        return CONTRACT.operations().values().stream()
                .filter(operation -> refused(operation).findAny().isPresent())
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    List<String> wrong = new ArrayList<>();
                    refused(operation).forEach(id -> ask(operation, id, wrong));
                    assertThat(wrong).isEmpty();
                }));
    }

    private static Stream<Id> refused(Contract.Operation operation) {
        return IDS.of(operation).filter(id -> !ROWS.get(id.key()).codes().isEmpty());
    }

    private static void ask(Contract.Operation operation, Id id, List<String> wrong) {
        Row row = TABLE.rows().get(operation.id());
        JsonNode nothing = JsonNodeFactory.instance.textNode(UUID.randomUUID().toString());
        Client.Answer answer = requests.sendNaming(
                operation,
                TABLE.oneWhoMay(row),
                row.record(),
                TABLE.rules().get(row.rule()).get(0).variant(),
                id.pointer(),
                id.listed() ? JsonNodeFactory.instance.arrayNode().add(nothing) : nothing);
        boolean named = answer.body() != null
                && answer.body().path("errors").valueStream().anyMatch(error -> isAt(error, id));
        if (answer.status() != 422 || !named) {
            wrong.add(id.pointer() + ": " + answer.status() + " " + answer.text());
        }
    }

    /** A list is named as a whole, or by the element. */
    private static boolean isAt(JsonNode error, Id id) {
        String pointer = error.path("pointer").asText();
        boolean same = pointer.equals(id.pointer()) || (id.listed() && pointer.equals(id.pointer() + "/0"));
        List<String> codes = ROWS.get(id.key()).codes();
        return (same || codes.contains("all-members-needed") && pointer.equals("/members"))
                && codes.contains(error.path("code").asText());
    }
}
