package org.wasl.platform.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.wasl.platform.problem.ProblemMembers;

/** Every problem that an operation can answer, by what the operation is and takes; those that its own resource declares are kept. */
final class DeclaredProblems {
    private static final String PROBLEM = "application/problem+json";

    private DeclaredProblems() {}

    static void declare(String path, PathItem.HttpMethod method, Operation operation, boolean changes) {
        boolean post = method == PathItem.HttpMethod.POST;
        boolean takesBody = post || operation.getRequestBody() != null;
        List<Integer> statuses = new ArrayList<>(List.of(400, 401, 403, 406, 429, 502, 503, 504));
        if (path.contains("{")) {
            statuses.add(404);
        }
        if (changes) {
            statuses.addAll(List.of(412, 428));
        }
        if (takesBody || changes) {
            statuses.add(409);
        }
        if (takesBody) {
            statuses.addAll(List.of(408, 413, 415));
        }
        if (takesBody || has(operation, Parameter.In.QUERY)) {
            statuses.add(422);
        }
        TreeSet<String> all =
                new TreeSet<>(operation.getResponses().getAPIResponses().keySet());
        all.removeIf(code -> !code.startsWith("4") && !code.startsWith("5"));
        statuses.forEach(status -> all.add(String.valueOf(status)));
        String standard = ofAStandard(operation);
        all.forEach(code -> add(operation, code, standard));
    }

    /** Each member is optional: which a problem has, its type says. */
    static void declareMembers(OpenAPI document) {
        Schema problem = document.getComponents() == null
                ? null
                : document.getComponents().getSchemas().get("Problem");
        if (problem != null) {
            ProblemMembers.all()
                    .properties()
                    .forEach(member -> problem.addProperty(member.getKey(), schema(member.getValue())));
        }
    }

    /** A schema that it refers to is one of any service: the contract has them all. */
    private static Schema schema(JsonNode member) {
        Schema schema = OASFactory.createSchema();
        if (member.has("$ref")) {
            return schema.ref(member.path("$ref").asText());
        }
        member.path("oneOf").forEach(one -> schema.addOneOf(schema(one)));
        JsonNode type = member.path("type");
        (type.isArray() ? type : List.of(type)).forEach(one -> {
            if (!one.asText().isEmpty()) {
                schema.addType(Schema.SchemaType.valueOf(one.asText().toUpperCase(java.util.Locale.ROOT)));
            }
        });
        if (member.has("title")) {
            schema.setTitle(member.path("title").asText());
        }
        if (member.has("format")) {
            schema.setFormat(member.path("format").asText());
        }
        if (member.has("description")) {
            schema.setDescription(member.path("description").asText());
        }
        if (member.has("items")) {
            schema.setItems(schema(member.path("items")));
        }
        return schema;
    }

    private static boolean has(Operation operation, Parameter.In place) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> parameter.getIn() == place);
    }

    /** Where good answers are in the JSON of FHIR, a service refuses in it too; null elsewhere. */
    private static String ofAStandard(Operation operation) {
        return operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> response.getValue().getContent())
                .filter(content -> content != null && content.getMediaTypes() != null)
                .flatMap(content -> content.getMediaTypes().keySet().stream())
                .filter("application/fhir+json"::equals)
                .findFirst()
                .orElse(null);
    }

    private static void add(Operation operation, String code, String standard) {
        APIResponse response = operation.getResponses().getAPIResponse(code);
        String described =
                response == null || response.getDescription() == null ? "Problem." : response.getDescription();
        boolean own = operation.hasExtension(OpenApiConventions.REFUSES_WITH);
        Object refusal = own ? operation.getExtension(OpenApiConventions.REFUSES_WITH) : "Problem";
        MediaType problem =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/" + refusal));
        Content content = OASFactory.createContent().addMediaType(own ? "application/json" : PROBLEM, problem);
        if (standard != null) {
            content.addMediaType(
                    standard,
                    OASFactory.createMediaType()
                            .schema(OASFactory.createSchema().addType(Schema.SchemaType.OBJECT)));
        }
        operation
                .getResponses()
                .addAPIResponse(
                        code,
                        OASFactory.createAPIResponse().description(described).content(content));
    }
}
