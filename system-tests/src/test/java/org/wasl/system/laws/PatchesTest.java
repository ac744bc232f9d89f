package org.wasl.system.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.wasl.system.world.AccessTable.Row;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.Contract.Operation;

/** A patch that changes nothing is answered 200, and the version stays: no event and no history come of it. For each PATCH of the contract. */
@Order(1)
class PatchesTest extends Law {
    /** To the test that asks it instead. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("changeReferral", "The referral of the world was sent: DraftTest of referral-service");

    @TestFactory
    Stream<DynamicTest> a_patch_of_nothing_leaves_the_version() {
        return CONTRACT.operations().values().stream()
                .filter(operation -> operation.method().equals("PATCH") && !ELSEWHERE.containsKey(operation.id()))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    Answer changed = send(operation, null);
                    Answer same = send(operation, null);
                    Answer empty = send(operation, "{}");

                    assertThat(same.etag()).as("the same again").isEqualTo(changed.etag());
                    assertThat(empty.etag()).as("an empty patch").isEqualTo(changed.etag());
                    assertThat(empty.at("/updatedAt")).isEqualTo(changed.at("/updatedAt"));
                }));
    }

    /** @param body null for the example of the contract */
    private static Answer send(Operation operation, String body) {
        Row row = TABLE.rows().get(operation.id());
        String variant = TABLE.rules().get(row.rule()).get(0).variant();
        Answer answer = body == null
                ? requests.send(operation, TABLE.oneWhoMay(row), row.record(), variant)
                : requests.sendText(operation, TABLE.oneWhoMay(row), row.record(), variant, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }
}
