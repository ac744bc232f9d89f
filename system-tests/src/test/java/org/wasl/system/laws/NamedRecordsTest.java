package org.wasl.system.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.wasl.system.laws.BodyMembers.Member;
import org.wasl.system.world.AccessTable.Row;
import org.wasl.system.world.Client;
import org.wasl.system.world.Contract;

/** A valid request with one id that names nothing is refused at that field, whichever operation and whichever id: for every row of {@code access/ids.csv}. */
@Order(1)
class NamedRecordsTest extends Law {
    private static final NamedIds IDS = new NamedIds(CONTRACT);
    private static final Map<String, NamedIds.Row> ROWS = NamedIds.table();
    /** By whom it is asked, where the first of those who may is refused for another reason: an editor writes the own organization's entries only. */
    private static final Map<String, String> BY = Map.of(
            "createLocation/organizationId", "coordinator",
            "createService/organizationId", "coordinator",
            "createServiceProgram/organizationId", "coordinator");

    /** Where something else stands against the request before the id is looked at, to the test that asks. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "assignCase/supervisorId", "The owner of the world is away: SupervisorOversightTest",
            "changeReferral/caseId", "The referral was sent: NamedRecordsTest of referral-service",
            "changeReferral/planActionId", "The referral was sent: NamedRecordsTest of referral-service",
            "changeReferral/serviceAtLocationId", "The referral was sent: ReferralLifecycleTest",
            "changeReferral/subjectId", "The referral was sent: ReferralLifecycleTest",
            "grantShare/granteeAccountId", "The registry is asked for a consent first: SharingTest",
            "mergePersons/personId", "The review is looked at first: MergingTest",
            "referAgain/serviceAtLocationId", "The referral has not ended: ClosedLoopTest",
            "referOnward/serviceAtLocationId", "The referral is not under way: ClosedLoopTest",
            "registerCase/consentId", "The case is registered: ConsentOfACaseTest");

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

    private static Stream<Member> refused(Contract.Operation operation) {
        return IDS.of(operation)
                .filter(id -> !ROWS.get(id.key()).codes().isEmpty())
                .filter(id -> !ELSEWHERE.containsKey(operation.id() + "/" + id.member()));
    }

    private static void ask(Contract.Operation operation, Member id, List<String> wrong) {
        Row row = TABLE.rows().get(operation.id());
        JsonNode nothing = JsonNodeFactory.instance.textNode(UUID.randomUUID().toString());
        Client.Answer answer = requests.sendNaming(
                operation,
                BY.getOrDefault(operation.id() + "/" + id.member(), TABLE.oneWhoMay(row)),
                row.record(),
                TABLE.rules().get(row.rule()).get(0).variant(),
                id.pointer(),
                id.listed() ? JsonNodeFactory.instance.arrayNode().add(nothing) : nothing);
        boolean refused = ROWS.get(id.key()).answer() == NamedIds.Answer.OBJECTION
                ? answer.status() == 409 && objects(answer, id)
                : answer.status() == 422
                        && answer.body().path("errors").valueStream().anyMatch(error -> isAt(error, id));
        if (!refused) {
            wrong.add(id.pointer() + ": " + answer.status() + " " + answer.text());
        }
    }

    private static boolean objects(Client.Answer answer, Member id) {
        return answer.body().path("objections").valueStream().anyMatch(objection -> ROWS.get(id.key())
                .codes()
                .contains(objection.asText()));
    }

    /** A list is named as a whole, or by the element. */
    private static boolean isAt(JsonNode error, Member id) {
        String pointer = error.path("pointer").asText();
        boolean same = pointer.equals(id.pointer()) || (id.listed() && pointer.equals(id.pointer() + "/0"));
        List<String> codes = ROWS.get(id.key()).codes();
        return (same || codes.contains("all-members-needed") && pointer.equals("/members"))
                && codes.contains(error.path("code").asText());
    }
}
