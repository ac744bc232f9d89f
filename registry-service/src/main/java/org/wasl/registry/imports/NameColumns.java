package org.wasl.registry.imports;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.matching.name.FullName;
import org.wasl.registry.person.PersonFields;

/**
 * The columns of a name with one suffix; -1 for what is not there.
 *
 * @param script null where the letters tell
 * @param said the parts that have a column of their own, without the given name
 */
record NameColumns(
        String suffix,
        NameScript script,
        int given,
        int father,
        int grandfather,
        int family,
        int whole,
        Set<String> said) {

    /** One row. */
    interface Source {
        /** Null where nothing is written, or nothing that can be read. */
        String name(int place, String column);

        void note(String column, String code);
    }

    static NameColumns of(Columns columns, String suffix) {
        Set<String> said = new HashSet<>();
        for (String part : Columns.NAME_PARTS) {
            if (columns.place(part + suffix) >= 0) {
                said.add(part);
            }
        }
        return new NameColumns(
                suffix,
                suffix.equals("_ar") ? NameScript.ARAB : suffix.equals("_en") ? NameScript.LATN : null,
                columns.place("given" + suffix),
                columns.place("father" + suffix),
                columns.place("grandfather" + suffix),
                columns.place("family" + suffix),
                columns.place("full_name" + suffix),
                Set.copyOf(said));
    }

    boolean isThere() {
        return !said.isEmpty();
    }

    /**
     * The official name that a row has here; null where it has none.
     *
     * @param parts where the parts of which the row says something are noted, by script
     */
    PersonFields.Name read(Source row, Map<NameScript, Set<String>> parts) {
        PersonFields.Name name = inParts(row, parts);
        return name == null && whole >= 0 ? whole(row, parts) : name;
    }

    private PersonFields.Name inParts(Source row, Map<NameScript, Set<String>> parts) {
        String first = row.name(given, "given" + suffix);
        String ofFather = row.name(father, "father" + suffix);
        String ofGrandfather = row.name(grandfather, "grandfather" + suffix);
        String last = row.name(family, "family" + suffix);
        if (first == null) {
            if (whole < 0 && (ofFather != null || ofGrandfather != null || last != null)) {
                row.note("given" + suffix, "name-without-given");
            }
            return null;
        }
        NameScript in = script == null ? scriptOf(first) : script;
        parts.putIfAbsent(in, said);
        return new PersonFields.Name(in, NameUse.OFFICIAL, first, ofFather, ofGrandfather, last);
    }

    /** A short whole name does not say that the person has no father: parts that it does not have stay as they are. */
    private PersonFields.Name whole(Source row, Map<NameScript, Set<String>> parts) {
        String text = row.name(whole, "full_name" + suffix);
        FullName name = text == null ? null : FullName.of(text);
        if (name == null) {
            return null;
        }
        NameScript in = script == null ? scriptOf(text) : script;
        Set<String> there = new HashSet<>();
        Stream.of("father", "grandfather", "family")
                .filter(part -> part(name, part) != null)
                .forEach(there::add);
        parts.putIfAbsent(in, there);
        return new PersonFields.Name(
                in, NameUse.OFFICIAL, name.given(), name.father(), name.grandfather(), name.family());
    }

    private static String part(FullName name, String part) {
        return switch (part) {
            case "father" -> name.father();
            case "grandfather" -> name.grandfather();
            default -> name.family();
        };
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
