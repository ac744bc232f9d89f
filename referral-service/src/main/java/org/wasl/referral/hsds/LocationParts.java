package org.wasl.referral.hsds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.referral.directory.Location;
import org.wasl.referral.directory.part.HsdsJson;

/** Parts of a place that the directory keeps otherwise than the standard. */
final class LocationParts {
    private LocationParts() {}

    static void put(ObjectNode into, Location l, HsdsText texts) {
        addresses(into, l, texts);
        accessibility(into, l, texts);
    }

    /** An address has a postal code, as the schema asks; in Jordan it is empty, as nobody knows it. */
    private static void addresses(ObjectNode node, Location l, HsdsText texts) {
        Location.Place place = l.place();
        String governorate = place.governorate() == null ? "" : texts.ofCode("Governorate", place.governorate());
        ArrayNode addresses = node.withArray("addresses");
        if (addresses.isEmpty()) {
            String city = place.city() == null ? governorate : place.city();
            addresses
                    .addObject()
                    .put("id", HsdsJson.derived(l.rawId(), "address").toString())
                    .put("address_1", city);
        }
        for (JsonNode each : addresses) {
            ObjectNode address = (ObjectNode) each;
            Map.of(
                            "city",
                            place.city() == null ? governorate : place.city(),
                            "state_province",
                            governorate,
                            "postal_code",
                            "",
                            "country",
                            "JO",
                            "address_type",
                            node.path("location_type").asText())
                    .forEach((field, value) -> {
                        if (!address.hasNonNull(field)) {
                            address.put(field, value);
                        }
                    });
            if (place.governorate() != null) {
                address.put("x_iso_3166_2", place.governorate());
            }
        }
    }

    private static void accessibility(ObjectNode node, Location l, HsdsText texts) {
        ArrayNode all = node.has("accessibility_notes")
                ? (ArrayNode) node.remove("accessibility_notes")
                : HsdsJson.MAPPER.createArrayNode();
        for (AccessibilityFeature feature : l.accessibility()) {
            all.addObject()
                    .put("id", HsdsJson.derived(l.rawId(), feature.name()).toString())
                    .put("description", texts.ofCode("AccessibilityFeature", feature.name()))
                    .put("x_code", feature.name());
        }
        if (!all.isEmpty()) {
            node.set("accessibility", all);
        }
    }
}
