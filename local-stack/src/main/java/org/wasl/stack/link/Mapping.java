package org.wasl.stack.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.model.ComparisonVectors;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonText;
import org.wasl.stack.CliException;
import org.wasl.stack.Words;

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
    private static final int MOST_OTHERS = ComparisonVectors.MAX_FIELDS - Comparison.FIRST_OTHER;

    /** Of both sides, the same for both where the file says nothing else. */
    record Sides(Mapping left, Mapping right) {}

    static Sides read(Path file) throws IOException {
        JsonNode map;
        try {
            map = new ObjectMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new CliException(
                    Words.of(
                            "map-no-json",
                            file,
                            e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr()),
                    e);
        } catch (CharacterCodingException e) {
            throw new CliException(Words.of("map-no-utf-8", file), e);
        }
        if (map == null || !map.isObject()) {
            throw new CliException(Words.of("map-no-object", file));
        }
        Sides sides = map.has("left") || map.has("right")
                ? new Sides(new Mapping(map.path("left")), new Mapping(map.path("right")))
                : new Sides(new Mapping(map), new Mapping(map));
        sides.left().check();
        sides.right().check();
        if (sides.left().others().size() != sides.right().others().size()) {
            throw new CliException(Words.of("map-others-differ"));
        }
        if (sides.left().others().size() > MOST_OTHERS) {
            throw new CliException(Words.of("map-too-many-others", MOST_OTHERS));
        }
        return sides;
    }

    private void check() {
        if (!columns.isObject()) {
            throw new CliException(Words.of("map-one-side"));
        }
        Set<String> unknown = new TreeSet<>();
        columns.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name) && !name.equals(OTHERS)) {
                unknown.add(name);
            }
        });
        if (!unknown.isEmpty()) {
            throw new CliException(Words.of(
                    "map-unknown-fields", String.join(", ", unknown), String.join(", ", FIELDS) + ", " + OTHERS));
        }
        if (named().isEmpty()) {
            throw new CliException(Words.of("map-no-column"));
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

    /** The fields that have a column, each with its column: further texts as other1, other2 …, as the model names them. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        FIELDS.stream().filter(field -> column(field) != null).forEach(field -> texts.put(field, column(field)));
        List<String> others = others();
        for (int i = 0; i < others.size(); i++) {
            texts.put(OTHERS + (i + 1), others.get(i));
        }
        return texts;
    }

    /** What a record has in a field of {@link #texts}; empty for nothing. */
    static String value(PersonText text, String field) {
        String value =
                switch (field) {
                    case "recordId" -> text.id();
                    case "given" -> text.given();
                    case "father" -> text.father();
                    case "grandfather" -> text.grandfather();
                    case "family" -> text.family();
                    case "fullName" -> text.fullName();
                    case "birthDate" -> text.birthDate();
                    case "sex" -> text.sex();
                    case "phone" -> text.phone();
                    case "locality" -> text.locality();
                    case "nationalId" -> text.nationalId();
                    case "otherId" -> text.otherId();
                    default -> text.others().get(other(field));
                };
        return value == null ? "" : value;
    }

    private static int other(String field) {
        return Integer.parseInt(field.substring(OTHERS.length())) - 1;
    }

    /** Whether a value that is there means something in its field. */
    static boolean isReadable(String field, String value, Person person) {
        return switch (field) {
            case "recordId" -> true;
            case "birthDate" -> person.birth() != 0;
            case "sex" -> person.sex() != 0;
            case "phone" -> person.phone() != 0;
            case "nationalId" -> person.nationalId() != null;
            case "otherId" -> person.otherId() != null;
            case "given", "father", "grandfather", "family", "fullName", "locality" -> hasLetter(value);
            default -> person.others()[other(field)] != null;
        };
    }

    private static boolean hasLetter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
