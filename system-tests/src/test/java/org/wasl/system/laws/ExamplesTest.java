package org.wasl.system.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.system.world.Contract;
import org.wasl.system.world.DeclaredAnswers;

/**
 * What the contract shows as an example is as its schema says, of every operation. Answers are recorded from these tests ({@code WASL_EXAMPLES_WRITE=1}): one
 * that an operation does not give any more fails here.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExamplesTest {
    private final Contract contract = Contract.read();
    private final DeclaredAnswers declared = new DeclaredAnswers(contract);
    private final Set<String> faults = new TreeSet<>();

    @Test
    void each_operation_shows_an_answer_that_its_schema_allows() {
        contract.operations().values().forEach(operation -> contract.responses(operation).properties().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .flatMap(answer -> answer.getValue().path("content").propertyStream())
                .filter(content -> content.getKey().matches(".*[+/]json"))
                .forEach(content -> look(operation.id(), content.getValue())));

        assertThat(faults).isEmpty();
    }

    @Test
    void each_body_that_is_shown_could_be_sent() {
        contract.operations().values().stream()
                .filter(operation -> !operation.example().isMissingNode()
                        && operation.mediaType().matches(".*[+/]json"))
                .forEach(operation -> look(operation.id(), contract.body(operation), operation.example()));

        assertThat(faults).isEmpty();
    }

    private void look(String operation, JsonNode content) {
        if (content.has("example")) {
            look(operation, content.path("schema"), content.path("example"));
        } else {
            faults.add(operation + " has no example");
        }
    }

    private void look(String operation, JsonNode schema, JsonNode example) {
        declared.faults(schema, example.toString()).forEach(fault -> faults.add(operation + " " + fault));
    }
}
