package org.wasl.system.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wasl.system.RunningPlatform;
import org.wasl.system.world.AccessTable;
import org.wasl.system.world.AccessTable.Row;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.Contract;
import org.wasl.system.world.Contract.Operation;
import org.wasl.system.world.Requests;
import org.wasl.system.world.World;

/** No operation answers as if a parameter of its query had not been given: 400 names it, and the parameters that the operation has. */
@ExtendWith(RunningPlatform.class)
@Order(1)
class QueryParametersTest {
    private static final Contract CONTRACT = Contract.read();
    private static final AccessTable TABLE = AccessTable.read();
    private static Requests requests;

    @BeforeAll
    static void makeTheWorld() {
        World world = World.shared();
        requests = new Requests(world, world.client());
    }

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
