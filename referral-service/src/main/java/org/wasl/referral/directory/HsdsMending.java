package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.wasl.platform.json.CleanTree;
import org.wasl.referral.directory.HsdsValues.Value;
import org.wasl.referral.directory.part.HsdsJson;
import org.wasl.referral.directory.part.HsdsShape;

/**
 * Makes of a record what the standard's schemas take: what is right stays as it is, what is meant otherwise (a number as text, a code in capitals) is mended, and
 * what cannot be mended is kept under a name of its own ({@code x_}), or left out where it could do harm. Each of these is told.
 */
final class HsdsMending {
    /** Told of each value that does not stay as it is. */
    interface Told {
        /** @param kept whether the value is given back all the same */
        void fault(String pointer, String code, boolean kept);
    }

    /** Members of HSDS 1 and 2, which the directory does not read. */
    private static final Set<String> OLDER = Set.of(
            "regular_schedules",
            "holiday_schedules",
            "physical_addresses",
            "postal_addresses",
            "payments_accepted",
            "accessibility_for_disabilities",
            "eligibilities",
            "service_taxonomies");

    private final Told told;

    HsdsMending(Told told) {
        this.told = told;
    }

    /** Records of their own in it are taken out before. */
    void mend(ObjectNode record, String kind, UUID id) {
        mend(record, kind, id, "");
    }

    private void mend(ObjectNode record, String kind, UUID id, String at) {
        Map<String, HsdsShape.Member> shape = HsdsShape.of(kind);
        for (Map.Entry<String, JsonNode> each : List.copyOf(record.properties())) {
            String name = each.getKey();
            String here = at + "/" + CleanTree.token(name);
            HsdsShape.Member member = shape.get(name);
            JsonNode is;
            if (each.getValue().isNull()) {
                is = null; // says nothing
            } else if (member == null) {
                is = unknown(name, each.getValue(), here);
            } else if (member.type() == HsdsShape.Type.LIST) {
                is = list(each.getValue(), member.of(), id, name, here);
            } else if (member.type() == HsdsShape.Type.RECORD) {
                is = record(each.getValue(), member.of(), id, name, here);
            } else {
                is = flat(record, member, name, each.getValue(), here);
            }
            if (is == null) {
                record.remove(name);
            } else {
                record.set(name, is);
            }
        }
        complete(record, kind);
    }

    /** What the standard requires, and what says no more than its absence did. */
    private static void complete(ObjectNode record, String kind) {
        Map<String, HsdsShape.Member> shape = HsdsShape.of(kind);
        if (shape.containsKey("description") && shape.get("description").required() && !record.has("description")) {
            record.put("description", "");
        }
        if (kind.equals("service") && !record.has("status")) {
            record.put("status", "active");
        }
        if (kind.equals("location") && !record.has("location_type")) {
            record.put("location_type", "physical");
        }
    }

    /** A member of no standard: ours, somebody's own, or of another version. */
    private JsonNode unknown(String name, JsonNode value, String at) {
        if (!name.startsWith("x_")) {
            boolean elsewhere = isRecords(name);
            told.fault(at, OLDER.contains(name) ? "hsds-before-3" : "unknown-field", !elsewhere);
            if (elsewhere) {
                return null; // what is hidden of records is known only where they stand in their place
            }
        }
        return cleaned(value, at);
    }

    private static boolean isRecords(String name) {
        return HsdsJson.RECORDS.contains(name)
                || name.endsWith("s") && HsdsJson.RECORDS.contains(name.substring(0, name.length() - 1));
    }

