package org.wasl.system.laws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.wasl.system.world.Contract;
import org.wasl.system.world.Contract.Operation;

/** The members of request bodies that a law is about, at any depth. */
final class BodyMembers {
    private final Contract contract;
    private final BiPredicate<String, JsonNode> wanted;

    /** @param wanted by name and schema */
    BodyMembers(Contract contract, BiPredicate<String, JsonNode> wanted) {
        this.contract = contract;
        this.wanted = wanted;
    }

    /**
     * A member in the body of an operation.
     *
     * @param where schema that has it
     * @param pointer into the body; the first of a list
     * @param listed whether it is a list
     */
    record Member(String where, String member, String pointer, boolean listed, JsonNode schema) {
        String key() {
            return where + "/" + member;
        }
    }

    Stream<Member> of(Operation operation) {
        Stream.Builder<Member> found = Stream.builder();
        JsonNode body = contract.body(operation);
        if (!body.isMissingNode()) {
            walk(body, operation.id(), "", List.of(), found);
        }
        return found.build();
    }

    private void walk(JsonNode schema, String named, String at, List<String> above, Consumer<Member> found) {
        String name = nameOf(schema).orElse(named);
        if (above.contains(name) && !name.equals(named)) {
            return;
        }
        List<String> path = Stream.concat(above.stream(), Stream.of(name)).toList();
        alternatives(contract, schema).forEach(one -> {
            one.path("properties").properties().forEach(field -> {
                String pointer = at + "/" + field.getKey();
                JsonNode value = field.getValue();
                boolean listed = alternatives(contract, value).anyMatch(each -> each.has("items"));
                if (wanted.test(field.getKey(), value)) {
                    found.accept(new Member(name, field.getKey(), pointer, listed, value));
                } else {
                    walk(value, name + "." + field.getKey(), pointer, path, found);
                }
            });
            if (one.has("items")) {
                walk(one.path("items"), name, at + "/0", above, found);
            }
        });
    }

    /** The schema itself, and those of which it is any, all or one. */
    static Stream<JsonNode> alternatives(Contract contract, JsonNode schema) {
        JsonNode resolved = schema.has("$ref") ? contract.resolved(schema) : schema;
        return Stream.concat(
                Stream.of(resolved),
                Stream.of("anyOf", "allOf", "oneOf")
                        .flatMap(kind -> resolved.path(kind).valueStream())
                        .flatMap(one -> alternatives(contract, one)));
    }

    private static Optional<String> nameOf(JsonNode schema) {
        return Stream.concat(Stream.of(schema), schema.path("anyOf").valueStream())
                .map(one -> one.path("$ref").asText())
                .filter(reference -> !reference.isEmpty())
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .findFirst();
    }
}
