package org.wasl.registry.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.MaritalStatus;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.id.PersonId;
import org.wasl.matching.name.FullName;
import org.wasl.platform.file.RawRows;
import org.wasl.registry.export.PersonColumns;
import org.wasl.registry.person.IdentifierBody;
import org.wasl.registry.person.PersonFields;
import org.wasl.registry.registration.Registration;

/** Makes rows of a CSV file registrations: the one place where cells become values. Not for several threads. */
final class RowReader {
    private static final Map<Class<?>, Words> CODES = new HashMap<>();
    private static final Words COUNTRIES = Words.ofCountries();
    private static final Words GOVERNORATES = Words.ofList("Governorate");
    private static final Words LANGUAGES = Words.ofList("PreferredLanguage");
    private static final Words FLAGS = Words.ofList("Flag");

    /** Words that were looked up are remembered; a file with more different ones than that has no codes in the column. */
    private static final int REMEMBERED = 5_000;

    private static final String PERSON = "person_id";

    static {
        for (Class<?> list : List.of(
                Sex.class, BirthDatePrecision.class, LegalStatus.class, MaritalStatus.class, HouseholdRole.class)) {
            CODES.put(list, Words.ofList(list.getSimpleName()));
        }
    }

    private final Columns columns;
    private final BirthDateReader dates;
    private final List<NameColumns> names;
    private final Map<IdentifierSystem, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> said;
    private final Map<String, Map<String, Optional<Object>>> looked = new HashMap<>();

    RowReader(Columns columns, FileForm form) {
        this.columns = columns;
        dates = new BirthDateReader(form.dateOrder(), form.spreadsheetDates());
        names = Stream.of("_ar", "_en", "")
                .map(suffix -> NameColumns.of(columns, suffix))
                .filter(NameColumns::isThere)
                .toList();
        for (IdentifierSystem system : IdentifierSystem.values()) {
            int place = columns.place(column(system));
            if (place >= 0) {
                numbers.put(system, place);
            }
        }
        said = Set.copyOf(columns.names());
        said.forEach(name -> places.put(name, columns.place(name)));
    }

    /** The columns of a name with one suffix; -1 for what is not there. */
    private record NameColumns(
            String suffix, NameScript script, int given, int father, int grandfather, int family, int whole) {
        static NameColumns of(Columns columns, String suffix) {
            return new NameColumns(
                    suffix,
                    suffix.equals("_ar") ? NameScript.ARAB : suffix.equals("_en") ? NameScript.LATN : null,
                    columns.place("given" + suffix),
                    columns.place("father" + suffix),
                    columns.place("grandfather" + suffix),
                    columns.place("family" + suffix),
                    columns.place("full_name" + suffix));
        }

        boolean isThere() {
            return given >= 0 || whole >= 0 || father >= 0 || grandfather >= 0 || family >= 0;
        }
    }

    Row row(RawRows.Raw raw) {
        List<String> cells = columns.cells(raw);
        return cells == null
                ? Row.faulty(raw.line(), "", "wrong-number-of-cells")
                : new Reading(raw.line(), cells).row();
    }

    /** One row, read cell by cell; what is wrong is gathered, so that all of it is told at once. */
    private final class Reading {
        private final long line;
        private final List<String> cells;
        private final List<Row.Fault> wrong = new ArrayList<>();
        private final List<Row.Fault> notes = new ArrayList<>();
        private final Map<NameScript, Set<String>> parts = new EnumMap<>(NameScript.class);

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
            BirthDateReader.Born born = born();
            BirthDatePrecision precision = code("birth_date_precision", BirthDatePrecision.class, null);
            Registration registration = new Registration(
                    names(),
                    code("sex", Sex.class, Sex.UNKNOWN),
                    born == null ? null : born.day(),
                    born == null || precision != null && born.precision() == BirthDatePrecision.EXACT
                            ? precision
                            : born.precision(),
                    word("nationality", COUNTRIES),
                    code("legal_status", LegalStatus.class, LegalStatus.UNKNOWN),
                    code("marital_status", MaritalStatus.class, null),
                    flag(),
                    phone(),
                    text("email"),
                    language(),
                    word("governorate", GOVERNORATES),
                    text("district"),
                    numbers(),
                    null);
            return wrong.isEmpty()
                    ? new Row(
                            line,
                            person,
                            externalId,
                            registration,
                            home,
                            new Row.Said(open(), parts),
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
                PersonFields.Name name = of.given() >= 0 ? inParts(of) : null;
                name = name == null && of.whole() >= 0 ? whole(of) : name;
                if (name != null) {
                    read.putIfAbsent(name.script(), name);
                }
            }
            return List.copyOf(read.values());
        }

