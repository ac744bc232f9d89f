package org.wasl.platform.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.wasl.platform.file.FileKind;

/**
 * Writes into the contract what holds for every operation, so that no resource repeats it: the problems it can answer, the headers of safe retries and of
 * purpose, the roles, and the example of its body ({@code openapi-examples/<operationId>.json}).
 */
public final class OpenApiConventions implements OASFilter {
    /** An extension of an operation that keeps no {@code Idempotency-Key}: a search, or an act that is the same when it is done again. */
    public static final String NO_KEY = "x-keeps-no-key";

    /** An extension of an operation that answers 201 with the record that it made: {@link org.wasl.platform.conditional.Created}. Not in the contract. */
    public static final String CREATED = "x-created";

    /** An extension of an operation that keeps its key: {@link org.wasl.platform.idempotency.Once}. Not in the contract. */
    public static final String ONCE = "x-once";

    /** What was made is known to the other services a moment after the answer, which says so with {@code Retry-After}. */
    public static final String FOLLOWED_LATER = "x-followed-later";

    /** An extension of a schema whose fields are left out where they are null, as a standard asks. */
    public static final String LEAVES_OUT_NULL = "x-leaves-out-null";
    /** An extension of an operation that also refuses with a schema of a standard, in JSON: its name. */
    public static final String REFUSES_WITH = "x-refuses-with";

