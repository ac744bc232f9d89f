package org.wasl.registry.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.MaritalStatus;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.csv.Cell;
import org.wasl.platform.file.RawRows;
import org.wasl.platform.value.Rfc3339;
import org.wasl.registry.person.IdentifierBody;
import org.wasl.registry.person.PersonFields;
import org.wasl.registry.registration.Registration;

/**
 * What each column of a CSV file is. The names are ours, or those that the import names for its own; names of persons with {@code _ar} and {@code _en} for the
 * two scripts, or without, and then the letters tell. Numbers are columns of their own, called as their system: {@code jo_national_no}. The file of an export is
 * read again: who is named by {@code person_id} is known.
 */
final class Columns {
    private static final List<String> NAME_PARTS = List.of("given", "father", "grandfather", "family");
    private static final List<String> PLAIN = List.of(
            "external_id",
            "sex",
            "birth_date",
            "birth_date_precision",
            "nationality",
            "legal_status",
            "marital_status",
            "disability",
            "phone",
            "email",
            "preferred_language",
            "governorate",
            "district",
            "household_id",
            "household_role");
    private static final String PERSON = "person_id";

    /** Of an export, to be read by people. */
    private static final Set<String> PASSED_OVER = Set.of("org", "registered_at", "redactions");

    private static final Set<String> KNOWN = known();

    private final Map<String, Integer> places = new HashMap<>();
    private final CsvReader.CsvReaderBuilder parser;
    private final int number;
    private final List<Row.Fault> faults = new ArrayList<>();

    Columns(RawRows.Raw header, Map<String, String> renamed) {
        char separator = separator(header.text());
        parser = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(4 * RawRows.LONGEST);
        List<String> names = cells(header.text());
        number = names.size();
        if (names.isEmpty()) {
            faults.add(new Row.Fault(header.line(), "", "too-long"));
        }
        for (int place = 0; place < number; place++) {
            String given = names.get(place).strip();
            String name = renamed.getOrDefault(given, given).toLowerCase(Locale.ROOT);
            if (!KNOWN.contains(name)) {
                faults.add(new Row.Fault(header.line(), given, "unknown-column"));
            } else if (places.putIfAbsent(name, place) != null) {
                faults.add(new Row.Fault(header.line(), given, "duplicate-column"));
            }
        }
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(PLAIN);
        known.add(PERSON);
        known.addAll(PASSED_OVER);
        NAME_PARTS.forEach(part -> known.addAll(List.of(part, part + "_ar", part + "_en")));
        Arrays.stream(IdentifierSystem.values())
                .filter(system -> system != IdentifierSystem.PARTNER_LOCAL)
                .forEach(system -> known.add(system.name().toLowerCase(Locale.ROOT)));
        return known;
    }

    /** Columns that are there twice or that nobody knows; they are passed over. */
    List<Row.Fault> faults() {
        return faults;
    }

    /** Without any column of given names nobody can be registered. */
    boolean nameNobody() {
        return !places.containsKey("given") && !places.containsKey("given_ar") && !places.containsKey("given_en");
    }

    /** The row of tags that HXL has below the header. */
    boolean areTags(RawRows.Raw raw) {
        List<String> cells = raw.text() == null ? List.of() : cells(raw.text());
        return !cells.isEmpty() && cells.stream().allMatch(cell -> cell.isBlank() || cell.startsWith("#"));
    }

    Row row(RawRows.Raw raw) {
        List<String> cells = cells(raw.text());
        if (cells.size() != number) {
            return Row.faulty(raw.line(), "", "wrong-number-of-cells");
        }
        return new Reading(raw.line(), cells).row();
    }

