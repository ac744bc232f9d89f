package org.wasl.cases.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.Digits;
import org.wasl.platform.value.InvisibleMarks;
import org.wasl.platform.value.JordanTime;
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

    /** Of the clocks of other systems: with a zone or without, with seconds or without. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[ ]['UTC'][XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private static final int OLDEST = 120;

    private final ObjectNode fields;
    private final LocalDate today;
    private final PeerCodes codes;
    private final Map<String, String> origins;
    private final Set<String> understood = new LinkedHashSet<>();
    private final List<ImportReport.Fault> warnings = new ArrayList<>();

    /** @param origins which field of the peer is behind a value of ours, by the JSON pointer of ours */
    PeerFieldReader(ObjectNode fields, LocalDate today, Map<String, String> origins, PeerCodes codes) {
        this.fields = fields;
        this.codes = codes;
        this.today = today;
        this.origins = new HashMap<>(origins);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name))
                .filter(node -> node.isTextual() || node.isNumber() || node.isBoolean())
                .map(PeerFieldReader::plain)
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
            if (!plain(one).isEmpty()) {
                texts.add(plain(one));
            }
        });
        understood.add(name);
        return texts;
    }

    private static String plain(JsonNode node) {
        return InvisibleMarks.removed(node.asText()).strip();
    }

    /** What stands there is looked at, and stays as it came. */
    boolean says(String name, Set<String> values) {
        JsonNode node = fields.get(name);
        return node != null && values.contains(plain(node).toLowerCase(Locale.ROOT));
    }

    /** A point in time is the day that it was in Jordan. */
    Optional<LocalDate> date(String name) {
        return text(name)
                .flatMap(text ->
                        day(Digits.ascii(text)).filter(Rfc3339::isInReach).or(() -> unknown(name)));
    }

    private static Optional<LocalDate> day(String text) {
        for (DateTimeFormatter form : DATES) {
            try {
                return Optional.of(LocalDate.parse(text, form));
            } catch (DateTimeParseException another) {
                // the next form
            }
        }
        try {
            TemporalAccessor read = TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            boolean isUtc = text.endsWith("UTC");
            return Optional.of(
                    read instanceof OffsetDateTime time
                            ? JordanTime.dateOf(time.toInstant())
                            : isUtc
                                    ? JordanTime.dateOf(((LocalDateTime) read).toInstant(ZoneOffset.UTC))
                                    : ((LocalDateTime) read).toLocalDate());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** The birth date; where the line has none, the year by its age. An age that cannot be (999 is "not known") stays as it came and is reported. */
    Birth birth(String dateField, String ageField) {
        Optional<LocalDate> born = date(dateField);
        Optional<Integer> age = text(ageField)
                .flatMap(text -> age(Digits.ascii(text)).or(() -> {
                    fault(ageField, "not-an-age");
                    return Optional.empty();
                }));
        if (born.isPresent()) {
            return new Birth(born.get(), BirthDatePrecision.EXACT);
        }
        if (age.isEmpty()) {
            return Birth.NOT_KNOWN;
        }
        origin("/person/birthDate", ageField);
        return new Birth(today.minusYears(age.get()).withDayOfYear(1), BirthDatePrecision.ESTIMATED);
    }

    /** @param on, precision null where it is not known */
    record Birth(LocalDate on, BirthDatePrecision precision) {
        static final Birth NOT_KNOWN = new Birth(null, null);

        Birth estimated() {
            return on == null ? this : new Birth(on, BirthDatePrecision.ESTIMATED);
        }
    }

    /** Spreadsheets write 12 as 12.0. */
    private static Optional<Integer> age(String text) {
        return Optional.of(text.replaceAll("\\.0+$", ""))
                .filter(years -> years.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .filter(years -> years <= OLDEST);
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

    /** Our code for what the peer writes; empty where the list has none. */
    Optional<String> codeOf(Vocabulary list, String written) {
        return codes.find(list, written);
    }

    /** It is said, and we have no such code: it stays as it came, and the report says so. */
    <T> Optional<T> unknown(String name) {
        fault(name, "unknown-code-kept");
        return Optional.empty();
    }

    /** We have no such code, and take it as it came; the report says so. */
    void unknownCode(String name) {
        warnings.add(new ImportReport.Fault("/" + name, "unknown-code-kept"));
    }

    private void fault(String name, String code) {
        understood.remove(name);
        warnings.add(new ImportReport.Fault("/" + name, code));
    }

    /** @param pointer of a value of ours @param name the field of the peer that it was read of */
    void origin(String pointer, String name) {
        origins.put(pointer, name);
    }

    Map<String, String> origins() {
        return origins;
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
