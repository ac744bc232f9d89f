package org.wasl.registry.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.stored.StoredJson;

/** The fields of a person as rows keep them. In version 1 a person had one {@code phone} and one {@code email}; they are read as contact points. */
@StoredForm(value = "person-fields", version = 2)
public record KeptFields(@JsonValue PersonFields fields) {
    private static final String POINTS = "contactPoints";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static KeptFields read(ObjectNode kept) {
        return new KeptFields(fieldsOf(kept));
    }

    /** @param kept of either version; it is not changed */
    public static PersonFields fieldsOf(ObjectNode kept) {
        ObjectNode now = kept;
        if (!kept.has(POINTS)) {
            now = kept.deepCopy();
            ArrayNode points = now.putArray(POINTS);
            for (ContactPointKind kind : ContactPointKind.values()) {
                JsonNode value = kept.get(nameOf(kind));
                if (value != null && !value.isNull()) {
                    points.addObject().put("kind", kind.name()).set("value", value);
                }
            }
        }
        return StoredJson.ofColumns().convertValue(now, PersonFields.class);
    }

    /** How version 1 called the one contact point of a kind. */
    public static String nameOf(ContactPointKind kind) {
        return switch (kind) {
            case PHONE -> "phone";
            case EMAIL -> "email";
        };
    }
}
