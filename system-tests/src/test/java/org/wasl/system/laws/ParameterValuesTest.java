package org.wasl.system.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.wasl.system.world.AccessTable.Row;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.Contract.Operation;

/**
 * A value that a parameter cannot have is answered with 400 that names the parameter, whichever operation and whichever parameter; never with an answer as if the
 * parameter had not been given.
 */
@Order(1)
class ParameterValuesTest extends Law {
    private static final Mistakes MISTAKES = new Mistakes(CONTRACT);

    @TestFactory
    Stream<DynamicTest> a_value_that_the_parameter_cannot_have_is_named() {
        return CONTRACT.operations().values().stream()
                .filter(operation ->
                        operation.path().startsWith("/v1/") || operation.path().startsWith("/hsds"))
                .filter(operation -> !operation.query().isEmpty())
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    List<String> wrong = new ArrayList<>();
                    CONTRACT.query(operation).forEach((name, schema) -> MISTAKES.inParameter(schema)
                            .forEach(value -> ask(operation, name, value, wrong)));
                    assertThat(wrong).isEmpty();
                }));
    }

    private static void ask(Operation operation, String name, String value, List<String> wrong) {
        Row row = TABLE.rows().get(operation.id());
        Answer answer = requests.sendWith(
                operation,
                TABLE.oneWhoMay(row),
                row.record(),
                TABLE.rules().get(row.rule()).get(0).variant(),
                name,
                value);
        if (answer.status() != 400 || !answer.text().contains("\"#" + name + "\"")) {
            wrong.add(name + "=" + value + ": " + answer.status() + " " + answer.text());
        }
    }
}
