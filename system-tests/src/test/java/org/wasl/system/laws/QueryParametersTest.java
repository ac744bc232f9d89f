package org.wasl.system.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.wasl.system.world.AccessTable.Row;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.Contract.Operation;

/** No operation answers as if a parameter of its query had not been given: 400 names it, and the parameters that the operation has. */
@Order(1)
class QueryParametersTest extends Law {
    @TestFactory
    Stream<DynamicTest> a_parameter_that_the_operation_does_not_have_is_refused() {
        return CONTRACT.operations().values().stream()
                .filter(operation ->
                        operation.path().startsWith("/v1/") || operation.path().startsWith("/hsds"))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    Answer answer = ask(operation, "statuss");
                    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                    assertThat(answer.text()).contains("/problems/unknown-parameter", "#statuss");
                    assertThat(operation.query())
                            .allSatisfy(name -> assertThat(answer.text()).contains("\"" + name + "\""));
                }));
    }

    private static Answer ask(Operation operation, String parameter) {
        Row row = TABLE.rows().get(operation.id());
        return requests.sendWith(
                operation,
                TABLE.oneOfTheRoles(row),
                row.record(),
                TABLE.rules().get(row.rule()).get(0).variant(),
                parameter,
                "x");
    }
}
