package org.wasl.system.world;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.system.world.Client.Answer;

/**
 * A valid request for each operation: the path with ids of the world, the body of the contract's example with its ids replaced by the world's. What an example
 * cannot say stands in {@code access/requests.json}.
 */
public final class Requests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final World world;
    private final Client client;
    private final JsonNode special;

    public Requests(World world, Client client) {
        this.world = world;
        this.client = client;
        try (InputStream file = Requests.class.getResourceAsStream("/access/requests.json")) {
            this.special = JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer send(Contract.Operation operation, String who, String record, String variant) {
        Map<String, String> ids = world.ids(record, variant);
        return send(operation, who, ids);
    }

    /** The same request with one more parameter. */
    public Answer sendWith(
            Contract.Operation operation, String who, String record, String variant, String name, String value) {
        return sendAsking(
                operation, who, record, variant, name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /** The same request with more in its query. */
    public Answer sendAsking(Contract.Operation operation, String who, String record, String variant, String query) {
        return send(operation, who, world.ids(record, variant), query, body -> {});
    }

    /** The same request to the address of another page. */
    public Answer follow(Contract.Operation operation, String who, String record, String variant, String next) {
        Map<String, String> ids = world.ids(record, variant);
        return sendTo(next, operation, who, ids, body(operation, special.path(operation.id()), ids, body -> {}));
    }

    /** The same request with another value in its body. */
    public Answer sendSaying(
            Contract.Operation operation, String who, String record, String variant, String pointer, String value) {
        int last = pointer.lastIndexOf('/');
        return send(operation, who, world.ids(record, variant), "", body -> {
            JsonNode parent = body.at(pointer.substring(0, last));
            if (parent instanceof ObjectNode object) {
                object.put(pointer.substring(last + 1), value);
            } else if (parent instanceof ArrayNode array) {
                array.set(Integer.parseInt(pointer.substring(last + 1)), value);
            }
        });
    }

    /** The same request with another value in its body, also where the example says nothing there. */
    public Answer sendNaming(
            Contract.Operation operation, String who, String record, String variant, String pointer, JsonNode value) {
        return send(operation, who, world.ids(record, variant), "", body -> say(body, pointer, value));
    }

    /** Also where the body says nothing there. */
    public static void say(JsonNode body, String pointer, JsonNode value) {
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode parent = body;
        for (JsonPointer step = at; !step.tail().matches(); step = step.tail()) {
            if (!parent.isContainerNode()) {
                return;
            }
            JsonNode next = step.mayMatchElement() && parent.isArray()
                    ? parent.path(step.getMatchingIndex())
                    : parent.path(step.getMatchingProperty());
            if (next.isMissingNode() || next.isNull()) {
                boolean list = step.tail().mayMatchElement();
                next = parent instanceof ArrayNode array
                        ? array.addObject()
                        : list
                                ? ((ObjectNode) parent).putArray(step.getMatchingProperty())
                                : ((ObjectNode) parent).putObject(step.getMatchingProperty());
            }
            parent = next;
        }
        if (parent instanceof ObjectNode object) {
            object.set(at.last().getMatchingProperty(), value);
        } else if (parent instanceof ArrayNode array && array.isEmpty()) {
            array.add(value);
        } else if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), value);
        }
    }

    /** The same request with its body changed. */
    public Answer sendChanged(
            Contract.Operation operation, String who, String record, String variant, Consumer<JsonNode> change) {
        return send(operation, who, world.ids(record, variant), "", change);
    }

    /** The same request with more in its query and its body changed. */
    public Answer sendGenerated(
            Contract.Operation operation,
            String who,
            String record,
            String variant,
            String query,
            Consumer<JsonNode> change) {
        return send(operation, who, world.ids(record, variant), query, change);
    }

    /** The same request with another body. */
    public Answer sendText(Contract.Operation operation, String who, String record, String variant, String body) {
        Map<String, String> ids = world.ids(record, variant);
        return sendTo(path(operation, ids), operation, who, ids, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same request about a record that does not exist. */
    public Answer sendAboutNothing(Contract.Operation operation, String who, String record, String variant) {
        Map<String, String> ids = new HashMap<>(world.ids(record, variant));
        ids.put("id", UUID.randomUUID().toString());
        return send(operation, who, ids);
    }

    private Answer send(Contract.Operation operation, String who, Map<String, String> ids) {
        return send(operation, who, ids, "", body -> {});
    }

    private Answer send(
            Contract.Operation operation, String who, Map<String, String> ids, String more, Consumer<JsonNode> saying) {
        JsonNode own = special.path(operation.id());
        String query = Stream.of(own.has("query") ? filled(own.path("query").asText(), ids) : "", more)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
        query = query.isEmpty() ? "" : "?" + query;
        return sendTo(path(operation, ids) + query, operation, who, ids, body(operation, own, ids, saying));
    }

    private Answer sendTo(
            String address, Contract.Operation operation, String who, Map<String, String> ids, byte[] body) {
        JsonNode own = special.path(operation.id());
        String mediaType = own.has("mediaType") ? own.path("mediaType").asText() : operation.mediaType();
        if (mediaType == null && operation.method().equals("POST")) {
            mediaType = "application/json";
        }
        return client.send(
                who, ids.get("purpose"), operation.method(), address, operation.reads() ? null : "*", mediaType, body);
    }

    public static String path(Contract.Operation operation, Map<String, String> ids) {
        Matcher matcher = PARAMETER.matcher(operation.path());
        StringBuilder path = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            // Entries of the directory are of many kinds: the path says which.
            String start = operation.path().substring(0, matcher.end());
            String value = name.equals("id") && ids.containsKey(start) ? ids.get(start) : ids.get(name);
            matcher.appendReplacement(path, value == null ? unknown(name) : Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(path).toString();
    }

    private static String unknown(String name) {
        return switch (name) {
            case "service" -> "case";
            case "name" -> "Concern";
            case "day" -> "2027-01-01";
            case "code" -> "SOCIAL_WORKER";
            case "taskType" -> "ASSESSMENT";
            case "programme" -> "DISABILITY";
            case "risk" -> "HIGH";
            default -> UUID.randomUUID().toString();
        };
    }

    private byte[] body(
            Contract.Operation operation, JsonNode own, Map<String, String> ids, Consumer<JsonNode> saying) {
        if (own.has("text")) {
            return filled(own.path("text").asText(), ids).getBytes(StandardCharsets.UTF_8);
        }
        if (operation.mediaType() == null) {
            return null;
        }
        if (own.has("body")) {
            return said(filled(own.path("body").toString(), ids), saying);
        }
        if (operation.example().isMissingNode()) {
            return "access".getBytes(StandardCharsets.UTF_8);
        }
        if (operation.example().isTextual()) {
            return operation.example().asText().getBytes(StandardCharsets.UTF_8);
        }
        JsonNode body = operation.example().deepCopy();
        if (operation.mediaType().equals("application/x-www-form-urlencoded")) {
            return form(body).getBytes(StandardCharsets.UTF_8);
        }
        if (body.has("header")) {
            // The sender of the world need not sign.
            ((ObjectNode) body).remove("signature");
        }
        replaceIds(body, ids);
        saying.accept(body);
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A list is given as often as it has values. */
    private static String form(JsonNode members) {
        return members.properties().stream()
                .flatMap(member -> (member.getValue().isArray()
                                ? member.getValue().valueStream()
                                : Stream.of(member.getValue()))
                        .map(value ->
                                member.getKey() + "=" + URLEncoder.encode(value.asText(), StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    private static byte[] said(String text, Consumer<JsonNode> saying) {
        try {
            JsonNode body = JSON.readTree(text);
            saying.accept(body);
            return body.toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replaceIds(JsonNode node, Map<String, String> ids) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                String value = replacement(field.getKey(), field.getValue(), ids);
                if (value != null) {
                    field.setValue(JSON.getNodeFactory().textNode(value));
                } else if (field.getKey().matches("recipients")) {
                    field.setValue(JSON.createArrayNode().add(world.shared("organizationP")));
                } else if (field.getKey().matches("subjectIds|ids")) {
                    field.setValue(JSON.createArrayNode().add(world.shared("personId")));
                } else {
                    replaceIds(field.getValue(), ids);
                }
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(element -> replaceIds(element, ids));
        }
    }

    private String replacement(String field, JsonNode value, Map<String, String> ids) {
        if (!value.isTextual()) {
            return null;
        }
        return switch (field) {
            case "sender_id", "sender_uri" -> world.shared(field);
            case "message_id" -> UUID.randomUUID().toString();
            case "message_ts" -> ExchangeOfTheWorld.now();
            case "recipient", "providerId" -> world.shared("organizationP");
            case "granteeId", "toAgencyId" -> world.shared("organizationB");
            case "agencyId" -> world.shared("organizationA");
            case "ownerId" -> world.shared("account:owner");
            case "coverId" -> world.shared("account:cover");
            case "supervisorId" -> world.shared("account:supervisor");
            default -> field.endsWith("Id") && value.asText().length() == 36 ? ids.get(field) : null;
        };
    }

    private String filled(String text, Map<String, String> ids) {
        Matcher matcher = Pattern.compile("\\$\\{([\\w:-]+)}").matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            String value =
                    switch (name) {
                        case "number" -> World.number();
                        case "today" -> World.today().toString();
                        case "soon" -> World.today().plusDays(14).toString();
                        default -> ids.containsKey(name) ? ids.get(name) : world.shared(name);
                    };
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }
}
