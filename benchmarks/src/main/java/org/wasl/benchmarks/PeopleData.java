package org.wasl.benchmarks;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.wasl.matching.person.PersonText;

/**
 * Two files of the same country: one in Arabic letters, one by an agency that writes half of its people in Latin letters and makes the mistakes that are made.
 * Whole families with one telephone, twins, births on 1 January, names left out or exchanged, numbers that are missing or mistyped. Of a record {@code R17} the
 * person is {@code L17}, if the person is in the other file.
 */
final class PeopleData {
    private static final String[] COLUMNS = {
        "id", "given", "father", "grandfather", "family", "born", "sex", "phone", "locality", "national_id"
    };
    private static final List<String> LOCALITIES = List.of(
            "عمان|Amman",
            "إربد|Irbid",
            "الزرقاء|Zarqa",
            "المفرق|Mafraq",
            "الرمثا|Ramtha",
            "السلط|Salt",
            "الكرك|Karak",
            "معان|Maan",
            "العقبة|Aqaba",
            "مادبا|Madaba",
            "جرش|Jerash",
            "عجلون|Ajloun",
            "الطفيلة|Tafilah",
            "الأزرق|Azraq");

    /** @param arabic, latin the ways it is written */
    private record Name(String arabic, String[] latin) {}

    private record Human(
            Name given,
            Name father,
            Name grandfather,
            Name family,
            LocalDate born,
            boolean female,
            String phone,
            String locality,
            String number) {}

    private final Random random;
    private final List<Name> men = new ArrayList<>();
    private final List<Name> women = new ArrayList<>();
    private final List<Name> families = new ArrayList<>();

