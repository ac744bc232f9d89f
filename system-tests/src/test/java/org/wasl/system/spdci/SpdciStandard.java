package org.wasl.system.spdci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The standard's document, its list of requirements and its samples, in {@code src/test/resources/spdci}. */
final class SpdciStandard {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOCUMENT = "https://wasl.invalid/social_api_v1.0.0.json";

    private final JsonNode document = read("social_api_v1.0.0.json");
    private final SchemaRegistry schemas = SchemaRegistry.withDialect(
            Dialects.getOpenApi30(), builder -> builder.schemas(Map.of(DOCUMENT, document.toString())));

    static JsonNode read(String file) {
        try (InputStream content = SpdciStandard.class.getResourceAsStream("/spdci/" + file)) {
            return JSON.readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a message is not as the standard has it for this path. */
    Set<String> faultsOfMessage(String path, JsonNode message) {
        return faults(
                "/paths/" + path.replace("/", "~1") + "/post/requestBody/content/application~1json/schema", message);
    }

    /** Where a good answer is not as the standard has it for this path. */
    Set<String> faultsOfAnswer(String path, JsonNode answer) {
        return faultsOfResponse("/paths/" + path.replace("/", "~1") + "/post/responses/default", answer);
    }

    /** Where a refusal is not as the standard has it. The synchronous paths have none for 4xx: the suite takes the acknowledgement there too. */
    Set<String> faultsOfRefusal(int status, JsonNode answer) {
        boolean transport = status == 401 || status == 403 || status >= 500;
        return faultsOfResponse("/components/responses/" + (transport ? "HttpErrorResponse" : "Response"), answer);
    }

    private Set<String> faultsOfResponse(String pointer, JsonNode answer) {
        JsonNode response = document.at(pointer);
        String at = response.has("$ref") ? response.path("$ref").asText().substring(1) : pointer;
        return faults(at + "/content/application~1json/schema", answer);
    }

    private Set<String> faults(String pointer, JsonNode json) {
        Set<String> faults = new TreeSet<>();
        schemas.getSchema("{\"$ref\":\"" + DOCUMENT + "#" + pointer + "\"}", InputFormat.JSON)
                .validate(
                        json.toString(),
                        InputFormat.JSON,
                        checked -> checked.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .forEach(fault -> faults.add(fault.getInstanceLocation() + ": " + fault.getMessage()));
        return faults;
    }
}
