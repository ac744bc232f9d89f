package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.LocalizedText;
import org.wasl.platform.value.Rfc3339;
import org.wasl.platform.value.SafeUri;
import org.wasl.referral.directory.ImportReport.Fault;
import org.wasl.referral.directory.part.HsdsJson;
import org.wasl.referral.directory.part.Schedule;

/** Values of one HSDS record: what is right is given, what is wrong is reported with its place and left out, alone. */
final class HsdsReader {
    private final JsonNode node;
    private final String record;
    private final String id;
    private final String pointer;
    private final ImportReport report;
    private final Validator validator;
    private final Clock clock;

    /** @param pointer of this record inside the one that is named in the report; empty where it is that one */
    HsdsReader(
            JsonNode node,
            String record,
            String id,
            String pointer,
            ImportReport report,
            Validator validator,
            Clock clock) {
        this.node = node;
        this.record = record;
        this.id = id;
        this.pointer = pointer;
        this.report = report;
        this.validator = validator;
        this.clock = clock;
    }

    void fault(String at, String code) {
        report.fault(new Fault(record, id, pointer + at, code));
    }

    /** Null and told where it is none. */
    static UUID id(JsonNode node, String record, String pointer, ImportReport report) {
        try {
            return UUID.fromString(node.path("id").asText(""));
        } catch (IllegalArgumentException missing) {
            report.fault(new Fault(record, node.path("id").asText(""), pointer + "/id", "invalid"));
            return null;
        }
    }

    boolean isNamed() {
        String name = node.path("name").asText("");
        if (name.isBlank() || name.length() > 500) {
            fault("/name", name.isBlank() ? "not-blank" : "size");
            return false;
        }
        if (label("name").ar() == null) {
            fault("/name", "not-in-both-languages");
        }
        return true;
    }

    /** Both languages where the record has both; a text without more is in the language of its letters. */
    Label label(String field) {
        JsonNode both = node.path("x_i18n").path(field);
        String plain = node.path(field).isTextual() ? node.path(field).asText().strip() : null;
        if (plain != null && plain.isEmpty()) {
            plain = null;
        }
        boolean arabic = plain != null
                && plain.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
        String en = both.path("en").asText(arabic ? null : plain);
        String ar = both.path("ar").asText(arabic ? plain : null);
        return en == null && ar == null ? null : new Label(ar, en);
    }

    LocalizedText localized(String field) {
        return Label.text(label(field));
    }

    /** A text as it is; longer than the field takes is told and left out. */
    String text(String field, int longest) {
        if (!node.path(field).isTextual() || node.path(field).asText().isBlank()) {
            return null;
        }
        String text = node.path(field).asText().strip();
        if (text.length() > longest) {
            fault("/" + field, "size");
            return null;
        }
        return text;
    }

    /** Another name than that in the other language. */
    String alternateName() {
        String alternate = text("alternate_name", 500);
        Label name = label("name");
        return alternate == null || alternate.equals(name.ar()) || alternate.equals(name.en()) ? null : alternate;
    }

    URI uri(String field) {
        String text = text(field, 2000);
        try {
            URI uri = text == null ? null : URI.create(text);
            if (SafeUri.Validator.isSafe(uri)) {
                return uri;
            }
            fault("/" + field, "unsafe-link");
            return null;
        } catch (IllegalArgumentException e) {
            fault("/" + field, "invalid");
            return null;
        }
    }

    UUID uuid(String field) {
        String text = text(field, 36);
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            fault("/" + field, "invalid");
            return null;
        }
    }

    boolean flag(String field) {
        return node.path(field).asBoolean(false);
    }

    Integer years(String field) {
        return node.path(field).isNumber() ? node.path(field).asInt() : null;
    }

    Double degrees(String field, double limit) {
        double value = node.path(field).asDouble(Double.NaN);
        return Math.abs(value) <= limit ? value : null;
    }

    /** HSDS writes its codes small and with blanks. */
    <E extends Enum<E>> Optional<E> code(Class<E> kind, String field) {
        if (!node.hasNonNull(field)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Enum.valueOf(
                    kind, node.path(field).asText().toUpperCase(Locale.ROOT).replace(' ', '_')));
        } catch (IllegalArgumentException unknown) {
            fault("/" + field, "unknown-code");
            return Optional.empty();
        }
    }

    /** A day that has been. */
    Optional<LocalDate> past(String field) {
        if (!node.hasNonNull(field)) {
            return Optional.empty();
        }
        try {
            LocalDate date = Rfc3339.day(node.path(field).asText());
            if (!date.isAfter(JordanTime.today(clock))) {
                return Optional.of(date);
            }
            fault("/" + field, "in-the-future");
        } catch (DateTimeParseException e) {
            fault("/" + field, "invalid");
        }
        return Optional.empty();
    }

    /** Those of its parts that are right; null where there is none. */
    <T> List<T> parts(Class<T> kind, String field) {
        List<T> parts = new ArrayList<>();
        JsonNode all = identified(field);
        for (int i = 0; i < all.size(); i++) {
            part(kind, all.get(i), "/" + field + "/" + i).ifPresent(parts::add);
        }
        return parts.isEmpty() ? null : List.copyOf(parts);
    }

    /** One part that has no id; null where it is missing or wrong. */
    <T> T part(Class<T> kind, String field) {
        return node.hasNonNull(field)
                ? part(kind, node.path(field), "/" + field).orElse(null)
                : null;
    }

    /** Its parts, each with an id. */
    private JsonNode identified(String field) {
        JsonNode all = node.path(field).deepCopy();
        HsdsJson.identify(all, UUID.fromString(node.path("id").asText()), field);
        return all;
    }

    private <T> Optional<T> part(Class<T> kind, JsonNode from, String at) {
        try {
            JsonNode part = from;
            if (from.path("unit").isObject()) { // capacities count units; ours has the unit's name
                part = from.deepCopy();
                ((ObjectNode) part).put("unit", from.at("/unit/name").asText(null));
            }
            T read = HsdsJson.MAPPER.convertValue(part, kind);
            Set<ConstraintViolation<T>> violations = validator.validate(read);
            violations.forEach(
                    v -> fault(at + "/" + v.getPropertyPath().toString().replace('.', '/'), "invalid"));
            return violations.isEmpty() ? Optional.of(read) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            fault(at, "invalid");
            return Optional.empty();
        }
    }

    /** Hours that are hours. The others are left out: nobody should stand before a closed door because we guessed. */
    List<Schedule> schedules() {
        List<Schedule> schedules = new ArrayList<>();
        JsonNode all = identified("schedules");
        for (int i = 0; i < all.size(); i++) {
            String at = "/schedules/" + i;
            if (!all.get(i).hasNonNull("opens_at")) {
                fault(at + "/opens_at", "not-null");
            } else if (!isTime(all.get(i).path("opens_at"))
                    || !isTime(all.get(i).path("closes_at"))) {
                fault(at, "time-of-day");
            } else {
                part(Schedule.class, all.get(i), at).ifPresent(schedule -> {
                    if (schedule.isTurnedAround()) {
                        fault(at, "expiry-before-start");
                    } else {
                        schedules.add(schedule);
                    }
                });
            }
        }
        return List.copyOf(schedules);
    }

    private static boolean isTime(JsonNode text) {
        return text.isMissingNode() || text.isNull() || text.asText().matches("([01][0-9]|2[0-3]):[0-5][0-9]");
    }
}
