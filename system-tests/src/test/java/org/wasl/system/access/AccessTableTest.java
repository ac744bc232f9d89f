package org.wasl.system.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.system.world.AccessTable;
import org.wasl.system.world.Contract;

/** The access table speaks of every operation of the contract, and of no other. Needs no platform. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessTableTest {
    private static final Set<String> EXPECTATIONS = Set.of("reads", "acts", "granted", "refused", "403", "404", "422");

    private final AccessTable table = AccessTable.read();
    private final Contract contract = Contract.read();

    @Test
    void every_operation_has_a_row_and_every_row_an_operation() {
        Set<String> missing = new TreeSet<>();
        contract.operations().values().stream()
                .filter(operation -> !table.rows().containsKey(operation.id()))
                .map(operation -> operation.id() + "," + String.join("|", operation.roles()) + ",RECORD,RULE,,,,")
                .forEach(missing::add);
        Set<String> gone = new TreeSet<>(table.rows().keySet());
        gone.removeAll(contract.operations().keySet());

        assertThat(missing)
                .as("to add to access/operations.csv, with record and rule")
                .isEmpty();
        assertThat(gone).as("to take from access/operations.csv").isEmpty();
    }

    @Test
    void the_roles_of_the_table_are_those_of_the_contract() {
        Map<String, Set<String>> declared = new TreeMap<>();
        Map<String, Set<String>> tabled = new TreeMap<>();
        contract.operations().forEach((id, operation) -> declared.put(id, operation.roles()));
        table.rows().forEach((id, row) -> tabled.put(id, row.roles()));

        assertThat(tabled).isEqualTo(declared);
    }

    @Test
    void every_rule_stands_in_the_table_says_why_and_is_used() {
        Set<String> used =
                table.rows().values().stream().map(AccessTable.Row::rule).collect(Collectors.toSet());

        assertThat(table.rules().keySet()).containsExactlyInAnyOrderElementsOf(used);
        table.rules()
                .forEach((name, variants) -> variants.forEach(rule -> {
                    assertThat(rule.sentence()).as(name).endsWith(".");
                    assertThat(rule.expected().values()).as(name).allMatch(EXPECTATIONS::contains);
                }));
    }

    @Test
    void what_is_not_sent_or_does_not_hold_yet_says_why() {
        Set<String> relations = new TreeSet<>();
        table.rules()
                .values()
                .forEach(variants -> variants.forEach(
                        rule -> relations.addAll(rule.expected().keySet())));

        table.rows().values().forEach(row -> row.open().forEach((relation, reason) -> {
            assertThat(relations).as(row.operation()).contains(relation);
            assertThat(reason).as(row.operation()).isNotBlank();
        }));
    }
}
