package org.wasl.matching.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.wasl.matching.person.PersonText;

/**
 * Invented families with what makes them hard to tell apart: twins, brothers and sisters, cousins with the same name, sons with the grandfather's name, telephones
 * that several families use, births on 1 January. The same people are written twice: in Arabic, and by somebody else in Arabic or Latin letters, with faults.
 * The same seed gives the same people.
 */
public final class InventedFamilies {
    /** What a list can leave out. The given and the family name are always there. */
    public enum Column {
        FATHER,
        GRANDFATHER,
        BIRTH_DATE,
        SEX,
        PHONE,
        LOCALITY,
        NATIONAL_ID
    }

    /** What two persons are to each other. */
    public enum Relation {
        SAME_PERSON,
        TWINS,
        SIBLINGS,
        PARENT_AND_CHILD,
        OTHERS
    }

    /**
     * Two lists and their truth.
     *
     * @param right null where one list is deduplicated
     */
    public record Lists(List<PersonText> left, List<PersonText> right, Map<Integer, Human> people) {
        public Human left(int place) {
            return people.get(number(left.get(place)));
        }

        public Human right(int place) {
            return people.get(number((right == null ? left : right).get(place)));
        }

        public Relation relation(int left, int right) {
            return left(left).to(right(right));
        }

        /** How many pairs are of one person. */
        public long truth() {
            Map<Integer, Integer> here = new HashMap<>();
            left.forEach(record -> here.merge(number(record), 1, Integer::sum));
            if (right == null) {
                return here.values().stream().mapToLong(n -> n * (n - 1L) / 2).sum();
            }
            return right.stream()
                    .mapToLong(record -> here.getOrDefault(number(record), 0))
                    .sum();
        }

        private static int number(PersonText record) {
            return Integer.parseInt(record.id().substring(1));
        }
    }

    /** @param arabic, latin the ways it is written */
    record Name(String arabic, String[] latin) {}

    /** One invented person. */
    public record Human(
            int number,
            int household,
            boolean parent,
            Name given,
            Name father,
            Name grandfather,
            Name family,
            LocalDate born,
            boolean female,
            String phone,
            String locality,
            String nationalId) {
        Relation to(Human other) {
            if (number == other.number) {
                return Relation.SAME_PERSON;
            }
            if (household != other.household) {
                return Relation.OTHERS;
            }
            if (parent != other.parent) {
                return Relation.PARENT_AND_CHILD;
            }
            return parent ? Relation.OTHERS : born.equals(other.born) ? Relation.TWINS : Relation.SIBLINGS;
        }

        public String givenName() {
            return given.arabic();
        }
    }

    private static final List<String> LOCALITIES =
            List.of("عمان|Amman", "إربد|Irbid", "الزرقاء|Zarqa", "المفرق|Mafraq", "الرمثا|Ramtha", "مادبا|Madaba");

    private final Random random;
    private final Map<String, List<Name>> names = new HashMap<>();
    private final Map<Integer, Human> people = new HashMap<>();
    private final List<String> phones = new ArrayList<>();
    private Set<Column> columns = EnumSet.allOf(Column.class);
    private int latinInHundred = 50;
    private int faultsInHundred = 4;
    private int twinsInHundred = 15;
    private int households;