    /** Without what no text may have, however deep. Null where it is nothing then. */
    private JsonNode cleaned(JsonNode value, String at) {
        if (value.isTextual()) {
            String text = clean(value.textValue(), at);
            return text == null ? null : TextNode.valueOf(text);
        }
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> each : List.copyOf(object.properties())) {
                String here = at + "/" + CleanTree.token(each.getKey());
                JsonNode is = each.getValue();
                if (isRecords(each.getKey())) {
                    told.fault(here, "unknown-field", false);
                    is = null;
                } else {
                    is = cleaned(is, here);
                }
                if (is == null) {
                    object.remove(each.getKey());
                } else {
                    object.set(each.getKey(), is);
                }
            }
        } else if (value instanceof ArrayNode array) {
            List<JsonNode> left = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                JsonNode is = cleaned(array.get(i), at + "/" + i);
                if (is != null) {
                    left.add(is);
                }
            }
            array.removeAll().addAll(left);
        } else if (value.isNumber() && !HsdsValues.isFinite(value)) {
            told.fault(at, "invalid", false);
            return null;
        }
        return value;
    }

    private String clean(String text, String at) {
        String without = HsdsValues.withoutMarks(text);
        if (!without.equals(text)) {
            told.fault(at, "marks-removed", true);
        }
        String code = HsdsValues.refusal(without);
        if (code != null) {
            told.fault(at, code, false);
            return null;
        }
        return without;
    }

    private JsonNode flat(ObjectNode record, HsdsShape.Member member, String name, JsonNode value, String at) {
        JsonNode clean = cleaned(value, at);
        if (clean == null) {
            return null;
        }
        if (clean.isContainerNode()) {
            told.fault(at, "wrong-type", false);
            return null;
        }
        Value read = HsdsValues.read(member, name, clean);
        switch (read.meant()) {
            case AS_IT_IS -> {
                return read.is();
            }
            case OTHERWISE -> {
                told.fault(at, "mended", true);
                return read.is();
            }
            case HARM -> {
                told.fault(at, read.code(), false);
                return null;
            }
            default -> {
                boolean kept = !record.has("x_" + name);
                told.fault(at, read.code(), kept);
                if (kept) {
                    record.set("x_" + name, clean);
                }
                // Nobody is sent to a service in a state that is not understood.
                return name.equals("status") && member.codes().contains("inactive")
                        ? TextNode.valueOf("inactive")
                        : null;
            }
        }
    }

    private JsonNode list(JsonNode value, String kind, UUID of, String name, String at) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        if (value.isObject()) {
            told.fault(at, "mended", true);
            all.add(value);
        } else if (value.isArray()) {
            all.addAll((ArrayNode) value);
        } else {
            told.fault(at, "wrong-type", false);
            return null;
        }
        List<JsonNode> right = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            JsonNode one = part(all.get(i), kind, HsdsJson.derived(of, name + "/" + i), at + "/" + i);
            if (one != null) {
                right.add(one);
            }
        }
        return all.removeAll().addAll(right);
    }

    private JsonNode record(JsonNode value, String kind, UUID of, String name, String at) {
        JsonNode one = value;
        if (kind.equals("unit")) {
            one = value.isTextual() ? JsonNodeFactory.instance.objectNode().set("name", value) : value;
            return part(
                    one, kind, UUID.nameUUIDFromBytes(one.path("name").asText().getBytes(StandardCharsets.UTF_8)), at);
        }
        return part(one, kind, HsdsJson.derived(of, name), at);
    }

    /** @param derived its id where it has none */
    private JsonNode part(JsonNode value, String kind, UUID derived, String at) {
        if (!(value instanceof ObjectNode part)) {
            if (!value.isNull()) {
                told.fault(at, "wrong-type", false);
            }
            return null;
        }
        UUID id = HsdsValues.uuid(part.path("id").asText("")).orElse(derived);
        mend(part, kind, id, at);
        if (!part.has("id")) {
            part.put("id", id.toString());
        }
        if (kind.equals("address")) {
            return part; // the directory completes it where it is shown
        }
        for (Map.Entry<String, HsdsShape.Member> member : HsdsShape.of(kind).entrySet()) {
            if (member.getValue().required() && !part.has(member.getKey())) {
                told.fault(at + "/" + member.getKey(), "not-null", false);
                return null;
            }
        }
        return part;
    }
}
