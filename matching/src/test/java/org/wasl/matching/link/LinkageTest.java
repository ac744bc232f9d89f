package org.wasl.matching.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;

/** Lists that are linked as a whole. */
class LinkageTest {
    private static final String[] GIVEN = {
        "محمد Mohammed",
        "أحمد Ahmad",
        "خالد Khaled",
        "عمر Omar",
        "يوسف Yousef",
        "سامي Sami",
        "فاطمة Fatima",
        "مريم Maryam",
        "ليلى Layla",
        "هدى Huda",
        "رنا Rana",
        "نور Nour",
        "زينب Zainab",
        "بلال Bilal",
        "طارق Tareq"
    };
    private static final String[] FAMILY = {
        "الخطيب Khatib", "النجار Najjar", "الحداد Haddad", "المصري Masri", "منصور Mansour", "حمدان Hamdan",
        "درويش Darwish", "الزعبي Zoubi", "عوض Awad", "شاهين Shaheen", "كنعان Kanaan", "الرفاعي Rifai"
    };

    private final PersonReader reader = new PersonReader();
    private final Random random = new Random(5);

    private Person person(
            String id, String given, String father, String family, String born, String phone, String number) {
        return reader.read(new PersonText(
                id, given, father, null, family, null, born, null, phone, null, number, null, List.of()));
    }

    /** People in Arabic on the left, the first half of them in Latin letters on the right. */
    private void country(List<Person> left, List<Person> right, int people) {
        for (int i = 0; i < people; i++) {
            String[] given = GIVEN[random.nextInt(GIVEN.length)].split(" ");
            String[] father = GIVEN[random.nextInt(GIVEN.length)].split(" ");
            String[] family = FAMILY[random.nextInt(FAMILY.length)].split(" ");
            String born =
                    "%d-%02d-%02d".formatted(1950 + random.nextInt(70), 1 + random.nextInt(12), 2 + random.nextInt(26));
            String phone = "07%08d".formatted(random.nextInt(100_000_000));
            left.add(person("p" + i, given[0], father[0], family[0], born, phone, null));
            if (i < people / 2) {
                right.add(person(
                        "p" + i, given[1], father[1], family[1], born, random.nextBoolean() ? phone : null, null));
            }
        }
    }

    private static Linkage.Result link(List<Person> left, List<Person> right, boolean oneToOne) {
        return new Linkage(left, right, 0, (stage, part) -> {}).link(0.9, oneToOne);
    }

    private static long wrong(Linkage.Result found, List<Person> left, List<Person> right) {
        return found.pairs().stream()
                .filter(p -> p.decision() == Decision.LINK)
                .filter(p ->
                        !left.get(p.left()).id().equals(right.get(p.right()).id()))
                .count();
    }

    @Test
    void people_are_found_across_scripts_without_anything_to_learn_from() {
        List<Person> left = new ArrayList<>();
        List<Person> right = new ArrayList<>();
        country(left, right, 1_000);

        Linkage.Result found = link(left, right, true);

        long links = found.pairs().stream()
                .filter(p -> p.decision() == Decision.LINK)
                .count();
        assertThat(links).isGreaterThan(490);
        assertThat(wrong(found, left, right)).isLessThan(3);
        assertThat(found.pairs()).isSortedAccordingTo((one, other) -> Double.compare(other.weight(), one.weight()));
    }

    @Test
    void twins_are_for_somebody_to_look_at() {
        List<Person> left = new ArrayList<>();
        List<Person> right = new ArrayList<>();
        country(left, right, 400);
        for (int i = 0; i < 40; i++) { // families, so that the file is one of families
            String phone = "079%07d".formatted(i);
            left.add(person(
                    "a" + i,
                    "سامي",
                    "بلال",
                    FAMILY[i % 12].split(" ")[0],
                    "2001-0%d-14".formatted(1 + i % 9),
                    phone,
                    null));
            right.add(person(
                    "b" + i,
                    "Huda",
                    "Bilal",
                    FAMILY[i % 12].split(" ")[1],
                    "200%d-07-21".formatted(3 + i % 6),
                    phone,
                    null));
        }
        left.add(person("twin", "رنا", "خالد", "الحداد", "2016-05-14", "0791234567", null));
        right.add(person("other twin", "Omar", "Khaled", "Haddad", "2016-05-14", "0791234567", null));
        int twin = left.size() - 1;

        assertThat(link(left, right, false).pairs())
                .filteredOn(p -> p.left() == twin && p.right() == right.size() - 1)
                .allMatch(p -> p.decision() == Decision.REVIEW);
    }

    @Test
    void nobody_has_two_numbers_of_one_country() {
        List<Person> left = new ArrayList<>();
        List<Person> right = new ArrayList<>();
        country(left, right, 400);
        left.add(person("one", "Layla", "Ahmad", "Masri", "1990-06-14", "0791111111", "9901010101"));
        right.add(person("other", "Layla", "Ahmad", "Masri", "1990-06-14", "0791111111", "9872727272"));
        int one = left.size() - 1;

        assertThat(link(left, right, false).pairs())
                .filteredOn(p -> p.left() == one && p.right() == right.size() - 1)
                .noneMatch(p -> p.decision() == Decision.LINK);
    }

