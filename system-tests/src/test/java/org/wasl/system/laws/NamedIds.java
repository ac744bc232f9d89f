package org.wasl.system.laws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wasl.system.laws.BodyMembers.Member;
import org.wasl.system.world.AccessTable;
import org.wasl.system.world.Contract;
import org.wasl.system.world.Contract.Operation;

/** The members of request bodies that are ids, and what {@code access/ids.csv} says of each: what it names, and how a request is answered that names nothing. */
final class NamedIds {
    private static final Pattern NAME_OF_AN_ID = Pattern.compile(".*(Id|_id)");

    private final Contract contract;
    private final BodyMembers members;

    NamedIds(Contract contract) {
        this.contract = contract;
        this.members = new BodyMembers(contract, this::isId);
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
            of(operation).map(Member::key).forEach(all::add);
            contract.query(operation).forEach((name, schema) -> {
                if (isId(name, schema.has("items") ? contract.resolved(schema.path("items")) : schema)) {
                    all.add("query/" + name);
                }
            });
        });
        return all;
    }

    Stream<Member> of(Operation operation) {
        return members.of(operation);
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

    private Stream<JsonNode> alternatives(JsonNode schema) {
        return BodyMembers.alternatives(contract, schema);
    }
}
