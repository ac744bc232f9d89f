package org.wasl.platform.openapi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Says once what a member means that many schemas have: {@code members.properties}. What a schema says itself stays. */
final class MemberDescriptions {
    private static final Properties MEANINGS = read();

    private MemberDescriptions() {}

    static void declare(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents() == null
                ? null
                : document.getComponents().getSchemas();
        if (schemas == null) {
            return;
        }
        schemas.forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                schema.getProperties().forEach((member, value) -> describe(name, member, value));
            }
        });
    }

    private static void describe(String schema, String member, Schema value) {
        String meaning = MEANINGS.getProperty(schema + "." + member, MEANINGS.getProperty(member));
        if (value.getDescription() == null && meaning != null) {
            value.setDescription(meaning);
        }
    }

    private static Properties read() {
        Properties meanings = new Properties();
        try (Reader file = new InputStreamReader(
                MemberDescriptions.class.getResourceAsStream("members.properties"), StandardCharsets.UTF_8)) {
            meanings.load(file);
            return meanings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