        private PersonFields.Name inParts(NameColumns of) {
            String given = name(of.given(), "given", of);
            String father = name(of.father(), "father", of);
            String grandfather = name(of.grandfather(), "grandfather", of);
            String family = name(of.family(), "family", of);
            if (given == null) {
                if (of.whole() < 0 && (father != null || grandfather != null || family != null)) {
                    notes.add(new Row.Fault(line, "given" + of.suffix(), "name-without-given"));
                }
                return null;
            }
            NameScript script = of.script() == null ? scriptOf(given) : of.script();
            parts.computeIfAbsent(script, none -> {
                Set<String> there = new HashSet<>();
                if (of.father() >= 0) {
                    there.add("father");
                }
                if (of.grandfather() >= 0) {
                    there.add("grandfather");
                }
                if (of.family() >= 0) {
                    there.add("family");
                }
                return there;
            });
            return new PersonFields.Name(script, NameUse.OFFICIAL, given, father, grandfather, family);
        }

        /** A short whole name does not say that the person has no father: parts that it does not have stay as they are. */
        private PersonFields.Name whole(NameColumns of) {
            String text = name(of.whole(), "full_name", of);
            FullName name = text == null ? null : FullName.of(text);
            if (name == null) {
                return null;
            }
            NameScript script = of.script() == null ? scriptOf(text) : of.script();
            Set<String> there = new HashSet<>();
            if (name.father() != null) {
                there.add("father");
            }
            if (name.grandfather() != null) {
                there.add("grandfather");
            }
            if (name.family() != null) {
                there.add("family");
            }
            parts.putIfAbsent(script, there);
            return new PersonFields.Name(
                    script, NameUse.OFFICIAL, name.given(), name.father(), name.grandfather(), name.family());
        }

        private String name(int place, String part, NameColumns of) {
            String text = text(place, part, of.suffix());
            if (text == null) {
                return null;
            }
            if (text.indexOf('\n') >= 0) {
                refuse(part + of.suffix(), "line-break");
                return null;
            }
            return Cells.name(text);
        }

        private List<IdentifierBody> numbers() {
            List<IdentifierBody> read = new ArrayList<>();
            numbers.forEach((system, place) -> {
                String text = number(place, system);
                if (text != null) {
                    read.add(IdentifierBody.of(system, text));
                }
            });
            return read;
        }

        private String number(int place, IdentifierSystem system) {
            String text = text(place, system);
            return text == null ? null : number(text, column(system));
        }

        private String text(int place, IdentifierSystem system) {
            String text = Cells.clean(cells.get(place));
            return text != null && Cells.isBroken(text) ? text(place, column(system), "") : text;
        }

        private String number(String column) {
            String text = text(column);
            return text == null ? null : number(text, column);
        }

        private String number(String text, String column) {
            if (Numbers.isShortened(text)) {
                refuse(column, "digits-lost");
                return null;
            }
            // An id of another system is kept as it is written.
            return column.equals("external_id") || column.equals("household_id") ? text : Numbers.plain(text);
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

        private String phone() {
            String text = text("phone");
            PhoneReader.Phone phone = text == null ? null : PhoneReader.read(text);
            if (phone == null) {
                return null;
            }
            if (phone.fault() != null) {
                refuse("phone", phone.fault());
            } else if (phone.more()) {
                notes.add(new Row.Fault(line, "phone", "second-phone-not-taken"));
            }
            return phone.number();
        }

        private <E extends Enum<E>> E code(String column, Class<E> list, E none) {
            Object code = looked(column, text -> {
                String known = CODES.get(list).code(text);
                return known == null ? null : Enum.valueOf(list, known);
            });
            return code == null ? none : list.cast(code);
        }

        private String word(String column, Words words) {
            return (String) looked(column, words::code);
        }

        private Boolean flag() {
            return (Boolean) looked("disability", text -> {
                String known = FLAGS.code(text);
                return known == null ? null : Boolean.valueOf(known);
            });
        }

        /** A code that is none of our words may still be one of the standard. */
        private String language() {
            return (String) looked("preferred_language", text -> {
                String known = LANGUAGES.code(text);
                return known == null ? text.toLowerCase(Locale.ROOT) : known;
            });
        }

        /** @param words the value of a word; null for what it does not know */
        private Object looked(String column, Function<String, Object> words) {
            String text = text(column);
            if (text == null) {
                return null;
            }
            Map<String, Optional<Object>> known = looked.computeIfAbsent(column, none -> new HashMap<>());
            Optional<Object> value = known.get(text);
            if (value == null) {
                value = Optional.ofNullable(words.apply(text));
                if (known.size() < REMEMBERED) {
                    known.put(text, value);
                }
            }
            if (value.isEmpty()) {
                refuse(column, "unknown-code");
            }
            return value.orElse(null);
        }

        /** Null where the cell is empty, or the column is not there. */
        private String text(String column) {
            Integer place = places.get(column);
            return place == null ? null : text(place, column, "");
        }

        private String text(int place, String column, String suffix) {
            String text = place < 0 ? null : Cells.clean(cells.get(place));
            if (text != null && Cells.isBroken(text)) {
                refuse(column + suffix, "control-characters");
                return null;
            }
            return text;
        }

        private void refuse(String column, String code) {
            wrong.add(new Row.Fault(line, column, code));
        }
    }

    private static String column(IdentifierSystem system) {
        return system.name().toLowerCase(Locale.ROOT);
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
