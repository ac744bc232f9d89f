package org.wasl.registry.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.matching.name.NameNormaliser;
import org.wasl.platform.file.RawRows;
import org.wasl.registry.export.PersonColumns;

/**
 * Where each column of a CSV file stands. A column is named by what the import calls it, by our own name, by the tag of HXL below it, or by a word that lists use; several
 * lines of headings are one. Names of persons have {@code _ar} and {@code _en} for the two scripts, or neither, and then the letters tell. Numbers are columns called as their
 * system: {@code jo_national_no}. The file of an export is read again: who is named by {@code person_id} is known.
 */
final class Columns {
    /** Of so many lines at the beginning it is asked whether they are headings. */
    static final int HEAD = 6;

    static final List<String> NAME_PARTS = List.of("given", "father", "grandfather", "family", "full_name");
    private static final String CODE = "+code";
    private static final int LONGEST_TOLD = 100;
    private static final Words WORDS = Words.ofColumns();
    private static final Set<String> HEADINGS = Words.headings();
    private static final Map<String, String> BY_TAG = byTag();
    private static final Set<String> KNOWN = known();

    private final Map<String, Integer> places = new HashMap<>();
    private final List<Row.Fault> faults = new ArrayList<>();
    private final CsvCells csv;
    private int width;
    private int lines;
    private boolean hopeless;

    /** Whether the column of given names is one that lists call the name. */
    private boolean namedByWord;

    /**
     * @param head the first rows of the file
     * @param renamed names of the file, and ours
     */
    Columns(List<RawRows.Raw> head, Map<String, String> renamed, CsvCells csv) {
        this.csv = csv;
        List<List<String>> rows = head.stream()
                .map(raw -> raw.text() == null ? List.<String>of() : csv.of(raw.text()))
                .toList();
        int first = CsvCells.namesSeparator(head.get(0).text()) ? 1 : 0;
        if (first == rows.size() || rows.get(first).isEmpty()) {
            refuse(head.get(0).line(), "", first == rows.size() ? "not-empty" : "too-long");
            return;
        }
        Map<String, String> mapped = new HashMap<>();
        renamed.forEach((given, ours) -> mapped.put(heading(given), ours));
        new Head(head, rows, mapped).read(first);
        wholeNames();
        renamed.keySet().stream()
                .filter(given -> mapped.containsKey(heading(given)))
                .sorted()
                .forEach(given -> refuse(line(head, first), given, "mapped-column-missing"));
        if (!hopeless && NAME_PARTS.stream().noneMatch(part -> isGiven(part) && has(part))) {
            refuse(line(head, first), "given", "missing-column");
        }
    }

    private boolean has(String part) {
        return places.containsKey(part) || places.containsKey(part + "_ar") || places.containsKey(part + "_en");
    }

    /** Without any of them nobody can be registered. */
    private static boolean isGiven(String part) {
        return part.equals("given") || part.equals("full_name");
    }

    /** A list that has one column for the name has the whole name in it. */
    private void wholeNames() {
        if (namedByWord
                && List.of("father", "grandfather", "family", "full_name").stream()
                        .noneMatch(this::has)) {
            Integer place = places.remove("given");
            if (place != null) {
                places.put("full_name", place);
            }
        }
    }

    private static long line(List<RawRows.Raw> head, int first) {
        return head.get(first).line();
    }

    private void refuse(long line, String field, String code) {
        faults.add(new Row.Fault(line, told(field), code));
        hopeless = true;
    }

    /** Short, and without signs that no database keeps. */
    private static String told(String heading) {
        String plain = heading.replaceAll("\\p{Cntrl}", "");
        return plain.substring(0, Math.min(plain.length(), LONGEST_TOLD));
    }

    private static Map<String, String> byTag() {
        Map<String, String> byTag = new HashMap<>();
        for (PersonColumns.Column column : PersonColumns.ALL) {
            byTag.put(tag(column.tag()), column.name());
            if (column.tag().endsWith(CODE)) {
                // Names of places, countries and languages are read as their codes are.
                String bare = column.tag().substring(0, column.tag().length() - CODE.length());
                byTag.put(tag(bare), column.name());
                byTag.put(tag(bare + "+name"), column.name());
            }
        }
        for (String part : List.of("given", "father", "grandfather", "family")) {
            byTag.put(tag("#beneficiary+name+" + part), part);
        }
        byTag.put(tag("#beneficiary+name"), "full_name");
        byTag.put(tag("#beneficiary+name+full"), "full_name");
        byTag.put(tag("#beneficiary+name+i_ar"), "full_name_ar");
        byTag.put(tag("#beneficiary+name+i_en"), "full_name_en");
        // An id of somebody else's list is none of ours: our own file names its column.
        byTag.put(tag("#beneficiary+id"), "external_id");
        byTag.put(tag("#beneficiary+gender"), "sex");
        return byTag;
    }

    /** A tag and its attributes, which may stand in any order. */
    private static String tag(String written) {
        String[] parts = written.toLowerCase(Locale.ROOT).replaceAll("\\s", "").split("\\+");
        return parts[0] + new TreeSet<>(Arrays.asList(parts).subList(1, parts.length));
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>();
        PersonColumns.ALL.forEach(column -> known.add(column.name()));
        known.addAll(List.of("external_id", "household_role", "second_household_role"));
        NAME_PARTS.forEach(part -> known.addAll(List.of(part, part + "_ar", part + "_en")));
        Arrays.stream(IdentifierSystem.values())
                .filter(system -> system != IdentifierSystem.PARTNER_LOCAL)
                .forEach(system -> known.add(system.name().toLowerCase(Locale.ROOT)));
        return known;
    }