    private static final String FILE = "application/octet-stream";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(path, method, operation)));
        CreatedRecords.declare(document);
        SharedMembers.declare(document);
        PartialBodies.declare(document);
        RequiredResponseFields.declare(document);
        DeclaredHeaders.declare(document);
        DeclaredProblems.declareMembers(document);
        UnusedSchemas.remove(document);
        ParameterDescriptions.declare(document);
        MemberDescriptions.declare(document);
        MembersOfCodeLists.declare(document);
    }

    /**
     * A rule of ours is about the whole value; a pattern of JSON Schema (ECMA-262) is found anywhere in it unless it is anchored. That a text is not blank is
     * one that is found: {@code \\S}.
     */
    @Override
    public Schema filterSchema(Schema schema) {
        String pattern = schema.getPattern();
        if (pattern != null) {
            boolean notBlank = pattern.matches("(\\(\\?s\\))?(\\.\\*)?\\\\S(\\.\\*)?");
            boolean whole = pattern.startsWith("^") && pattern.endsWith("$");
            schema.setPattern(notBlank ? "\\S" : whole ? pattern : "^(?:" + pattern + ")$");
        }
        return schema;
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        boolean body = operation.getRequestBody() != null;
        boolean post = method == PathItem.HttpMethod.POST;
        boolean once = takes(operation, ONCE);
        if (takes(operation, CREATED)) {
            answersCreated(operation.getResponses());
        }
        if (takes(operation, FOLLOWED_LATER)) {
            DeclaredHeaders.refer(operation.getResponses().getAPIResponse("201"), "Retry-After");
        }
        boolean changes = has(operation, "If-Match");
        // A PUT that can make what is not there is asked for a version only where it is there.
        boolean makes =
                method == PathItem.HttpMethod.PUT && operation.getResponses().hasAPIResponse("201");
        if (changes) {
            operation.getParameters().stream()
                    .filter(p -> "If-Match".equals(p.getName()))
                    .forEach(p -> p.required(!makes)
                            .description("The `ETag` that you read: changes what you saw, or answers 412."
                                    + (makes ? " Left out for what is not there yet." : ""))
                            .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
        }
        // The framework writes it to the answers of a method, too, where generators of clients take it for a status.
        operation.getResponses().removeExtension(NO_KEY);
        operation.getResponses().removeExtension(REFUSES_WITH);
        if (post && once) {
            operation.addParameter(header(
                    "Idempotency-Key",
                    "Makes the request safe to send again: same key and body, same answer. A UUID is a good key."));
        }
        operation.addParameter(header("Accept-Language", "`ar` or `en`: the language of titles and labels."));
        operation.addParameter(header(
                "X-Purpose", "Why personal data is read: a code of the list ConsentPurpose. Kept in the audit."));
        operation.addParameter(header(
                "X-Request-Id", "Ties request, answer, log and audit together; one is made where it is missing."));
        DeclaredProblems.declare(path, method, operation, changes);
        operation.getResponses().getAPIResponses().values().forEach(OpenApiConventions::filesUnderTheirOwnTypes);
        describe(operation, "200", "Done. Where the answer is one record, `ETag` is its version.");
        roles(operation);
        if (body) {
            example(operation);
            linesAsTexts(operation);
        }
    }

    /** The framework takes the status of what an operation returns for 200. */
    private static void answersCreated(APIResponses responses) {
        Map<String, APIResponse> byStatus = new LinkedHashMap<>();
        responses.getAPIResponses().forEach((status, response) -> {
            if (status.equals("200")) {
                response.setDescription(null);
            }
            byStatus.put(status.equals("200") ? "201" : status, response);
        });
        responses.setAPIResponses(byStatus);
    }

    /** Whether an operation has one of our marks, which is taken away. The framework writes it to what else is annotated on the method, too. */
    private static boolean takes(Operation operation, String mark) {
        boolean marked = operation.hasExtension(mark);
        Stream.concat(
                        Stream.of(operation, operation.getResponses(), operation.getRequestBody()),
                        operation.getResponses().getAPIResponses().values().stream())
                .filter(Objects::nonNull)
                .forEach(part -> part.removeExtension(mark));
        return marked;
    }

    private static boolean has(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(p -> name.equals(p.getName()));
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    /** A file is answered as what it is, {@link org.wasl.platform.file.Download}. */
    private static void filesUnderTheirOwnTypes(APIResponse response) {
        if (response.getContent() != null && response.getContent().hasMediaType(FILE)) {
            MediaType file = response.getContent().getMediaType(FILE);
            response.getContent().removeMediaType(FILE);
            for (FileKind kind : FileKind.values()) {
                response.getContent().addMediaType(kind.mime(), file);
            }
        }
    }

    static void describe(Operation operation, String status, String text) {
        APIResponse response = operation.getResponses().getAPIResponse(status);
        if (response != null
                && (response.getDescription() == null
                        || response.getDescription().equals("OK"))) {
            response.setDescription(text);
        }
    }

    /** The roles stand in the scopes that the framework derived from {@code @RolesAllowed}. */
    private static void roles(Operation operation) {
        boolean open =
                operation.getSecurity() == null || operation.getSecurity().isEmpty();
        TreeSet<String> roles = new TreeSet<>();
        if (!open) {
            for (SecurityRequirement requirement : operation.getSecurity()) {
                requirement.getSchemes().values().forEach(roles::addAll);
            }
        }
        roles.remove("**");
        SecurityRequirement token = OASFactory.createSecurityRequirement();
        operation.setSecurity(List.of(open ? token : token.addScheme("oidc", List.of())));
        operation.addExtension("x-roles", new ArrayList<>(roles));
        String who =
                open ? "none, no token is needed" : roles.isEmpty() ? "any signed-in caller" : String.join(", ", roles);
        String description = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
        operation.setDescription(description + "Roles: " + who + ".");
    }

    private static void example(Operation operation) {
        String name = "/openapi-examples/" + operation.getOperationId() + ".json";
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name.substring(1))) {
            if (in != null) {
                JsonNode example = JSON.readTree(in);
                operation
                        .getRequestBody()
                        .getContent()
                        .getMediaTypes()
                        .values()
                        .forEach(type -> type.setExample(plain(example)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is sent as text, such as lines of JSON, is shown as text. */
    private static void linesAsTexts(Operation operation) {
        operation.getRequestBody().getContent().getMediaTypes().values().stream()
                .filter(type -> type.getExample() != null && !(type.getExample() instanceof String))
                .filter(type -> type.getSchema() != null
                        && List.of(Schema.SchemaType.STRING)
                                .equals(type.getSchema().getType()))
                .forEach(type ->
                        type.setExample(JSON.valueToTree(type.getExample()).toString()));
    }

    private static Object plain(JsonNode node) {
        return JSON.convertValue(node, Object.class);
    }
}
