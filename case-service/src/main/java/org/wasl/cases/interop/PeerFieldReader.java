package org.wasl.cases.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wasl.platform.value.Rfc3339;

/** Reads the fields of one line of a peer's file. What was understood is taken out; what is left stays as it came. */
final class PeerFieldReader {
    /** As Primero's screens write dates, too. */
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT),
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT),
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("d-MMM-uuuu")
                    .toFormatter(Locale.ENGLISH));

    private final ObjectNode fields;
    private final Set<String> understood = new LinkedHashSet<>();
    private final List<ImportReport.Fault> warnings = new ArrayList<>();

    PeerFieldReader(ObjectNode fields) {
        this.fields = fields;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name))
                .filter(node -> node.isTextual() || node.isNumber() || node.isBoolean())
                .map(JsonNode::asText)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> {
                    understood.add(name);
                    return text;
                });
    }

    /** One value or a list of them. */
    List<String> texts(String name) {
        JsonNode node = fields.get(name);
        if (node == null || !node.isArray()) {
            return text(name).map(List::of).orElse(List.of());
        }
        List<String> texts = new ArrayList<>();
        node.forEach(one -> {
            if (!one.asText().isBlank()) {
                texts.add(one.asText().strip());
            }
        });
        understood.add(name);
        return texts;
    }

    Optional<LocalDate> date(String name) {
        return text(name).flatMap(text -> {
            String day = text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text;
            for (DateTimeFormatter form : DATES) {
                try {
                    return Optional.of(LocalDate.parse(day, form))
                            .filter(Rfc3339::isInReach)
                            .or(() -> unknown(name));
                } catch (DateTimeParseException another) {
                    // the next form
                }
            }
            return unknown(name);
        });
    }

    Optional<Boolean> flag(String name) {
        return text(name).flatMap(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> Optional.of(true);
            case "false", "no", "0" -> Optional.of(false);
            default -> unknown(name);
        });
    }

    <T> Optional<T> code(String name, Map<String, T> known) {
        return text(name).flatMap(text -> Optional.ofNullable(known.get(text.toLowerCase(Locale.ROOT)))
                .or(() -> unknown(name)));
    }

    <E extends Enum<E>> Optional<E> code(String name, Class<E> list) {
        return text(name).flatMap(text -> {
            String code = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
            for (E one : list.getEnumConstants()) {
                if (one.name().equals(code)) {
                    return Optional.of(one);
                }
            }
            return unknown(name);
        });
    }

    /** It is said, and we have no such code: it stays as it came, and the report says so. */
    <T> Optional<T> unknown(String name) {
        understood.remove(name);
        warnings.add(new ImportReport.Fault("/" + name, "unknown-code-kept"));
        return Optional.empty();
    }

    List<ImportReport.Fault> warnings() {
        return warnings;
    }

    ObjectNode rest() {
        ObjectNode rest = fields.deepCopy();
        rest.remove(understood);
        return rest;
    }
}
