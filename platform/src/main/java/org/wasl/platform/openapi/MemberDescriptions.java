package org.wasl.platform.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Says what each member of a schema means: the files in {@code members}. A text is looked for as {@code Schema.member}; where the schema is a body, as
 * {@code CaseMergeBodyPatch}, then at what it is the body of, {@code CaseMerge.member}; then as {@code member}, of {@code shared.properties}. What a schema says
 * itself ({@code @Schema}) stays. A member of a body that is also a parameter of its operation is described by the parameter.
 */
public final class MemberDescriptions {
    /** The files in {@code members}: the texts that hold in every schema, then those of single schemas, by the area that they are of. */
    private static final List<String> FILES = List.of(
            "shared",
            "cases",
            "workforce",
            "referrals",
            "directory",
            "persons",
            "matching",
            "spdci",
            "figures",
            "plans",
            "warnings",
            "platform");

    private static final String PREFIX = "#/components/schemas/";
    private static final List<String> OF_BODIES = List.of("Patch", "Body", "Fields");
    private static final SortedMap<String, String> MEANINGS =
            ContractTexts.read(FILES.stream().map(file -> "members/" + file).toArray(String[]::new));

    private MemberDescriptions() {}

    /** All texts by their keys, so that a test can ask whether each is used. */
    public static Map<String, String> all() {
        return MEANINGS;
    }

    static void declare(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents() == null
                ? null
                : document.getComponents().getSchemas();
        if (schemas == null) {
            return;
        }
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .forEach(operation -> describeBody(operation, schemas));
        schemas.forEach((name, schema) -> members(schema).forEach((member, value) -> describe(name, member, value)));
    }

    private static void describeBody(Operation operation, Map<String, Schema> schemas) {
        operation.getRequestBody().getContent().getMediaTypes().values().stream()
                .map(type -> type.getSchema())
                .filter(Objects::nonNull)
                .forEach(body -> {
                    describeAsParameters(
                            operation,
                            members(
                                    body.getRef() == null
                                            ? body
                                            : schemas.get(body.getRef().substring(PREFIX.length()))));
                    // The members of a form have no schema with a name.
                    members(body).forEach((member, value) -> describe(operation.getOperationId(), member, value));
                });
    }

    private static void describeAsParameters(Operation operation, Map<String, Schema> body) {
        Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                .filter(parameter -> parameter.getIn() == Parameter.In.QUERY)
                .filter(parameter -> body.containsKey(parameter.getName()))
                .forEach(parameter -> describe(body.get(parameter.getName()), parameter.getDescription()));
    }

    private static Map<String, Schema> members(Schema schema) {
        return schema == null || schema.getProperties() == null ? Map.of() : schema.getProperties();
    }

    private static void describe(String schema, String member, Schema value) {
        Stream.concat(namesOf(schema).stream().map(name -> name + "." + member), Stream.of(member))
                .map(MEANINGS::get)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(meaning -> describe(value, meaning));
    }

    private static void describe(Schema value, String meaning) {
        if (value.getDescription() == null && meaning != null) {
            value.setDescription(meaning);
        }
    }

    /** {@code CaseMergeBodyPatch}, {@code CaseMergeBody}, {@code CaseMerge}. */
    private static List<String> namesOf(String schema) {
        List<String> names = new ArrayList<>(List.of(schema));
        String name = schema;
        for (String end : OF_BODIES) {
            if (name.endsWith(end)) {
                name = name.substring(0, name.length() - end.length());
                names.add(name);
            }
        }
        return names;
    }
}
