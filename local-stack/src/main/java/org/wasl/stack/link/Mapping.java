package org.wasl.stack.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.wasl.stack.CliException;

/**
 * Which column holds what. {@code {"recordId":"id","given":"first name","other":["street"]}}; where the files differ, {@code {"left":{…},"right":{…}}}.
 *
 * @param columns the object with a column for each field
 */
record Mapping(JsonNode columns) {
    /** Those that have one column each. */
    static final List<String> FIELDS = List.of(
            "recordId",
            "given",
            "father",
            "grandfather",
            "family",
            "fullName",
            "birthDate",
            "sex",
            "phone",
            "locality",
            "nationalId",
            "otherId");

    private static final String OTHERS = "other";

    /** Of both sides, the same for both where the file says nothing else. */
    record Sides(Mapping left, Mapping right) {}

    static Sides read(Path file) throws IOException {
        JsonNode map;
        try {
            map = new ObjectMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new CliException(
                    "The map " + file + " is no JSON: it ends or breaks at line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ".",
                    e);
        }
        if (map == null || !map.isObject()) {
            throw new CliException("The map " + file + " must be a JSON object that names columns.");
        }
        Sides sides = map.has("left") || map.has("right")
                ? new Sides(new Mapping(map.path("left")), new Mapping(map.path("right")))
                : new Sides(new Mapping(map), new Mapping(map));
        sides.left().check();
        sides.right().check();
        if (sides.left().others().size() != sides.right().others().size()) {
            throw new CliException(
                    "Both sides must name as many columns under \"other\": they are compared in their order.");
        }
        return sides;
    }

    private void check() {
        if (!columns.isObject()) {
            throw new CliException("A map with \"left\" needs \"right\", and both must be objects that name columns.");
        }
        Set<String> unknown = new TreeSet<>();
        columns.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name) && !name.equals(OTHERS)) {
                unknown.add(name);
            }
        });
        if (!unknown.isEmpty()) {
            throw new CliException("The map names fields that there are not: " + unknown + ". There are " + FIELDS
                    + " and " + OTHERS + ".");
        }
        if (named().isEmpty()) {
            throw new CliException("The map names no column to compare.");
        }
    }

    /** The column of a field; null where it has none. */
    String column(String field) {
        JsonNode column = columns.path(field);
        return column.isTextual() && !column.asText().isBlank()
                ? column.asText().strip()
                : null;
    }

    List<String> others() {
        List<String> others = new ArrayList<>();
        JsonNode named = columns.path(OTHERS);
        if (named.isTextual()) {
            others.add(named.asText().strip());
        }
        named.forEach(column -> others.add(column.asText().strip()));
        return others;
    }

    /** Every column that is read, without that of the record's id. */
    List<String> named() {
        List<String> named = new ArrayList<>(others());
        FIELDS.stream()
                .filter(field -> !field.equals("recordId"))
                .map(this::column)
                .filter(column -> column != null)
                .forEach(named::add);
        return named;
    }
}
