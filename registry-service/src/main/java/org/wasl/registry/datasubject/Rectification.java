package org.wasl.registry.datasubject;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.stored.StoredJson;
import org.wasl.registry.person.PersonFields;

/**
 * How a person wants their record to be.
 *
 * @param fields the record as it would be; what is not named is of the day of the request, and nothing is read of it
 * @param named names of the fields that are to be written, also where that empties them
 */
@StoredForm(value = "rectification", version = 2)
record Rectification(PersonFields fields, Set<String> named) {

    /** Version 1 was the patch of the request itself: its fields are those that it names. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Rectification read(ObjectNode kept) {
        JsonNode version2 = kept.get("named");
        Set<String> named = new TreeSet<>();
        if (version2 == null) {
            kept.fieldNames().forEachRemaining(named::add);
        } else {
            version2.forEach(name -> named.add(name.textValue()));
        }
        JsonNode fields = version2 == null ? kept : kept.get("fields");
        return new Rectification(StoredJson.ofColumns().convertValue(fields, PersonFields.class), named);
    }
}
