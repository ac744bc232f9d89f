package org.wasl.system.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.wasl.system.laws.BodyMembers.Member;
import org.wasl.system.world.AccessTable.Row;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.Contract.Operation;

/**
 * A member or parameter whose list the contract names ({@code x-code-list}) takes the codes of that list and no other: one that is none is refused at its place,
 * with the codes that may be meant.
 */
@Order(1)
class CodesTest extends Law {
    /** Refused as a whole before its fields are looked at: the referral of the world was sent. {@code createReferral} has the same body. */
    private static final Set<String> ELSEWHERE = Set.of("changeReferral");

    private static final BodyMembers MEMBERS = new BodyMembers(CONTRACT, (name, schema) -> list(schema) != null);

    @TestFactory
    Stream<DynamicTest> a_code_that_is_in_no_list_is_refused_where_it_stands() {
        return CONTRACT.operations().values().stream()
                .filter(operation -> !ELSEWHERE.contains(operation.id()))
                .filter(operation -> MEMBERS.of(operation).findAny().isPresent()
                        || CONTRACT.query(operation).values().stream().anyMatch(schema -> list(schema) != null))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    List<String> wrong = new ArrayList<>();
                    MEMBERS.of(operation).forEach(member -> ask(operation, member, wrong));
                    CONTRACT.query(operation).forEach((name, schema) -> {
                        if (list(schema) != null) {
                            ask(operation, name, schema, wrong);
                        }
                    });
                    assertThat(wrong).isEmpty();
                }));
    }

    private static void ask(Operation operation, Member member, List<String> wrong) {
        Row row = TABLE.rows().get(operation.id());
        JsonNode code = JsonNodeFactory.instance.textNode(unknownOf(member.schema()));
        Answer answer = requests.sendNaming(
                operation,
                TABLE.oneWhoMay(row),
                row.record(),
                TABLE.rules().get(row.rule()).get(0).variant(),
                member.pointer(),
                member.listed() ? JsonNodeFactory.instance.arrayNode().add(code) : code);
        String place = member.pointer() + (member.listed() ? "/0" : "");
        boolean refused = answer.status() == 422
                && answer.body()
                        .path("errors")
                        .valueStream()
                        .anyMatch(error -> error.path("pointer").asText().endsWith(place)
                                && error.path("code").asText().equals("unknown-code"));
        if (!refused) {
            wrong.add(place + ": " + answer.status() + " " + answer.text());
        }
    }

    private static void ask(Operation operation, String name, JsonNode schema, List<String> wrong) {
        Row row = TABLE.rows().get(operation.id());
        Answer answer = requests.sendWith(
                operation,
                TABLE.oneWhoMay(row),
                row.record(),
                TABLE.rules().get(row.rule()).get(0).variant(),
                name,
                unknownOf(schema));
        if (answer.status() != 400 || !answer.text().contains("\"#" + name + "\"")) {
            wrong.add(name + ": " + answer.status() + " " + answer.text());
        }
    }

    /** In the form of the list, where that is told. */
    private static String unknownOf(JsonNode schema) {
        return switch (list(schema)) {
            case "Country" -> "QQ";
            case "Governorate" -> "JO-ZZ";
            case "Language" -> "qq";
            case "District" -> "JO9999";
            case "SpecificNeed" -> "QQ-QQ";
            default -> "NO_SUCH_CODE";
        };
    }

    private static String list(JsonNode schema) {
        return BodyMembers.alternatives(CONTRACT, schema)
                .flatMap(one -> Stream.of(one, one.path("items")))
                .map(one -> one.path("x-code-list").asText(null))
                .filter(list -> list != null)
                .findFirst()
                .orElse(null);
    }
}