    public InventedFamilies(long seed) {
        random = new Random(seed);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                InventedFamilies.class.getResourceAsStream("names.tsv"), StandardCharsets.UTF_8))) {
            in.lines().map(line -> line.split("\t")).forEach(cells -> names.computeIfAbsent(
                            cells[0], none -> new ArrayList<>())
                    .add(new Name(cells[1], cells[2].split("\\|"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InventedFamilies with(Set<Column> kept) {
        columns = kept;
        return this;
    }

    public InventedFamilies without(Column... left) {
        columns = EnumSet.complementOf(EnumSet.copyOf(List.of(left)));
        return this;
    }

    public InventedFamilies inLatin(int inHundred) {
        latinInHundred = inHundred;
        return this;
    }

    /** @param inHundred words with a slip of the pen, in the second list */
    public InventedFamilies withFaults(int inHundred) {
        faultsInHundred = inHundred;
        return this;
    }

    /** @param inHundred children who are the twin of the child before */
    public InventedFamilies withTwins(int inHundred) {
        twinsInHundred = inHundred;
        return this;
    }

    /** Two lists; about half of the people are in both. */
    public Lists twoLists(int records) {
        List<PersonText> left = new ArrayList<>();
        List<PersonText> right = new ArrayList<>();
        while (left.size() < records || right.size() < records) {
            for (Human human : family()) {
                int where = random.nextInt(3);
                if (where < 2 && left.size() < records) {
                    left.add(plain(human));
                }
                if (where > 0 && right.size() < records) {
                    right.add(faulty(human));
                }
            }
        }
        return new Lists(left, right, people);
    }

    /** One list, in which a fifth of the people stand twice. */
    public Lists oneList(int records) {
        List<PersonText> all = new ArrayList<>();
        while (all.size() < records) {
            for (Human human : family()) {
                all.add(plain(human));
                if (chance(20)) {
                    all.add(faulty(human));
                }
            }
        }
        return new Lists(all, null, people);
    }

    /** Two households of brothers, or one. */
    private List<Human> family() {
        Name family = any("L");
        Name grandfather = any("M");
        Name greatGrandfather = any("M");
        List<Human> all = new ArrayList<>(household(any("M"), grandfather, greatGrandfather, family));
        if (chance(30)) {
            List<Human> cousins = household(any("M"), grandfather, greatGrandfather, family);
            all.addAll(cousins);
        }
        return all;
    }

    private List<Human> household(Name head, Name father, Name grandfather, Name family) {
        int house = households++;
        String phone = phone();
        String locality = LOCALITIES.get(random.nextInt(LOCALITIES.size()));
        LocalDate born = born(1950, 40);
        List<Human> all = new ArrayList<>();
        all.add(human(house, true, head, father, grandfather, family, born, false, phone, locality));
        if (chance(80)) {
            all.add(human(house, true, any("F"), any("M"), any("M"), any("L"), born(1955, 40), true, phone, locality));
        }
        Human before = null;
        List<Name> taken = new ArrayList<>();
        int children = random.nextInt(6);
        for (int i = 0; i < children; i++) {
            boolean twin = before != null && chance(twinsInHundred);
            boolean girl = twin && chance(70) ? before.female() : random.nextBoolean();
            // A son is often named for his grandfather.
            Name given = !girl && chance(20) && !taken.contains(father) ? father : any(girl ? "F" : "M");
            if (twin && chance(40)) {
                given = alike(before.given(), girl ? "F" : "M");
            }
            if (taken.contains(given)) {
                continue;
            }
            taken.add(given);
            LocalDate day = twin ? before.born() : born(born.getYear() + 20, 15);
            before = human(house, false, given, head, father, family, day, girl, phone, locality);
            all.add(before);
        }
        return all;
    }

    /** A name of the list with nearly the same letters, as twins often have. */
    private Name alike(Name one, String list) {
        List<Name> candidates = names.get(list).stream()
                .filter(other -> !other.arabic().equals(one.arabic())
                        && distance(other.arabic(), one.arabic()) <= 2
                        && Math.abs(other.arabic().length() - one.arabic().length()) <= 1)
                .toList();
        return candidates.isEmpty() ? any(list) : candidates.get(random.nextInt(candidates.size()));
    }

    private static int distance(String one, String other) {
        int[] last = new int[other.length() + 1];
        for (int j = 0; j < last.length; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int corner = last[0];
            last[0] = i;
            for (int j = 1; j < last.length; j++) {
                int better = Math.min(
                        Math.min(last[j], last[j - 1]) + 1,
                        corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
                corner = last[j];
                last[j] = better;
            }
        }
        return last[other.length()];
    }

    private Human human(
            int household,
            boolean parent,
            Name given,
            Name father,
            Name grandfather,
            Name family,
            LocalDate born,
            boolean female,
            String phone,
            String locality) {
        String number = chance(60) ? "9%09d".formatted(random.nextInt(1_000_000_000)) : "";
        Human human = new Human(
                people.size(),
                household,
                parent,
                given,
                father,
                grandfather,
                family,
                born,
                female,
                phone,
                locality,
                number);
        people.put(human.number(), human);
        return human;
    }

    private String phone() {
        if (!phones.isEmpty() && chance(5)) {
            return phones.get(random.nextInt(phones.size()));
        }
        String phone = "07%d%07d".formatted(7 + random.nextInt(3), random.nextInt(10_000_000));
        phones.add(phone);
        return phone;
    }

    private Name any(String list) {
        List<Name> all = names.get(list);
        return all.get((int) (all.size() * Math.pow(random.nextDouble(), 1.6)));
    }

    private LocalDate born(int from, int years) {
        LocalDate day = LocalDate.of(from, 1, 1).plusDays(random.nextInt(years * 365));
        return chance(12) ? day.withDayOfYear(1) : day;
    }

    private PersonText plain(Human h) {
        return text(
                "L" + h.number(),
                h.given().arabic(),
                h.father().arabic(),
                h.grandfather().arabic(),
                h.family().arabic(),
                h.born().toString(),
                h.female() ? "F" : "M",
                h.phone(),
                h.locality().split("\\|")[0],
                h.nationalId());
    }

    private PersonText faulty(Human h) {
        boolean latin = chance(latinInHundred);
        return text(
                "R" + h.number(),
                written(h.given(), latin),
                chance(8) ? "" : written(h.father(), latin),
                chance(30) ? "" : written(h.grandfather(), latin),
                chance(2) ? "" : written(h.family(), latin),
                dated(h.born()),
                chance(1) ? (h.female() ? "M" : "F") : h.female() ? "F" : "M",
                chance(20) ? "" : chance(15) ? phone() : h.phone(),
                h.locality().split("\\|")[latin ? 1 : 0],
                chance(50) ? "" : h.nationalId());
    }

    private PersonText text(
            String id,
            String given,
            String father,
            String grandfather,
            String family,
            String born,
            String sex,
            String phone,
            String locality,
            String number) {
        return new PersonText(
                id,
                given,
                kept(Column.FATHER, father),
                kept(Column.GRANDFATHER, grandfather),
                family,
                null,
                kept(Column.BIRTH_DATE, born),
                kept(Column.SEX, sex),
                kept(Column.PHONE, phone),
                kept(Column.LOCALITY, locality),
                kept(Column.NATIONAL_ID, number),
                null,
                List.of());
    }

    private String kept(Column column, String text) {
        return columns.contains(column) ? text : null;
    }

    private boolean chance(int inHundred) {
        return random.nextInt(100) < inHundred;
    }

    private String written(Name name, boolean latin) {
        String text = latin ? name.latin()[random.nextInt(name.latin().length)] : typed(name.arabic());
        return chance(faultsInHundred) ? slip(text) : text;
    }

    private String typed(String text) {
        String typed = chance(40) ? text.replaceAll("[أإآ]", "ا") : text;
        return chance(15) ? typed.replace('ة', 'ه').replace('ى', 'ي') : typed;
    }

    private String dated(LocalDate day) {
        if (chance(3)) {
            return "";
        }
        if (chance(4)) {
            return day.withDayOfYear(1).toString();
        }
        if (chance(3) && day.getDayOfMonth() <= 12) {
            return LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue())
                    .toString();
        }
        return chance(4) ? day.plusDays(chance(50) ? 1 : 10).toString() : day.toString();
    }

    /** One letter left out, doubled, exchanged or wrong; the first stays. */
    private String slip(String text) {
        if (text.length() < 3) {
            return text;
        }
        int at = 1 + random.nextInt(text.length() - 2);
        String before = text.substring(0, at);
        char here = text.charAt(at);
        String after = text.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + after.charAt(0) + here + after.substring(1);
            case 2 -> before + here + here + after;
            default -> before + text.charAt(random.nextInt(text.length())) + after;
        };
    }
}
