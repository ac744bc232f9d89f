package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
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
import java.util.function.Function;
import java.util.stream.Stream;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.Rfc3339;
import org.wasl.referral.directory.ImportReport.Fault;
import org.wasl.referral.directory.part.HsdsJson;
import org.wasl.referral.directory.part.Schedule;

/** What the directory's own rules need of one mended HSDS record. What they cannot use is told with its place; it is kept and given back all the same. */
final class HsdsReader implements HsdsMending.Faults {
    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

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

    @Override
    public void fault(String at, String code, boolean kept) {
        report.fault(new Fault(record, id, pointer + at, code, kept));
    }

    /** Of the whole record: it is not taken. */
    void refused(String at, String code) {
        fault(at, code, false);
    }

    private void unused(String at, String code) {
        fault(at, code, true);
    }

    /** Null and told where it is none. */
    static UUID id(JsonNode node, String record, String pointer, ImportReport report) {
        String id = node.path("id").asText("");
        return HsdsValues.uuid(id.strip()).orElseGet(() -> {
            String named = id.length() > 36 ? id.substring(0, 36) + "…" : id;
            report.fault(new Fault(record, named, pointer + "/id", "invalid", false));
            return null;
        });
    }

    boolean isNamed() {
        String name = node.path("name").asText("");
        if (name.isBlank() || name.length() > NameBody.LONGEST) {
            refused("/name", name.isBlank() ? "not-blank" : "size");
            return false;
        }
        tellOneLanguage();
        return true;
    }

    private void tellOneLanguage() {
        Label name = label("name");
        if (name.ar() == null || name.en() == null) {
            unused("/name", "not-in-both-languages");
        }
    }

    /** Both languages where the record has both; a text without more is in the language of its letters. Longer than the directory keeps is told. */
    Label label(String field) {
        JsonNode both = node.path("x_i18n").path(field);
        String plain = written(node.path(field), field);
        boolean arabic = plain != null && Words.hasArabic(plain);
        String en = both.has("en") ? written(both.path("en"), field) : arabic ? null : plain;
        String ar = both.has("ar") ? written(both.path("ar"), field) : arabic ? plain : null;
        return en == null && ar == null ? null : new Label(ar, en);
    }

    private String written(JsonNode value, String field) {
        String text = value.isTextual() ? value.asText().strip() : "";
        if (text.length() > (field.equals("name") ? NameBody.LONGEST : LabelBody.LONGEST)) {
            unused("/" + field, "size");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** A name for a record that the standard lets be without one: the first of some texts that it has. */
    Label nameOr(String... others) {
        if (label("name") != null) {
            tellOneLanguage();
            return label("name");
        }
        for (String other : others) {
            if (other != null && !other.isBlank()) {
                String name = other.strip();
                return Words.hasArabic(name) ? new Label(name, null) : new Label(null, name);
            }
        }
        return null;
    }

    /** A text as it is; longer than the field takes is told. */
    String text(String field, int longest) {
        if (!node.path(field).isTextual() || node.path(field).asText().isBlank()) {
            return null;
        }
        String text = node.path(field).asText().strip();
        if (text.length() > longest) {
            unused("/" + field, "size");
            return null;
        }
        return text;
    }

    /** Another name than that in the other language. */
    String alternateName() {
        String alternate = text("alternate_name", 500);
        Label name = label("name");
        return alternate == null || name != null && (alternate.equals(name.ar()) || alternate.equals(name.en()))
                ? null
                : alternate;
    }

    URI uri(String field) {
        String text = text(field, 2000);
        return text == null ? null : URI.create(text);
    }

    UUID uuid(String field) {
        return HsdsValues.uuid(node.path(field).asText("")).orElse(null);
    }

    boolean flag(String field) {
        return node.path(field).asBoolean(false);
    }

    Integer years(String field) {
        JsonNode years = node.path(field);
        if (!years.isNumber()) {
            return null;
        }
        if (years.doubleValue() != years.asInt() || years.asInt() < 0) {
            unused("/" + field, "invalid");
            return null;
        }
        return years.asInt();
    }

    Double degrees(String field, double limit) {
        if (!node.path(field).isNumber()) {
            return null;
        }
        double value = node.path(field).asDouble();
        if (Math.abs(value) > limit) {
            unused("/" + field, "invalid");
            return null;
        }
        return value;
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
            unused("/" + field, "unknown-code");
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
            unused("/" + field, "in-the-future");
        } catch (DateTimeParseException e) {
            unused("/" + field, "invalid");
        }
        return Optional.empty();
    }

    /** Parts that are the standard's own records. */
    <T> List<T> parts(Class<T> kind, String field) {
        return parts(kind, part -> part, field);
    }

    /**
     * Those of its parts that are right, each without what is not; null where there is none.
     *
     * @param body of the API, which has the limits of such a part
     */
    <T> List<T> parts(Class<T> kind, Function<T, Object> body, String field) {
        List<T> parts = new ArrayList<>();
        for (int i = 0; i < node.path(field).size(); i++) {
            part(kind, body, node.path(field).get(i), "/" + field + "/" + i).ifPresent(parts::add);
        }
        return parts.isEmpty() ? null : List.copyOf(parts);
    }

    /** One part that has no id; null where it is missing or wrong. */
    <T> T part(Class<T> kind, Function<T, Object> body, String field) {
        return node.hasNonNull(field)
                ? part(kind, body, node.path(field), "/" + field).orElse(null)
                : null;
    }

    private <T> Optional<T> part(Class<T> kind, Function<T, Object> body, JsonNode from, String at) {
        if (!from.isObject()) {
            unused(at, "wrong-type");
            return Optional.empty();
        }
        ObjectNode part = HsdsParts.asUsed(kind, (ObjectNode) from);
        while (true) {
            String wrong;
            try {
                T read = HsdsJson.MAPPER.convertValue(part, kind);
                Set<ConstraintViolation<Object>> violations = validator.validate(body.apply(read));
                if (violations.isEmpty()) {
                    return Optional.of(read);
                }
                wrong = violations.iterator().next().getPropertyPath().toString();
            } catch (IllegalArgumentException unreadable) {
                wrong = unreadable.getCause() instanceof JsonMappingException mapping
                                && !mapping.getPath().isEmpty()
                                && mapping.getPath().get(0).getFieldName() != null
                        ? mapping.getPath().get(0).getFieldName()
                        : "";
            }
            String member = member(part, wrong.replaceAll("[.\\[].*", ""));
            unused(member.isEmpty() ? at : at + "/" + member, "invalid");
            if (part.remove(member) == null) {
                return Optional.empty();
            }
        }
    }

    /** The name by which it stands in the part: ours or that of HSDS, with or without the prefix of what is ours. */
    private static String member(ObjectNode part, String name) {
        String snake = NAMES.translate(name);
        return Stream.of(name, snake, "x_" + snake, snake.replaceAll("(\\d)$", "_$1"))
                .filter(part::has)
                .findFirst()
                .orElse(snake);
    }

    /** Hours to reckon with; the others are words: nobody should stand before a closed door because we guessed. */
    List<Schedule> schedules() {
        List<Schedule> schedules = new ArrayList<>();
        for (int i = 0; i < node.path("schedules").size(); i++) {
            ObjectNode from = (ObjectNode) node.path("schedules").get(i);
            String at = "/schedules/" + i;
            Optional<Schedule> hours = HsdsHours.read(from, validator);
            if (hours.isEmpty()) {
                unused(at, HsdsHours.reason(from));
            }
            schedules.add(hours.orElseGet(() -> HsdsHours.inWords(from)));
        }
        return List.copyOf(schedules);
    }
}