    PeopleData(long seed) throws IOException {
        random = new Random(seed);
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(PeopleData.class.getResourceAsStream("names.tsv"), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split("\t");
                (switch (cells[0]) {
                            case "M" -> men;
                            case "F" -> women;
                            default -> families;
                        })
                        .add(new Name(cells[1], cells[2].split("\\|")));
            }
        }
    }

    /**
     * @param each records in each file
     * @param shared the part of the people who are in both
     */
    void write(Path left, Path right, int each, double shared) throws IOException {
        try (CsvWriter here = CsvWriter.builder().build(left);
                CsvWriter there = CsvWriter.builder().build(right)) {
            here.writeRecord(COLUMNS);
            there.writeRecord(COLUMNS);
            int lefts = 0;
            int rights = 0;
            for (int number = 0; lefts < each || rights < each; ) {
                for (Human human : household()) {
                    number++;
                    double where = random.nextDouble();
                    boolean both = where < shared / (2 - shared);
                    boolean inLeft = both || where < shared / (2 - shared) + (1 - shared / (2 - shared)) / 2;
                    if ((inLeft) && lefts < each) {
                        here.writeRecord(plain("L" + number, human));
                        lefts++;
                    }
                    if ((both || !inLeft) && rights < each) {
                        there.writeRecord(faulty("R" + number, human));
                        rights++;
                    }
                }
            }
        }
    }

    /** A row of either file. */
    static PersonText text(NamedCsvRecord row, List<String> others) {
        return new PersonText(
                row.getField("id"),
                row.getField("given"),
                row.getField("father"),
                row.getField("grandfather"),
                row.getField("family"),
                null,
                row.getField("born"),
                row.getField("sex"),
                row.getField("phone"),
                row.getField("locality"),
                row.getField("national_id"),
                null,
                others);
    }

    private List<Human> household() {
        Name family = common(families);
        Name father = common(men);
        Name grandfather = common(men);
        String phone = "07" + (7 + random.nextInt(3)) + String.format("%07d", random.nextInt(10_000_000));
        String locality = LOCALITIES.get((int) (LOCALITIES.size() * Math.pow(random.nextDouble(), 2)));
        List<Human> all = new ArrayList<>();
        LocalDate headBorn = born(1945, 50);
        Name head = common(men);
        all.add(new Human(head, father, grandfather, family, headBorn, false, phone, locality, number()));
        if (random.nextInt(10) < 8) {
            all.add(new Human(
                    common(women),
                    common(men),
                    common(men),
                    common(families),
                    born(1950, 50),
                    true,
                    phone,
                    locality,
                    number()));
        }
        int children = random.nextInt(6);
        LocalDate last = null;
        for (int i = 0; i < children; i++) {
            boolean twin = last != null && random.nextInt(70) == 0;
            LocalDate day = twin ? last : born(Math.max(1990, headBorn.getYear() + 20), 12);
            boolean girl = random.nextBoolean();
            all.add(new Human(common(girl ? women : men), head, father, family, day, girl, phone, locality, number()));
            last = day;
        }
        return all;
    }

    private Name common(List<Name> names) {
        return names.get((int) (names.size() * Math.pow(random.nextDouble(), 2.2)));
    }

    private LocalDate born(int from, int years) {
        LocalDate day = LocalDate.of(from, 1, 1).plusDays(random.nextInt(years * 365));
        return random.nextInt(100) < 12 ? day.withDayOfYear(1) : day;
    }

    private String number() {
        return random.nextInt(10) < 6 ? String.format("9%09d", random.nextInt(1_000_000_000)) : "";
    }

    private String[] plain(String id, Human h) {
        return new String[] {
            id,
            h.given().arabic(),
            h.father().arabic(),
            h.grandfather().arabic(),
            h.family().arabic(),
            h.born().toString(),
            h.female() ? "F" : "M",
            h.phone(),
            h.locality().split("\\|")[0],
            h.number()
        };
    }

    private String[] faulty(String id, Human h) {
        boolean latin = random.nextBoolean();
        String father = written(h.father(), latin);
        String grandfather = written(h.grandfather(), latin);
        if (chance(2)) {
            String other = father;
            father = grandfather;
            grandfather = other;
        }
        return new String[] {
            id,
            written(h.given(), latin),
            chance(12) ? "" : father,
            chance(35) ? "" : grandfather,
            chance(3) ? "" : written(h.family(), latin),
            born(h.born()),
            chance(1) ? (h.female() ? "M" : "F") : h.female() ? "F" : "M",
            chance(25) ? "" : chance(25) ? "07" + (70_000_000 + random.nextInt(29_999_999)) : h.phone(),
            h.locality().split("\\|")[latin ? 1 : 0],
            h.number().isEmpty() || chance(50) ? "" : chance(2) ? mistyped(h.number()) : h.number()
        };
    }

    private boolean chance(int inHundred) {
        return random.nextInt(100) < inHundred;
    }

    private String written(Name name, boolean latin) {
        String text = latin ? name.latin()[random.nextInt(name.latin().length)] : arabic(name.arabic());
        return chance(4) ? mistyped(text) : text;
    }

    /** As it is typed in a hurry. */
    private String arabic(String text) {
        String typed = text;
        if (chance(40)) {
            typed = typed.replaceAll("[أإآ]", "ا");
        }
        if (chance(15)) {
            typed = typed.replace('ة', 'ه').replace('ى', 'ي');
        }
        if (chance(20)) {
            typed = typed.replace("عبد ال", "عبدال").replace("أبو ", "ابو");
        }
        return typed;
    }

    private String born(LocalDate day) {
        if (chance(3)) {
            return "";
        }
        if (chance(5)) {
            return day.withDayOfYear(1).toString();
        }
        if (chance(3) && day.getDayOfMonth() <= 12) {
            return LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue())
                    .toString();
        }
        return chance(4)
                ? day.plusDays(List.of(1, -1, 10, -10).get(random.nextInt(4))).toString()
                : day.toString();
    }

    /** One letter or digit left out, doubled, exchanged or wrong. */
    private String mistyped(String text) {
        if (text.length() < 3) {
            return text;
        }
        int at = 1 + random.nextInt(text.length() - 2);
        String before = text.substring(0, at);
        char here = text.charAt(at);
        String after = text.substring(at + 1);
        return switch (random.nextInt(3)) {
            case 0 -> before + after;
            case 1 -> before + after.charAt(0) + here + after.substring(1);
            default -> before + text.charAt(random.nextInt(text.length())) + after;
        };
    }
}
