package org.wasl.registry.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.MaritalStatus;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.file.RawRows;
import org.wasl.registry.export.PersonColumns;
import org.wasl.registry.person.ContactPoint;
import org.wasl.registry.person.IdentifierBody;
import org.wasl.registry.person.PersonFields;
import org.wasl.registry.registration.Registration;

/** Makes rows of a CSV file registrations: the one place where cells become values. Not for several threads. */
final class RowReader {
    private static final String PERSON = "person_id";

    private final Columns columns;
    private final BirthDateReader dates;
    private final List<NameColumns> names;
    private final Map<IdentifierSystem, String> numbers = new LinkedHashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> said;
    private final CodeReader codes = new CodeReader();

    RowReader(Columns columns, FileForm form) {
        this.columns = columns;
        dates = new BirthDateReader(form.dateOrder(), form.spreadsheetDates());
        names = Stream.of("_ar", "_en", "")
                .map(suffix -> NameColumns.of(columns, suffix))
                .filter(NameColumns::isThere)
                .toList();
        for (IdentifierSystem system : IdentifierSystem.values()) {
            String column = system.name().toLowerCase(Locale.ROOT);
            if (columns.place(column) >= 0) {
                numbers.put(system, column);
            }
        }
        said = Set.copyOf(columns.names());
        said.forEach(name -> places.put(name, columns.place(name)));
    }

    Row row(RawRows.Raw raw) {
        List<String> cells = columns.cells(raw);
        return cells == null
                ? Row.faulty(raw.line(), "", "wrong-number-of-cells")
                : new Reading(raw.line(), cells).row();
    }

    /** One row, read cell by cell; what is wrong is gathered, so that all of it is told at once. */
    private final class Reading implements NameColumns.Source {
        private final long line;
        private final List<String> cells;
        private final List<Row.Fault> wrong = new ArrayList<>();
        private final List<Row.Fault> notes = new ArrayList<>();
        private final Map<NameScript, Set<String>> parts = new EnumMap<>(NameScript.class);
        private final List<String> contactColumns = new ArrayList<>();

        Reading(long line, List<String> cells) {
            this.line = line;
            this.cells = cells;
        }

        Row row() {
            PersonId person = person();
            String externalId = number("external_id");
            HouseholdRole role = code("household_role", HouseholdRole.class, null);
            // Beside a person's id of ours a household's is ours, too: it says where the person lives already.
            String household = person == null ? number("household_id") : null;
            Row.Home home = household == null ? null : new Row.Home(household, role);
            HouseholdRole secondRole = code("second_household_role", HouseholdRole.class, null);
            String second = person == null ? number("second_household_id") : null;
            Row.Home secondHome = second == null ? null : new Row.Home(second, secondRole);
            BirthDateReader.Born born = born();
            BirthDatePrecision precision = code("birth_date_precision", BirthDatePrecision.class, null);
            Registration registration = new Registration(
                    names(),
                    code("sex", Sex.class, Sex.UNKNOWN),
                    born == null ? null : born.day(),
                    born == null || precision != null && born.precision() == BirthDatePrecision.EXACT
                            ? precision
                            : born.precision(),
                    coded("nationality", codes::country),
                    code("legal_status", LegalStatus.class, LegalStatus.UNKNOWN),
                    code("marital_status", MaritalStatus.class, null),
                    coded("disability", codes::flag),
                    contactPoints(),
                    coded("preferred_language", codes::language),
                    coded("governorate", codes::governorate),
                    coded("district", codes::district),
                    numbers(),
                    null);
            return wrong.isEmpty()
                    ? new Row(
                            line,
                            person,
                            externalId,
                            registration,
                            home,
                            secondHome,
                            new Row.Said(open(), parts, contactColumns),
                            List.of(),
                            List.copyOf(notes))
                    : Row.faulty(line, wrong);
        }

