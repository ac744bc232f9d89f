package org.wasl.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * An address belongs to one path. Two paths may look alike, as {@code /v1/cases/filters/{name}} and {@code /v1/cases/{id}/notes}, where a parameter is a UUID: no
 * fixed word is one. Redocly's rule looks at the templates alone and is off for that reason.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractPathsTest {
    private static final Path COMMITTED =
            Path.of(System.getProperty("wasl.root")).resolve("gateway/src/main/resources/contract/openapi.json");

    private JsonNode contract;

    @Test
    void no_address_is_that_of_two_paths() throws IOException {
        contract = new ObjectMapper().readTree(Files.readString(COMMITTED));
        List<String> paths = new ArrayList<>();
        contract.path("paths").fieldNames().forEachRemaining(paths::add);
        List<String> alike = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            for (int j = i + 1; j < paths.size(); j++) {
                if (haveOneAddress(paths.get(i), paths.get(j))) {
                    alike.add(paths.get(i) + " and " + paths.get(j));
                }
            }
        }

        assertThat(alike).isEmpty();
    }

    private boolean haveOneAddress(String one, String other) {
        String[] first = one.split("/");
        String[] second = other.split("/");
        if (first.length != second.length || isMoreFixed(first, second)) {
            return false;
        }
        Map<String, Boolean> idsOfFirst = ids(one);
        Map<String, Boolean> idsOfSecond = ids(other);
        for (int i = 0; i < first.length; i++) {
            if (!mayBeEqual(first[i], idsOfFirst, second[i], idsOfSecond)) {
                return false;
            }
        }
        return true;
    }

    /** Of two that differ only in that one has fixed words where the other has parameters, the fixed one is meant: OpenAPI says so. */
    private static boolean isMoreFixed(String[] first, String[] second) {
        boolean firstFixed = false;
        boolean secondFixed = false;
        for (int i = 0; i < first.length; i++) {
            firstFixed |= !isParameter(first[i]) && isParameter(second[i]);
            secondFixed |= isParameter(first[i]) && !isParameter(second[i]);
        }
        return firstFixed != secondFixed;
    }

    private static boolean mayBeEqual(
            String one, Map<String, Boolean> idsOfOne, String other, Map<String, Boolean> idsOfOther) {
        if (isParameter(one) && isParameter(other)) {
            return true;
        }
        if (isParameter(one)) {
            return !idsOfOne.getOrDefault(one, false);
        }
        return isParameter(other) ? !idsOfOther.getOrDefault(other, false) : one.equals(other);
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    /** Of each parameter of a path, as {@code {id}}, whether it is a UUID. */
    private Map<String, Boolean> ids(String path) {
        Map<String, Boolean> ids = new HashMap<>();
        contract.path("paths")
                .path(path)
                .forEach(operation -> operation.path("parameters").forEach(parameter -> {
                    if (parameter.path("in").asText().equals("path")) {
                        JsonNode schema = parameter.path("schema");
                        JsonNode resolved = schema.has("$ref")
                                ? contract.at(schema.path("$ref").asText().substring(1))
                                : schema;
                        ids.put(
                                "{" + parameter.path("name").asText() + "}",
                                resolved.path("format").asText().equals("uuid"));
                    }
                }));
        return ids;
    }
}
