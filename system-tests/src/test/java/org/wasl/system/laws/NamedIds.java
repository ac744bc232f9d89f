package org.wasl.system.laws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wasl.system.world.AccessTable;
import org.wasl.system.world.Contract;
import org.wasl.system.world.Contract.Operation;

/** The members of request bodies that are ids, and what {@code access/ids.csv} says of each: what it names, and how a request is answered that names nothing. */
final class NamedIds {
    private static final Pattern NAME_OF_AN_ID = Pattern.compile(".*(Id|_id)");

    private final Contract contract;

    NamedIds(Contract contract) {
        this.contract = contract;
    }

    /**
     * An id in the body of an operation.
     *
     * @param where schema that has the member
     * @param pointer into the body; the first of a list
     * @param listed whether the member is a list of ids
     */
    record Id(String where, String member, String pointer, boolean listed) {
        String key() {
            return where + "/" + member;
        }
    }

    /** How an id that names nothing is answered. */
    enum Answer {
        /** 422 at the field, with one of the codes. */
        FIELD,
        /** 409 with one of the codes among what stands against it. */
        OBJECTION,
        /** It is looked for by: nothing is found. */
        FILTER,
        /** Several are asked for: the answer leaves it out, or says it of this one. */
        LOOK_UP,
        /** It is the id of what is being written. */
        OWN,
        /** It is another system's own. */
        PEER
    }

    record Row(String names, String owner, Answer answer, List<String> codes) {}

    static Map<String, Row> table() {
        Map<String, Row> rows = new LinkedHashMap<>();
        AccessTable.lines("ids").forEach(line -> {
            String codes = line.getField("code");
            Row row = new Row(
                    line.getField("names"),
                    line.getField("owner"),
                    Answer.valueOf(line.getField("answer")
                            .toUpperCase(java.util.Locale.ROOT)
                            .replace('-', '_')),
                    codes.isEmpty() ? List.of() : List.of(codes.split("\\|")));
            if (rows.put(line.getField("where") + "/" + line.getField("member"), row) != null) {
                throw new IllegalStateException(line.getField("where") + " has two rows for a member");
            }
        });
        return rows;
    }

    /** All ids that requests can have: in their bodies, and in their queries. */
    Set<String> all() {
        Set<String> all = new TreeSet<>();
        contract.operations().values().forEach(operation -> {
            of(operation).map(Id::key).forEach(all::add);
            contract.query(operation).forEach((name, schema) -> {
                if (isId(name, schema.has("items") ? contract.resolved(schema.path("items")) : schema)) {
                    all.add("query/" + name);
                }
            });
        });
        return all;
    }

    Stream<Id> of(Operation operation) {
        Stream.Builder<Id> found = Stream.builder();
        JsonNode body = contract.body(operation);
        if (!body.isMissingNode()) {
            walk(body, operation.id(), "", List.of(), found);
        }
        return found.build();
    }

    private void walk(JsonNode schema, String named, String at, List<String> above, Consumer<Id> found) {
        String name = nameOf(schema).orElse(named);
        if (above.contains(name) && !name.equals(named)) {
            return;
        }
        List<String> path = Stream.concat(above.stream(), Stream.of(name)).toList();
        alternatives(schema).forEach(one -> {
            one.path("properties").properties().forEach(field -> {
                String pointer = at + "/" + field.getKey();
                JsonNode value = field.getValue();
                boolean listed = alternatives(value).anyMatch(each -> each.has("items"));
                if (isId(field.getKey(), value)) {
                    found.accept(new Id(name, field.getKey(), pointer, listed));
                } else {
                    walk(value, name + "." + field.getKey(), pointer, path, found);
                }
            });
            if (one.has("items")) {
                walk(one.path("items"), name, at + "/0", above, found);
            }
        });
    }

    private boolean isId(String name, JsonNode value) {
        return alternatives(value)
                .anyMatch(each -> each.path("format").asText().equals("uuid")
                        || (each.has("items") && isUuid(each.path("items")))
                        || (NAME_OF_AN_ID.matcher(name).matches()
                                && each.path("type").toString().contains("string")));
    }

    private boolean isUuid(JsonNode schema) {
        return alternatives(schema)
                .anyMatch(each -> each.path("format").asText().equals("uuid"));
    }

    /** The schema itself, and those of which it is any, all or one. */
    private Stream<JsonNode> alternatives(JsonNode schema) {
        JsonNode resolved = schema.has("$ref") ? contract.resolved(schema) : schema;
        return Stream.concat(
                Stream.of(resolved),
                Stream.of("anyOf", "allOf", "oneOf")
                        .flatMap(kind -> resolved.path(kind).valueStream())
                        .flatMap(this::alternatives));
    }

    private static Optional<String> nameOf(JsonNode schema) {
        return Stream.concat(Stream.of(schema), schema.path("anyOf").valueStream())
                .map(one -> one.path("$ref").asText())
                .filter(reference -> !reference.isEmpty())
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .findFirst();
    }
}
