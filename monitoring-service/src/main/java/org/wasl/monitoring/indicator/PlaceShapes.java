package org.wasl.monitoring.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Where places are on a map: the outlines of governorates, and the middle of districts. The same files as the dashboard's. */
@Singleton
class PlaceShapes {
    private static final String FOLDER = "/dashboard/";

    private final Map<String, JsonNode> byCode = new HashMap<>();

    @Inject
    PlaceShapes(ObjectMapper mapper) {
        read("governorates.json", mapper)
                .path("features")
                .forEach(feature -> byCode.put(feature.at("/properties/name").asText(), feature.get("geometry")));
        read("districts.json", mapper)
                .properties()
                .forEach(district -> byCode.put(district.getKey(), point(district.getValue(), mapper)));
    }

    private static JsonNode read(String file, ObjectMapper mapper) {
        try (InputStream in = PlaceShapes.class.getResourceAsStream(FOLDER + file)) {
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode point(JsonNode position, ObjectMapper mapper) {
        return mapper.createObjectNode().put("type", "Point").set("coordinates", position);
    }

    /** Null where it is not known where the place is, as GeoJSON writes it. */
    JsonNode of(String code) {
        return byCode.get(code);
    }
}