    private static String heading(String cell) {
        String clean = Cells.clean(cell);
        return clean == null ? "" : clean.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** The lines of headings while they are read. */
    private final class Head {
        private final List<RawRows.Raw> raws;
        private final List<List<String>> rows;
        private final Map<String, String> mapped;
        private final Set<String> read = new HashSet<>();
        private final Set<Heading> twice = new HashSet<>();

        Head(List<RawRows.Raw> raws, List<List<String>> rows, Map<String, String> mapped) {
            this.raws = raws;
            this.rows = rows.stream()
                    .map(row -> row.stream().map(Columns::heading).toList())
                    .toList();
            this.mapped = mapped;
        }

        void read(int first) {
            int tags = tagsAfter(first);
            int end = tags < 0 ? rows.size() : tags;
            int from = beginning(first, end);
            int to = tags < 0 ? from + 1 : tags;
            while (tags < 0 && to < end && isHeading(rows.get(to))) {
                to++;
            }
            lines = Math.max(tags < 0 ? to : tags + 1, 1);
            width = rows.get(from).size();
            for (int line = first; line < lines; line++) {
                if (line != from && line != tags) {
                    faults.add(new Row.Fault(raws.get(line).line(), "", "header-row"));
                }
            }
            List<Heading> headings = new ArrayList<>();
            for (int place = 0; place < width; place++) {
                headings.add(heading(place, from, to, tags));
            }
            // Our own names first: a word that may mean the same column does not take its place.
            headings.forEach(
                    heading -> put(heading, exact(heading), raws.get(from).line()));
            headings.stream()
                    .filter(heading -> !places.containsValue(heading.place()))
                    .forEach(heading -> putByWord(heading, raws.get(from).line()));
            read.forEach(mapped::remove);
        }

        /** The row of tags that HXL has below the headings; -1 where there is none. */
        private int tagsAfter(int first) {
            for (int i = first; i < rows.size(); i++) {
                List<String> row = rows.get(i);
                if (row.stream().anyMatch(cell -> cell.length() > 1)
                        && row.stream().allMatch(cell -> cell.isEmpty() || cell.startsWith("#"))) {
                    return i;
                }
            }
            return -1;
        }

        /** The first line that names columns: a title may stand above it. */
        private int beginning(int first, int end) {
            for (int i = first; i < end; i++) {
                if (rows.get(i).stream().filter(this::isName).count() >= (i == first ? 1 : 2)) {
                    return i;
                }
            }
            return first;
        }

        private boolean isName(String cell) {
            return mapped.containsKey(cell) || KNOWN.contains(cell) || WORDS.code(cell) != null;
        }

        /** No person: most of its cells are headings. */
        private boolean isHeading(List<String> row) {
            long filled = row.stream().filter(cell -> !cell.isEmpty()).count();
            long headings = row.stream()
                    .filter(cell -> isName(cell) || HEADINGS.contains(NameNormaliser.folded(cell)))
                    .count();
            return headings >= 2 && headings * 2 > filled;
        }

        private Heading heading(int place, int from, int to, int tags) {
            List<String> given = new ArrayList<>();
            for (int line = from; line < to; line++) {
                if (place < rows.get(line).size() && !rows.get(line).get(place).isEmpty()) {
                    given.add(rows.get(line).get(place));
                }
            }
            boolean tagged = tags >= 0 && place < rows.get(tags).size();
            return new Heading(place, given, tagged ? tag(rows.get(tags).get(place)) : "");
        }

        private void put(Heading heading, String name, long line) {
            if (heading.given().stream().anyMatch(Cells::isBroken)) {
                refuse(line, heading.told(), "control-characters");
            } else if (name != null && !KNOWN.contains(name)) {
                refuse(line, heading.told(), "unknown-column");
            } else if (name != null && places.putIfAbsent(name, heading.place()) != null) {
                faults.add(new Row.Fault(line, told(heading.told()), "duplicate-column"));
                twice.add(heading);
            }
        }

        private void putByWord(Heading heading, long line) {
            String word = heading.given().stream()
                    .map(WORDS::code)
                    .filter(Objects::nonNull)
                    .flatMap(ContactColumns::places)
                    .filter(name -> !places.containsKey(name))
                    .findFirst()
                    .orElse(null);
            if (word != null) {
                namedByWord |= word.equals("given");
                places.put(word, heading.place());
            } else if (!heading.given().isEmpty() && !twice.contains(heading)) {
                faults.add(new Row.Fault(line, told(heading.told()), "unknown-column"));
            }
        }

        /** By what the import calls it, by our name or by its tag; null where none of them is known. */
        private String exact(Heading heading) {
            for (String cell : heading.given()) {
                if (mapped.containsKey(cell)) {
                    read.add(cell);
                    return mapped.get(cell).toLowerCase(Locale.ROOT);
                }
            }
            return heading.given().stream().filter(KNOWN::contains).findFirst().orElse(BY_TAG.get(heading.tag()));
        }
    }

    /**
     * One column as the file calls it.
     *
     * @param given in each line of headings, without empty ones
     * @param tag empty where it has none
     */
    private record Heading(int place, List<String> given, String tag) {
        String told() {
            return given.isEmpty() ? tag : given.get(0);
        }
    }

    /** What is wrong with the headings, and what of them was not read. */
    List<Row.Fault> faults() {
        return faults;
    }

    /** Nothing of the file is imported. */
    boolean hopeless() {
        return hopeless;
    }

    /** How many of the first rows are no persons. */
    int lines() {
        return lines;
    }

    Set<String> names() {
        return places.keySet();
    }

    /** -1 where the file does not have it. */
    int place(String name) {
        return places.getOrDefault(name, -1);
    }

    /** Null where the row has more or fewer than there are columns. */
    List<String> cells(RawRows.Raw raw) {
        List<String> cells = csv.of(raw.text());
        return cells.size() == width ? cells : null;
    }
}
