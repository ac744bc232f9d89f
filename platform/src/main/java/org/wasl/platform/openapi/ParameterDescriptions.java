package org.wasl.platform.openapi;

import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Says what parameters mean, in queries and in paths: {@code parameters.properties}, as {@code operationId.name} or, for all operations, as {@code name}. What a
 * resource says itself ({@code @Parameter}) stays.
 */
final class ParameterDescriptions {
    private static final SortedMap<String, String> MEANINGS = ContractTexts.read("parameters");

    private ParameterDescriptions() {}

    static void declare(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> operation.getParameters() != null)
                .forEach(operation -> operation.getParameters().forEach(parameter -> describe(operation, parameter)));
    }

    private static void describe(Operation operation, Parameter parameter) {
        if (parameter.getDescription() == null) {
            Optional.ofNullable(MEANINGS.get(operation.getOperationId() + "." + parameter.getName()))
                    .or(() -> Optional.ofNullable(MEANINGS.get(parameter.getName())))
                    .ifPresent(parameter::setDescription);
        }
    }
}
