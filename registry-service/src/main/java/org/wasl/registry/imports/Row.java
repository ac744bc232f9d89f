package org.wasl.registry.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.id.PersonId;
import org.wasl.registry.export.PersonColumns;
import org.wasl.registry.person.PersonFields;
import org.wasl.registry.registration.Registration;

/**
 * One row of a file: somebody to register, or what is wrong with it.
 *
 * @param line where it begins, from 1
 * @param person whom the file names by the id that an export gave; null where it names nobody
 * @param externalId null where the file has none
 * @param registration null where the row is faulty
 * @param home null where the file does not say
 * @param secondHome of a child whose custody is shared; null where the file does not say
 * @param said what the row says of a person; null where the row is faulty
 * @param notes what of a row that was read was not taken
 */
record Row(
        long line,
        PersonId person,
        String externalId,
        Registration registration,
        Home home,
        Home secondHome,
        Said said,
        List<Fault> faults,
        List<Fault> notes) {
    private static final Pattern PART = Pattern.compile("/(identifiers|contactPoints)/(\\d+)/.*");

    /**
     * The household of the person.
     *
     * @param id as the agency's system calls the household
     * @param role what the person is to the head; null where the file does not say
     */
    record Home(String id, HouseholdRole role) {}

    /** @param field the column, or the JSON pointer; empty for the whole row */
    record Fault(long line, String field, String code) {}

    /**
     * The columns that a row has, and so the fields of which it says something; all others stay as they are.
     *
     * @param columns by our names
     * @param names the parts of the name in each script; null where a name is said whole
     * @param contactColumns the column of each contact point of the registration; null where they are said as a list
     */
    record Said(Set<String> columns, Map<NameScript, Set<String>> names, List<String> contactColumns) {
        boolean has(String column) {
            return columns.contains(column);
        }

        private boolean hasPart(NameScript script, String part) {
            return names == null || names.getOrDefault(script, Set.of()).contains(part);
        }
    }

    static Row faulty(long line, String field, String code) {
        return faulty(line, List.of(new Fault(line, field, code)));
    }

    static Row faulty(long line, List<Fault> faults) {
        return new Row(line, null, null, null, null, null, null, faults, List.of());
    }

    boolean isFaulty() {
        return registration == null;
    }

    /** Where a rule is broken, as the file calls it: numbers and contact points are columns of their own in a CSV file. */
    String field(String pointer) {
        Matcher part = PART.matcher(pointer);
        if (said.names() == null || !part.matches()) {
            return pointer;
        }
        int place = Integer.parseInt(part.group(2));
        return part.group(1).equals("contactPoints")
                ? said.contactColumns().get(place)
                : registration.identifiers().get(place).system().name().toLowerCase(Locale.ROOT);
    }

    /** What a record that is known becomes: fields of which the row says nothing stay as they are, and so do names in other scripts and for other uses. */
    PersonFields onto(PersonFields known, PersonFields read) {
        return known.with(read, field -> says(field, known, read))
                .with(
                        names(known.names(), read.names()),
                        said.has("contact_points")
                                ? read.contactPoints()
                                : ContactColumns.onto(known.contactPoints(), read.contactPoints(), said.columns()));
    }

    private boolean says(String field, PersonFields known, PersonFields read) {
        return switch (field) {
            // These two are put together by parts.
            case "names", "contactPoints" -> false;
            case "birthDatePrecision" -> said.has("birth_date") && saysPrecision(known, read);
            case "district" ->
                said.has("district")
                        && !isOnlyCleaned(
                                known.residence().district(), read.residence().district());
            default -> said.has(PersonColumns.nameOf(field));
        };
    }

    private List<PersonFields.Name> names(List<PersonFields.Name> known, List<PersonFields.Name> read) {
        List<PersonFields.Name> names = new ArrayList<>(known);
        for (PersonFields.Name name : read) {
            int place = 0;
            while (place < names.size() && !isOfSameKind(names.get(place), name)) {
                place++;
            }
            if (place == names.size()) {
                names.add(name);
            } else if (name.use() == NameUse.OFFICIAL) {
                names.set(place, onto(names.get(place), name));
            }
        }
        return names;
    }

    /** A person has one official name in a script, and any number of others. */
    private static boolean isOfSameKind(PersonFields.Name known, PersonFields.Name read) {
        return read.use() == NameUse.OFFICIAL
                ? known.use() == NameUse.OFFICIAL && known.script() == read.script()
                : known.equals(read);
    }

    private PersonFields.Name onto(PersonFields.Name known, PersonFields.Name read) {
        NameScript script = read.script();
        return new PersonFields.Name(
                script,
                read.use(),
                onto(known.given(), read.given()),
                said.hasPart(script, "father") ? onto(known.father(), read.father()) : known.father(),
                said.hasPart(script, "grandfather")
                        ? onto(known.grandfather(), read.grandfather())
                        : known.grandfather(),
                said.hasPart(script, "family") ? onto(known.family(), read.family()) : known.family());
    }

    /** What is kept already and was only cleaned when it was read stays as it is. */
    private static String onto(String known, String read) {
        return isOnlyCleaned(known, read) ? known : read;
    }

    private static boolean isOnlyCleaned(String known, String read) {
        String cleaned = known == null ? null : Cells.clean(known);
        return Objects.equals(cleaned == null ? null : Cells.name(cleaned), read);
    }

    /** A file that has days alone does not say that a day is exact which is known as the first of its year. */
    private boolean saysPrecision(PersonFields known, PersonFields read) {
        LocalDate born = read.demographics().birthDate();
        boolean same = born != null
                && born.equals(known.demographics().birthDate())
                && read.demographics().birthDatePrecision() == BirthDatePrecision.EXACT;
        return !same || said.has("birth_date_precision");
    }
}
