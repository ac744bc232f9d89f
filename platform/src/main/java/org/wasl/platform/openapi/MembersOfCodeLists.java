package org.wasl.platform.openapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Names the code list of a member that holds a code of one: {@code members-of-code-lists.properties}. Enums say their codes themselves. */
final class MembersOfCodeLists {
    /** Of a schema of one code: the name of its list at {@code /v1/code-lists}. */
    static final String EXTENSION = "x-code-list";

    private static final Map<String, String> LISTS = ContractTexts.read("members-of-code-lists");

    private MembersOfCodeLists() {}

    static void declare(OpenAPI document) {
        if (document.getComponents() != null && document.getComponents().getSchemas() != null) {
            document.getComponents().getSchemas().forEach((name, schema) -> {
                if (schema.getProperties() != null) {
                    schema.getProperties()
                            .forEach((member, value) -> list(name, member).ifPresent(list -> name(value, list)));
                }
            });
        }
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                        .filter(parameter -> parameter.getName() != null && parameter.getSchema() != null)
                        .forEach(parameter -> list(operation.getOperationId(), parameter.getName())
                                .ifPresent(list -> name(parameter.getSchema(), list))));
    }

    /** @param in a schema, or an operation by its id */
    private static Optional<String> list(String in, String member) {
        return Optional.ofNullable(LISTS.getOrDefault(in + "." + member, LISTS.get(member)));
    }

    private static void name(Schema value, String list) {
        Schema code = value.getItems() == null ? value : value.getItems();
        if (code.getRef() == null && code.getEnumeration() == null) {
            code.addExtension(EXTENSION, list);
        }
    }
}