    @Test
    void where_numbers_are_often_wrong_a_different_one_is_no_proof() {
        List<Person> left = new ArrayList<>();
        List<Person> right = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String given = GIVEN[i % 15].split(" ")[1];
            String family = FAMILY[i % 12].split(" ")[1];
            String born = "19%02d-0%d-1%d".formatted(20 + i % 79, 1 + i % 9, i % 7);
            String phone = "079%07d".formatted(1_000_003 + i * 7919);
            left.add(person("l" + i, given, "Salem", family, born, phone, "98%08d".formatted(i * 7)));
            right.add(person(
                    "r" + i,
                    given,
                    "Salem",
                    family,
                    born,
                    phone,
                    i % 8 == 0 ? "97%08d".formatted(99_999_999 - i * 13) : "98%08d".formatted(i * 7)));
        }

        assertThat(link(left, right, false).pairs())
                .filteredOn(p -> p.left() == p.right() && p.decision() == Decision.LINK)
                .hasSizeGreaterThan(380);
    }

    @Test
    void a_scorer_that_was_sent_elsewhere_weighs_the_same() throws Exception {
        List<Person> left = new ArrayList<>();
        List<Person> right = new ArrayList<>();
        country(left, right, 300);
        Scorer here = link(left, right, false).scorer();

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(List.of(here, left.get(3), right.get(3)));
        }
        List<?> there = (List<?>) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        Person one = (Person) there.get(1);
        Person other = (Person) there.get(2);
        assertThat(((Scorer) there.get(0)).odds(one, other, new Comparison(0).levels(one, other)))
                .isEqualTo(here.odds(left.get(3), right.get(3), new Comparison(0).levels(left.get(3), right.get(3))));
    }

    @Test
    void a_weight_is_explained_by_its_parts() {
        List<Person> left = new ArrayList<>();
        List<Person> right = new ArrayList<>();
        country(left, right, 300);
        Linkage.Result found = link(left, right, false);
        Pair pair = found.pairs().get(0);

        List<Scorer.Reason> reasons = found.scorer().explain(left.get(pair.left()), right.get(pair.right()));

        assertThat(reasons)
                .extracting(Scorer.Reason::field)
                .contains("given", "lineage", "birthDate", "rarity", "household");
        assertThat(reasons.stream().mapToDouble(Scorer.Reason::weight).sum())
                .isCloseTo(pair.weight(), org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void twenty_rows_and_names_alone_teach_nothing() {
        List<Person> left = new ArrayList<>();
        List<Person> right = new ArrayList<>();
        country(left, right, 20);
        assertThat(link(left, right, false).taught()).isFalse();

        country(left, right, 600);
        assertThat(link(left, right, false).taught()).isTrue();
        List<Person> names = left.stream()
                .map(p -> person(
                        p.id(),
                        p.given().text(),
                        p.lineage()[0].text(),
                        p.family().text(),
                        null,
                        null,
                        null))
                .toList();
        assertThat(link(names, names, false).taught()).isFalse();
    }

    @Test
    void who_shares_no_key_with_anybody_is_counted() {
        List<Person> left = new ArrayList<>(List.of(person("a", "Sami", "Ali", "Haddad", "1990-05-06", null, null)));
        List<Person> right = new ArrayList<>(List.of(
                person("b", "Sami", "Ali", "Haddad", "1990-05-06", null, null),
                person("c", "Huda", "Omar", "Masri", "1970-02-03", null, null)));

        assertThat(link(left, right, false).alone()).isEqualTo(1);
    }

    @Test
    void nothing_is_found_in_empty_lists_and_lists_of_nobody() {
        assertThat(link(List.of(), List.of(), false).pairs()).isEmpty();
        Person nobody = person("n", " ", null, null, null, null, null);
        assertThat(link(List.of(nobody), List.of(nobody), true).pairs()).isEmpty();
    }

    /** The public set of the Australian National University, where it lies beside the project. */
    @Test
    void the_doubles_of_febrl_1_are_found() throws IOException {
        Path file = Path.of(System.getProperty("wasl.root", ".."), "../shared/data/febrl/dataset1.csv");
        assumeThat(Files.exists(file)).isTrue();
        List<Person> people = Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(c -> reader.read(new PersonText(
                        c[0].strip(),
                        c[1].strip(),
                        null,
                        null,
                        c[2].strip(),
                        null,
                        c[9].strip(),
                        null,
                        null,
                        c[6].strip(),
                        null,
                        c[10].strip(),
                        List.of(c[3].strip(), c[4].strip(), c[5].strip(), c[7].strip(), c[8].strip()))))
                .toList();

        Linkage.Result found = new Linkage(people, null, 5, (stage, part) -> {}).link(0.9, false);

        List<Boolean> links = found.pairs().stream()
                .filter(p -> p.decision() == Decision.LINK)
                .map(p -> number(people.get(p.left())).equals(number(people.get(p.right()))))
                .toList();
        assertThat(links).hasSizeGreaterThan(497).doesNotContain(false);
    }

    private static String number(Person person) {
        return person.id().split("-")[1];
    }
}
