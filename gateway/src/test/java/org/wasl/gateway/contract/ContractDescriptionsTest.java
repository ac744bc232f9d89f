package org.wasl.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.platform.openapi.MemberDescriptions;

/** A team that builds a client has the committed contract and nobody to ask: each member and each parameter says what it means. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractDescriptionsTest {
    private static final Path COMMITTED =
            Path.of(System.getProperty("wasl.root")).resolve("gateway/src/main/resources/contract/openapi.json");

    private final List<String> without = new ArrayList<>();
    private JsonNode contract;

    @BeforeEach
    void read() throws IOException {
        contract = new ObjectMapper().readTree(Files.readString(COMMITTED));
    }

    @Test
    void every_member_of_every_schema_is_described() {
        forEachMember(contract, "", (at, member) -> {
            if (member.path("description").asText().isBlank()) {
                without.add(at);
            }
        });

        assertThat(without)
                .as("A text in platform's members/*.properties is missing")
                .isEmpty();
    }

    @Test
    void every_parameter_is_described() {
        contract.path("paths").forEach(path -> path.properties().stream()
                .filter(operation -> MergedContract.isMethod(operation.getKey()))
                .forEach(operation -> operation.getValue().path("parameters").forEach(parameter -> {
                    JsonNode resolved = parameter.has("$ref")
                            ? contract.at(parameter.path("$ref").asText().substring(1))
                            : parameter;
                    if (resolved.path("description").asText().isBlank()) {
                        without.add(operation.getValue().path("operationId").asText() + "."
                                + resolved.path("name").asText());
                    }
                })));

        assertThat(without)
                .as("A text in platform's parameters.properties, or @Parameter, is missing")
                .isEmpty();
    }

    /** A text that nothing shows misleads whoever changes it. */
    @Test
    void every_text_of_a_member_stands_in_the_contract() {
        Set<String> shown = new HashSet<>();
        forEachMember(
                contract,
                "",
                (at, member) -> shown.add(at.substring(at.lastIndexOf('/') + 1) + "="
                        + member.path("description").asText()));

        assertThat(MemberDescriptions.all().entrySet().stream()
                        .filter(text -> !shown.contains(
                                text.getKey().substring(text.getKey().indexOf('.') + 1) + "=" + text.getValue()))
                        .map(text -> text.getKey())
                        .collect(Collectors.toList()))
                .isEmpty();
    }

    /** @param found with the place and the member's schema, for each member of an object, however deep */
    private static void forEachMember(JsonNode node, String at, BiConsumer<String, JsonNode> found) {
        boolean isSchema = node.path("properties").isObject() && !at.endsWith("/properties");
        if (isSchema) {
            node.path("properties")
                    .properties()
                    .forEach(member -> found.accept(at + "/" + member.getKey(), member.getValue()));
        }
        node.properties().stream()
                .filter(field -> !Set.of("example", "examples", "default").contains(field.getKey())
                        || at.endsWith("/properties"))
                .forEach(field -> forEachMember(field.getValue(), at + "/" + field.getKey(), found));
        if (node.isArray()) {
            node.forEach(element -> forEachMember(element, at, found));
        }
    }
}
