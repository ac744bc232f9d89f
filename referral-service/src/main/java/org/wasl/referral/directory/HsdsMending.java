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
import java.util.Objects;
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
    /** Gets each value that does not stay as it is. */
    interface Faults {
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

    private final Faults faults;
    private final HsdsCleaning cleaning;

    HsdsMending(Faults faults) {
        this.faults = faults;
        cleaning = new HsdsCleaning(faults);
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
                is = list(new Place(record, name, here), each.getValue(), member.of(), id);
            } else if (member.type() == HsdsShape.Type.RECORD) {
                is = nested(new Place(record, name, here), each.getValue(), member.of(), id);
            } else {
                is = flat(new Place(record, name, here), member, each.getValue());
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
            boolean elsewhere = HsdsCleaning.isRecords(name);
            faults.fault(at, OLDER.contains(name) ? "hsds-before-3" : "unknown-field", !elsewhere);
            if (elsewhere) {
                return null; // what is hidden of records is known only where they stand in their place
            }
        }
        return cleaning.cleaned(value, at);
    }

    /** A member of a record. */
    private record Place(ObjectNode record, String name, String at) {
        /** Of what the standard has no place for, beside it. */
        String beside() {
            return "x_" + name;
        }
    }

    /** Keeps beside a member what the standard does not take there, and tells of it. */
    private void keep(Place place, JsonNode value, String at, String code) {
        boolean kept = !place.record().has(place.beside());
        faults.fault(at, code, kept);
        if (kept) {
            place.record().set(place.beside(), value);
        }
    }

    private JsonNode flat(Place place, HsdsShape.Member member, JsonNode value) {
        JsonNode clean = cleaning.cleaned(value, place.at());
        if (clean == null) {
            return null;
        }
        if (clean.isContainerNode()) {
            if (HsdsValues.isLink(member, place.name())) {
                faults.fault(place.at(), "wrong-type", false);
            } else {
                keep(place, clean, place.at(), "wrong-type");
            }
            return null;
        }
        Value read = HsdsValues.read(member, place.name(), clean);
        switch (read.meant()) {
            case AS_IT_IS -> {
                return read.is();
            }
            case OTHERWISE -> {
                faults.fault(place.at(), "mended", true);
                return read.is();
            }
            case HARM -> {
                faults.fault(place.at(), read.code(), false);
                return null;
            }
            default -> {
                keep(place, clean, place.at(), read.code());
                // Nobody is sent to a service in a state that is not understood.
                return place.name().equals("status") && member.codes().contains("inactive")
                        ? TextNode.valueOf("inactive")
                        : null;
            }
        }
    }

    private JsonNode list(Place place, JsonNode value, String kind, UUID of) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        if (value.isObject()) {
            faults.fault(place.at(), "mended", true);
            all.add(value);
        } else if (value.isArray()) {
            all.addAll((ArrayNode) value);
        } else {
            keepClean(place, value, place.at());
            return null;
        }
        List<JsonNode> right = new ArrayList<>();
        ArrayNode beside = JsonNodeFactory.instance.arrayNode();
        boolean free = !place.record().has(place.beside());
        for (int i = 0; i < all.size(); i++) {
            String at = place.at() + "/" + i;
            JsonNode one = all.get(i);
            String missing = "";
            String code = "wrong-type";
            if (one instanceof ObjectNode part) {
                mendPart(part, kind, HsdsJson.derived(of, place.name() + "/" + i), at);
                missing = missing(part, kind);
                code = "not-null";
            } else {
                one = one.isNull() ? null : cleaning.cleaned(one, at);
            }
            if (one == null || one.isObject() && missing.isEmpty()) {
                right.add(one);
            } else {
                faults.fault(at + missing, code, free);
                beside.add(one);
            }
        }
        if (free && !beside.isEmpty()) {
            place.record().set(place.beside(), beside);
        }
        right.removeIf(Objects::isNull);
        return all.removeAll().addAll(right);
    }

    private JsonNode nested(Place place, JsonNode value, String kind, UUID of) {
        boolean unit = kind.equals("unit");
        JsonNode one = value;
        if (unit && value.isTextual()) {
            one = JsonNodeFactory.instance.objectNode().set("name", value);
            faults.fault(place.at(), "mended", true);
        }
        if (!(one instanceof ObjectNode part)) {
            keepClean(place, value, place.at());
            return null;
        }
        UUID derived = unit
                ? UUID.nameUUIDFromBytes(part.path("name").asText().getBytes(StandardCharsets.UTF_8))
                : HsdsJson.derived(of, place.name());
        mendPart(part, kind, derived, place.at());
        String missing = missing(part, kind);
        if (missing.isEmpty()) {
            return part;
        }
        keep(place, part, place.at() + missing, "not-null");
        return null;
    }

    private void keepClean(Place place, JsonNode value, String at) {
        JsonNode clean = cleaning.cleaned(value, at);
        if (clean != null) {
            keep(place, clean, at, "wrong-type");
        }
    }

    /** @param derived its id where it has none */
    private void mendPart(ObjectNode part, String kind, UUID derived, String at) {
        UUID id = HsdsValues.uuid(part.path("id").asText("")).orElse(derived);
        mend(part, kind, id, at);
        if (!part.has("id")) {
            part.put("id", id.toString());
        }
    }

    /** Pointer to what makes a part one and is not there; empty where all is. */
    private static String missing(ObjectNode part, String kind) {
        return kind.equals("address") // the directory completes it where it is shown
                ? ""
                : HsdsShape.of(kind).entrySet().stream()
                        .filter(member -> member.getValue().required() && !part.has(member.getKey()))
                        .map(member -> "/" + member.getKey())
                        .findFirst()
                        .orElse("");
    }
}