        /** The columns without those that an export left empty because their part of the record was closed: they say nothing. */
        private Set<String> open() {
            String redactions = text("redactions");
            if (redactions == null) {
                return said;
            }
            List<String> closed = List.of(redactions.split("\\|"));
            Set<String> open = new HashSet<>(said);
            PersonColumns.ALL.stream()
                    .filter(column -> column.group() != null
                            && closed.contains(column.group().name()))
                    .forEach(column -> open.remove(column.name()));
            return open;
        }

        private PersonId person() {
            String text = text(PERSON);
            try {
                return text == null ? null : PersonId.fromString(text);
            } catch (IllegalArgumentException noId) {
                refuse(PERSON, "unknown-person");
                return null;
            }
        }

        private List<PersonFields.Name> names() {
            Map<NameScript, PersonFields.Name> read = new EnumMap<>(NameScript.class);
            for (NameColumns of : names) {
                PersonFields.Name name = of.read(this, parts);
                if (name != null) {
                    read.putIfAbsent(name.script(), name);
                }
            }
            return List.copyOf(read.values());
        }

        @Override
        public String name(int place, String column) {
            String text = text(place, column);
            if (text != null && text.indexOf('\n') >= 0) {
                refuse(column, "line-break");
                return null;
            }
            return text == null ? null : Cells.name(text);
        }

        @Override
        public void note(String column, String code) {
            notes.add(new Row.Fault(line, column, code));
        }

        private List<IdentifierBody> numbers() {
            List<IdentifierBody> read = new ArrayList<>();
            numbers.forEach((system, column) -> {
                String text = number(column);
                if (text != null) {
                    read.add(IdentifierBody.of(system, text));
                }
            });
            return read;
        }

        private String number(String column) {
            String text = text(column);
            if (text != null && Numbers.isShortened(text)) {
                refuse(column, "digits-lost");
                return null;
            }
            return text == null ? null : Numbers.plain(text);
        }

        private BirthDateReader.Born born() {
            String text = text("birth_date");
            BirthDateReader.Born born = text == null ? null : dates.read(text);
            if (born != null && born.fault() != null) {
                refuse("birth_date", born.fault());
                return null;
            }
            return born;
        }

        private List<ContactPoint> contactPoints() {
            List<ContactPoint> read = new ArrayList<>();
            for (ContactPointKind kind : ContactPointKind.values()) {
                for (String column : PersonColumns.of(kind)) {
                    String text = text(column);
                    List<String> values = text == null
                            ? List.of()
                            : kind == ContactPointKind.PHONE ? phones(column, text) : ContactColumns.addresses(text);
                    for (String value : values) {
                        ContactPoint point = ContactPoint.of(kind, value);
                        if (read.stream().noneMatch(point::reachesAs)) {
                            read.add(point);
                            contactColumns.add(column);
                        }
                    }
                }
            }
            return read;
        }

        private List<String> phones(String column, String text) {
            PhoneReader.Phones phones = PhoneReader.read(text);
            if (phones.fault() != null) {
                refuse(column, phones.fault());
            } else if (phones.isPart()) {
                note(column, "phone-not-taken");
            }
            return phones.numbers();
        }

        private <E extends Enum<E>> E code(String column, Class<E> list, E none) {
            E code = list.cast(coded(column, text -> codes.code(list, text)));
            return code == null ? none : code;
        }

        /** @param read the value of a word; null for what nobody knows */
        private <T> T coded(String column, Function<String, T> read) {
            String text = text(column);
            T value = text == null ? null : read.apply(text);
            if (text != null && value == null) {
                refuse(column, "unknown-code");
            }
            return value;
        }

        /** Null where the cell is empty, or the column is not there. */
        private String text(String column) {
            Integer place = places.get(column);
            return place == null ? null : text(place, column);
        }

        private String text(int place, String column) {
            String text = place < 0 ? null : Cells.clean(cells.get(place));
            if (text != null && Cells.isBroken(text)) {
                refuse(column, "control-characters");
                return null;
            }
            return text;
        }

        private void refuse(String column, String code) {
            wrong.add(new Row.Fault(line, column, code));
        }
    }
}
