package org.wasl.referral.directory.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.platform.stored.StoredForm;

/**
 * A record of HSDS as an import brought it, so that it is given back as it came (ADR 49). Records of their own that stood in it are stubs: their id, and their
 * other members as null, so that it is known which of them were named there.
 *
 * @param document the record; its members by their names in HSDS
 * @param ours members that somebody has changed in the directory since: what is written there holds, and the document has them no more
 */
@StoredForm("source-document")
public record SourceDocument(ObjectNode document, Set<String> ours) {
    /** Members of HSDS in which a field of ours is shown, where they are not called the same. */
    private static final Map<String, Set<String>> SHOWN_AS = Map.ofEntries(
            Map.entry("name", Set.of("name", "alternate_name")),
            Map.entry("type", Set.of("x_type")),
            Map.entry("referral_enabled", Set.of("x_referral_enabled")),
            Map.entry("service_type", Set.of("x_service_type")),
            Map.entry("sensitive", Set.of("x_sensitive")),
            Map.entry("term_ids", Set.of("attributes")),
            Map.entry("program_id", Set.of("program_id", "program")),
            Map.entry("eligibility", Set.of("x_eligibility")),
            Map.entry("governorate", Set.of("addresses")),
            Map.entry("city", Set.of("addresses")),
            Map.entry("centre_type", Set.of("x_centre_type")),
            Map.entry("accessibility", Set.of("accessibility", "x_accessibility")),
            Map.entry("accessibility_notes", Set.of("accessibility", "x_accessibility")),
            Map.entry("accepts_referrals", Set.of("x_accepts_referrals")),
            Map.entry("edition", Set.of("version")));

    private static final String BOTH = "x_i18n";

    public SourceDocument {
        ours = ours == null ? Set.of() : Set.copyOf(ours);
    }

    public static SourceDocument of(ObjectNode document) {
        return new SourceDocument(document, Set.of());
    }

    /**
     * What is left of it after a change.
     *
     * @param source null where the record came by no import
     * @param before the fields of the record, as the API takes them
     */
    public static SourceDocument after(SourceDocument source, Object before, Object after) {
        if (source == null) {
            return null;
        }
        JsonNode was = HsdsJson.MAPPER.valueToTree(before);
        JsonNode is = HsdsJson.MAPPER.valueToTree(after);
        Set<String> changed = new TreeSet<>();
        compare(was, is, changed);
        compare(was.path("details"), is.path("details"), changed);
        return source.without(changed);
    }

    /** Ids of the records of their own that stood in a member. */
    public Set<UUID> named(String member) {
        return document.path(member)
                .valueStream()
                .map(stub -> UUID.fromString(stub.path("id").asText()))
                .collect(Collectors.toSet());
    }

    /** Without members that are written in the directory now. */
    public SourceDocument without(Set<String> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        ObjectNode left = document.deepCopy();
        left.remove(changed);
        left.remove("last_modified");
        if (left.get(BOTH) instanceof ObjectNode both) {
            both.remove(changed);
        }
        Set<String> all = new TreeSet<>(ours);
        all.addAll(changed);
        all.add("last_modified");
        return new SourceDocument(left, all);
    }

    private static void compare(JsonNode was, JsonNode is, Set<String> changed) {
        Set<String> names = new TreeSet<>();
        was.fieldNames().forEachRemaining(names::add);
        is.fieldNames().forEachRemaining(names::add);
        names.remove("details");
        names.stream()
                .filter(name -> !was.path(name).equals(is.path(name)))
                .forEach(name -> changed.addAll(SHOWN_AS.getOrDefault(name, Set.of(name))));
    }

    /**
     * The record as it came, with what was changed since.
     *
     * @param now the record as the directory has it
     */
    public ObjectNode givenBack(ObjectNode now) {
        ObjectNode given = document.deepCopy();
        for (String member : ours) {
            if (now.has(member)) {
                given.set(member, now.get(member));
            }
            JsonNode label = now.path(BOTH).path(member);
            if (label.isObject()) {
                given.withObject("/" + BOTH).set(member, label);
            }
        }
        completeAddresses(given.path("addresses"), now.path("addresses"));
        return given;
    }

    /** The standard asks for more of an address than many know; the directory knows how to fill it. */
    private static void completeAddresses(JsonNode given, JsonNode known) {
        for (JsonNode address : given) {
            JsonNode same = withId(known, address.path("id").asText());
            JsonNode from = same.isEmpty() ? known.path(0) : same;
            HsdsShape.of("address").forEach((name, member) -> {
                if (member.required() && !address.has(name) && from.has(name)) {
                    ((ObjectNode) address).set(name, from.get(name));
                }
            });
        }
    }

    /**
     * The record as the directory shows it, with what else came of it: the directory's own texts, links, times and history stand.
     *
     * @param kind of the record
     * @param full whether lists and records in it are shown
     */
    public void addTo(ObjectNode now, String kind, boolean full) {
        Map<String, HsdsShape.Member> shape = HsdsShape.of(kind);
        for (Map.Entry<String, JsonNode> came : document.properties()) {
            String name = came.getKey();
            JsonNode value = came.getValue();
            HsdsShape.Member member = shape.get(name);
            boolean partOfOurs = member != null
                    && (name.equals("id")
                            || name.equals("last_modified")
                            || name.equals("attributes") && kind.equals("service")
                            || name.equals("metadata")
                            || name.equals("alternate_name") && now.has(name)
                            || name.equals("accessibility") && document.has("x_accessibility")
                            || HsdsJson.RECORDS.contains(member.of()));
            if (partOfOurs || now.path(BOTH).has(name) || !full && value.isContainerNode()) {
                continue;
            }
            if (name.equals(BOTH)) {
                addMissing(now.withObject("/" + BOTH), value);
            } else if (value.isArray() && now.path(name).isArray()) {
                ArrayNode whole = together((ArrayNode) value, now.path(name));
                if (name.equals("addresses")) {
                    completeAddresses(whole, now.path(name));
                }
                now.set(name, whole);
            } else {
                now.set(name, value.deepCopy());
            }
        }
    }

    /** Each as it came, with what the directory knows more of it. */
    private static ArrayNode together(ArrayNode came, JsonNode now) {
        ArrayNode all = HsdsJson.MAPPER.createArrayNode();
        for (JsonNode one : came) {
            ObjectNode whole = HsdsJson.MAPPER.createObjectNode();
            if (!one.isObject()) {
                all.add(one);
                continue;
            }
            withId(now, one.path("id").asText())
                    .properties()
                    .forEach(member -> whole.set(member.getKey(), member.getValue()));
            one.properties()
                    .forEach(member ->
                            whole.set(member.getKey(), member.getValue().deepCopy()));
            all.add(whole);
        }
        return all;
    }

    private static void addMissing(ObjectNode into, JsonNode from) {
        from.properties().forEach(member -> {
            if (!into.has(member.getKey())) {
                into.set(member.getKey(), member.getValue().deepCopy());
            }
        });
    }

    private static JsonNode withId(JsonNode parts, String id) {
        for (JsonNode part : parts) {
            if (part.path("id").asText().equalsIgnoreCase(id)) {
                return part;
            }
        }
        return HsdsJson.MAPPER.createObjectNode();
    }
}
