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

/** A PUT of what is there already is answered 200, and the version stays: no event and no history come of it. For each PUT of the contract that answers JSON. */
@Order(1)
class PutsTest extends Law {
    /** To the reason, or the test that asks it instead. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "putDeadlinePolicy", "It moves deadlines of everybody, and tells no version",
            "addSensitiveServiceAccount", "It opens referrals of the world to the account, and tells no version",
            "putHoliday", "It moves deadlines of everybody, and tells no version",
            "putLicenceClass", "A rule of the country, which tells no version",
            "sendAttachment", "A file: its contents are sent once",
            "sendReferralAttachment", "A file: its contents are sent once",
            "putPersonImportPart", "A part of a file, which may be sent again");

    @TestFactory
    Stream<DynamicTest> the_same_again_leaves_the_version() {
        return CONTRACT.operations().values().stream()
                .filter(operation -> operation.method().equals("PUT") && !ELSEWHERE.containsKey(operation.id()))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    Answer written = send(operation);
                    Answer same = send(operation);

                    assertThat(same.etag()).isEqualTo(written.etag());
                    assertThat(same.at("/version")).isEqualTo(written.at("/version"));
                    assertThat(same.at("/updatedAt")).isEqualTo(written.at("/updatedAt"));
                }));
    }

    private static Answer send(Operation operation) {
        Row row = TABLE.rows().get(operation.id());
        String variant = TABLE.rules().get(row.rule()).get(0).variant();
        Answer answer = requests.send(operation, TABLE.oneWhoMay(row), row.record(), variant);
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        return answer;
    }
}
