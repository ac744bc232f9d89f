package org.wasl.registry.datasubject;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.platform.stored.StoredForm;
import org.wasl.registry.person.KeptFields;
import org.wasl.registry.person.PersonFields;

/**
 * How a person wants their record to be.
 *
 * @param fields the record as it would be; what is not named is of the day of the request, and nothing is read of it
 * @param named names of the fields that are to be written, also where that empties them
 * @param kinds the contact points that are to be written where they are named; of the others nothing was said
 */
@StoredForm(value = "rectification", version = 3)
record Rectification(
        PersonFields fields, Set<String> named, @JsonIgnore Set<ContactPointKind> kinds) {
    private static final String POINTS = "contactPoints";

    Rectification(PersonFields fields, Set<String> named) {
        this(fields, named, EnumSet.allOf(ContactPointKind.class));
    }

    /** Version 1 was the patch of the request itself: its fields are those that it names. Until version 2 it named one telephone and one mail address. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Rectification read(ObjectNode kept) {
        JsonNode later = kept.get("named");
        Set<String> named = new TreeSet<>();
        if (later == null) {
            kept.fieldNames().forEachRemaining(named::add);
        } else {
            later.forEach(name -> named.add(name.textValue()));
        }
        Set<ContactPointKind> kinds = EnumSet.noneOf(ContactPointKind.class);
        for (ContactPointKind kind : ContactPointKind.values()) {
            if (named.remove(KeptFields.nameOf(kind))) {
                kinds.add(kind);
            }
        }
        if (named.contains(POINTS)) {
            kinds.addAll(EnumSet.allOf(ContactPointKind.class));
        } else if (!kinds.isEmpty()) {
            named.add(POINTS);
        }
        return new Rectification(
                KeptFields.fieldsOf(later == null ? kept : (ObjectNode) kept.get("fields")), named, kinds);
    }

    /** The fields that are to be written, with the contact points that the record has now and of which nothing was said. */
    PersonFields onto(PersonFields now) {
        return fields.with(Stream.concat(
                        fields.contactPoints().stream().filter(point -> kinds.contains(point.kind())),
                        now.contactPoints().stream().filter(point -> !kinds.contains(point.kind())))
                .toList());
    }
}