    /** None where there are more than the parser takes. */
    private List<String> cells(String text) {
        try (CsvReader<CsvRecord> csv = parser.ofCsvRecord(text)) {
            return csv.iterator().next().getFields();
        } catch (CsvParseException tooMany) {
            return List.of();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Whichever the header has most of: spreadsheets write semicolons where commas are decimal. */
    private static char separator(String header) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String header, char separator) {
        return header.chars().filter(c -> c == separator).count();
    }

    /** One row, read cell by cell; what is wrong is gathered, so that all of it is told at once. */
    private final class Reading {
        private final long line;
        private final List<String> cells;
        private final List<Row.Fault> wrong = new ArrayList<>();

        Reading(long line, List<String> cells) {
            this.line = line;
            this.cells = cells;
        }

        Row row() {
            PersonId person = person();
            HouseholdRole role = code("household_role", HouseholdRole.class, null);
            // Beside a person's id of ours a household's is ours, too: it says where the person lives already.
            String household = person == null ? text("household_id") : null;
            Row.Home home = household == null ? null : new Row.Home(household, role);
            Registration registration = new Registration(
                    names(),
                    code("sex", Sex.class, Sex.UNKNOWN),
                    date(),
                    code("birth_date_precision", BirthDatePrecision.class, null),
                    upper("nationality"),
                    code("legal_status", LegalStatus.class, LegalStatus.UNKNOWN),
                    code("marital_status", MaritalStatus.class, null),
                    flag("disability"),
                    text("phone"),
                    text("email"),
                    text("preferred_language"),
                    upper("governorate"),
                    text("district"),
                    numbers(),
                    null);
            return wrong.isEmpty()
                    ? new Row(
                            line,
                            person,
                            text("external_id"),
                            registration,
                            home,
                            Set.copyOf(places.keySet()),
                            List.of())
                    : Row.faulty(line, wrong);
        }

        private PersonId person() {
            String text = text(PERSON);
            try {
                return text == null ? null : PersonId.fromString(text);
            } catch (IllegalArgumentException noId) {
                wrong.add(new Row.Fault(line, PERSON, "unknown-person"));
                return null;
            }
        }

        private List<PersonFields.Name> names() {
            Map<NameScript, PersonFields.Name> names = new EnumMap<>(NameScript.class);
            for (String suffix : List.of("_ar", "_en", "")) {
                String given = text("given" + suffix);
                if (given != null) {
                    NameScript script = suffix.equals("_ar")
                            ? NameScript.ARAB
                            : suffix.equals("_en") ? NameScript.LATN : scriptOf(given);
                    names.putIfAbsent(
                            script,
                            new PersonFields.Name(
                                    script,
                                    NameUse.OFFICIAL,
                                    given,
                                    text("father" + suffix),
                                    text("grandfather" + suffix),
                                    text("family" + suffix)));
                }
            }
            return List.copyOf(names.values());
        }

        private List<IdentifierBody> numbers() {
            Map<IdentifierSystem, String> numbers = new LinkedHashMap<>();
            for (IdentifierSystem system : IdentifierSystem.values()) {
                String value = text(system.name().toLowerCase(Locale.ROOT));
                if (value != null) {
                    numbers.put(system, value);
                }
            }
            return numbers.entrySet().stream()
                    .map(number -> IdentifierBody.of(number.getKey(), number.getValue()))
                    .toList();
        }

        private LocalDate date() {
            String text = text("birth_date");
            try {
                return text == null ? null : Rfc3339.day(text);
            } catch (DateTimeParseException noDate) {
                wrong.add(new Row.Fault(line, "birth_date", "malformed-date"));
                return null;
            }
        }

        private <E extends Enum<E>> E code(String column, Class<E> kind, E none) {
            String text = upper(column);
            if (text == null) {
                return none;
            }
            for (E constant : kind.getEnumConstants()) {
                // M and F are what most lists have.
                if (constant.name().equals(text)
                        || kind == Sex.class
                                && text.length() == 1
                                && constant.name().startsWith(text)) {
                    return constant;
                }
            }
            wrong.add(new Row.Fault(line, column, "unknown-code"));
            return none;
        }

        private Boolean flag(String column) {
            String text = upper(column);
            if (text == null) {
                return null;
            }
            return switch (text) {
                case "TRUE", "YES", "1", "نعم" -> true;
                case "FALSE", "NO", "0", "لا" -> false;
                default -> {
                    wrong.add(new Row.Fault(line, column, "unknown-code"));
                    yield null;
                }
            };
        }

        private String upper(String column) {
            String text = text(column);
            return text == null ? null : text.toUpperCase(Locale.ROOT);
        }

        /** Null where the cell is empty. */
        private String text(String column) {
            Integer place = places.get(column);
            String text = place == null ? "" : Cell.asMeant(cells.get(place).strip());
            return text.isEmpty() ? null : java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC);
        }
    }

    private static NameScript scriptOf(String name) {
        return name.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Character.UnicodeScript::of)
                .findFirst()
                .map(script -> switch (script) {
                    case ARABIC -> NameScript.ARAB;
                    case LATIN -> NameScript.LATN;
                    default -> NameScript.OTHER;
                })
                .orElse(NameScript.OTHER);
    }
}
