package org.wasl.platform.openapi;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * A body may have members whose rules stand at another schema: the server checks them there, and the contract must say the same. The schema names the other one
 * ({@code x-members-of}) and gets its members with their rules, and which of them are required.
 */
final class SharedMembers {
    private static final String EXTENSION = "x-members-of";

    private SharedMembers() {}

    static void declare(OpenAPI document) {
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        schemas.values().stream()
                .filter(schema -> schema.getExtensions() != null && schema.hasExtension(EXTENSION))
                .forEach(schema -> {
                    share(schemas.get(schema.getExtension(EXTENSION).toString()), schema);
                    schema.removeExtension(EXTENSION);
                });
    }

    private static void share(Schema rules, Schema with) {
        rules.getProperties().forEach((member, rule) -> {
            // Each schema describes its members in its own words.
            Schema copy = OASFactory.createSchema();
            copy.setAll(rule.getAll());
            with.addProperty(member, copy);
        });
        if (rules.getRequired() != null) {
            rules.getRequired().forEach(with::addRequired);
        }
    }
}
