package org.wasl.referral.hsds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wasl.contracts.code.CodeLists;
import org.wasl.platform.problem.Language;
import org.wasl.referral.directory.Label;
import org.wasl.referral.directory.part.HsdsJson;

/** Our records in the shapes of HSDS: one language in the standard's field, both in {@code x_i18n}; an id for every part. */
final class HsdsText {
    private static final String BOTH = "x_i18n";

    private final Language language;
    private final CodeLists.Lookup codes;

    HsdsText(Language language, CodeLists.Lookup codes) {
        this.language = language;
        this.codes = codes;
    }

    static ObjectNode object() {
        return HsdsJson.MAPPER.createObjectNode();
    }

    String of(Label label) {
        if (label == null) {
            return null;
        }
        String first = language == Language.AR ? label.ar() : label.en();
        return first != null ? first : language == Language.AR ? label.en() : label.ar();
    }

    String ofCode(String list, String code) {
        return codes.find(list, code).map(c -> of(new Label(c.ar(), c.en()))).orElse(code);
    }

    void put(ObjectNode into, String field, Label label) {
        if (label != null && of(label) != null) {
            into.put(field, of(label));
            ObjectNode both = into.withObject("/" + BOTH).withObject("/" + field);
            if (label.ar() != null) {
                both.put("ar", label.ar());
            }
            if (label.en() != null) {
                both.put("en", label.en());
            }
        }
    }

    /** The name, and where it has no other alternate name, that of the other language. */
    void putName(ObjectNode into, Label name) {
        put(into, "name", name);
        String other = language == Language.AR ? name.en() : name.ar();
        if (!into.has("alternate_name") && other != null && !other.equals(of(name))) {
            into.put("alternate_name", other);
        }
    }

    /** The details of an entry as fields of the entry; labels in the language that is asked for. */
    void putDetails(ObjectNode into, Object details, UUID of, List<String> only) {
        ObjectNode tree = HsdsJson.MAPPER.valueToTree(details);
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            JsonNode value = field.getValue();
            if (only != null && !only.contains(field.getKey())) {
                continue;
            }
            if (field.getKey().startsWith("x_")) {
                into.set(field.getKey(), value);
            } else if (value.isObject()) {
                put(into, field.getKey(), new Label(text(value, "ar"), text(value, "en")));
            } else {
                HsdsJson.identify(value, of, field.getKey());
                into.set(field.getKey(), value);
            }
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText(null);
    }
}
