package org.wasl.registry.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.file.RawRows;
import org.wasl.registry.export.PersonColumns;
import org.wasl.registry.person.ContactPoint;
import org.wasl.registry.person.IdentifierBody;
import org.wasl.registry.person.PersonFields;
import org.wasl.registry.registration.Registration;

/** Makes rows of a CSV file registrations: the one place where cells become values. Not for several threads. */
final class RowReader {
    private static final String PERSON = "person_id";

    /** The columns that have codes, with the list of each. */
    private static final Map<String, String> LISTS = PersonColumns.ALL.stream()
            .filter(column -> column.list() != null)
            .collect(Collectors.toMap(PersonColumns.Column::name, PersonColumns.Column::list));

    private final Columns columns;
    private final ObjectMapper json;
    private final BirthDateReader dates;
    private final List<NameColumns> names;
    private final Map<IdentifierSystem, String> numbers = new LinkedHashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> said;
    private final CodeReader codes;

    /** @param vocabularies see {@link CodeReader} */
    RowReader(
            Columns columns,
            FileForm form,
            ObjectMapper json,
            Function<Vocabulary, List<CodeLists.Code>> vocabularies) {
        codes = new CodeReader(vocabularies);
        this.columns = columns;
        this.json = json;
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
            HouseholdRole role = role("household_role");
            // Beside a person's id of ours a household's is ours, too: it says where the person lives already.
            String household = person == null ? number("household_id") : null;
            Row.Home home = household == null ? null : new Row.Home(household, role);
            HouseholdRole secondRole = role("second_household_role");
            String second = person == null ? number("second_household_id") : null;
            Row.Home secondHome = second == null ? null : new Row.Home(second, secondRole);
            Map<String, Object> members = members();
            return wrong.isEmpty()
                    ? new Row(
                            line,
                            person,
                            externalId,
                            json.convertValue(members, Registration.class),
                            home,
                            secondHome,
                            new Row.Said(open(), parts, contactColumns),
                            List.of(),
                            List.copyOf(notes))
                    : Row.faulty(line, wrong);
        }

        /** The members of a registration, as a line of JSON has them. */
        private Map<String, Object> members() {
            Map<String, Object> members = new HashMap<>();
            members.put("sex", Sex.UNKNOWN);
            members.put("legalStatus", LegalStatus.UNKNOWN);
            members.put("names", names());
            for (String member : PersonFields.all()) {
                Object value = coded(PersonColumns.nameOf(member));
                if (value != null) {
                    members.put(member, value);
                }
            }
            BirthDateReader.Born born = born();
            if (born != null) {
                members.put("birthDate", born.day());
                if (!members.containsKey("birthDatePrecision") || born.precision() != BirthDatePrecision.EXACT) {
                    members.put("birthDatePrecision", born.precision());
                }
            }
            members.put("contactPoints", contactPoints());
            members.put("identifiers", numbers());
            return members;
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

        private HouseholdRole role(String column) {
            Object code = coded(column, "HouseholdRole");
            return code == null ? null : HouseholdRole.valueOf(code.toString());
        }

        /** Null where the column has no codes. */
        private Object coded(String column) {
            String list = LISTS.get(column);
            return list == null ? null : coded(column, list);
        }

        private Object coded(String column, String list) {
            String text = text(column);
            Object value = text == null ? null : codes.read(list, text);
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
