package org.wasl.matching.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wasl.matching.encode.ClkEncoder.Salt;
import org.wasl.matching.evaluate.Evaluation;
import org.wasl.matching.evaluate.Truth;
import org.wasl.matching.link.Pair;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;

/** Two invented lists in two scripts; the first half of the persons is in both. */
class EncodedLinkageTest {
    private static final int PEOPLE = 600;
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
    private final ClkEncoder encoder = new ClkEncoder(
            "a secret of two agencies, of 32 bytes or more".getBytes(StandardCharsets.UTF_8), "test", Salt.BIRTH_YEAR);
    private final List<Clk> left = new ArrayList<>();
    private final List<Clk> right = new ArrayList<>();

    private void country() {
        Random random = new Random(7);
        for (int i = 0; i < PEOPLE; i++) {
            String[] given = GIVEN[random.nextInt(GIVEN.length)].split(" ");
            String[] father = GIVEN[random.nextInt(GIVEN.length)].split(" ");
            String[] family = FAMILY[random.nextInt(FAMILY.length)].split(" ");
            String born =
                    "%d-%02d-%02d".formatted(1950 + random.nextInt(70), 1 + random.nextInt(12), 2 + random.nextInt(26));
            left.add(clk(given[0], father[0], family[0], born));
            if (i < PEOPLE / 2) {
                right.add(clk(
                        given[1], father[1], family[1], random.nextInt(10) == 0 ? born.substring(0, 8) + "01" : born));
            }
        }
        for (int i = 0; i < PEOPLE / 2; i++) {
            String[] given = GIVEN[random.nextInt(GIVEN.length)].split(" ");
            right.add(clk(
                    given[1],
                    GIVEN[random.nextInt(15)].split(" ")[1],
                    FAMILY[random.nextInt(12)].split(" ")[1],
                    "1960-01-01"));
        }
    }

    private Clk clk(String given, String father, String family, String born) {
        Person person = reader.read(
                new PersonText("1", given, father, null, family, null, born, null, null, null, null, null, List.of()));
        return encoder.encode(person);
    }

    @Test
    void persons_are_found_without_their_names() {
        country();
        Truth truth = new Truth(false);
        IntStream.range(0, PEOPLE / 2).forEach(i -> truth.add(i, i, true));

        EncodedLinkage.Result found =
                new EncodedLinkage(left, right, (stage, part) -> {}).link(Evaluation.LEAST_THRESHOLD, true);

        Evaluation evaluation = Evaluation.of(found.pairs(), truth, found.linkage()::weigh, true, 0.5);
        assertThat(evaluation.quality().precision()).isGreaterThan(0.95);
        assertThat(evaluation.quality().recall()).isGreaterThan(0.9);
        assertThat(found.pairs()).isSortedAccordingTo(Pair.BEST_FIRST);
    }

    @Test
    void lists_without_a_common_person_have_hardly_a_link() {
        country();

        EncodedLinkage.Result found = new EncodedLinkage(
                        left.subList(PEOPLE / 2, PEOPLE), right.subList(0, PEOPLE / 2), (stage, part) -> {})
                .link(0.9, false);

        assertThat(found.pairs().stream()
                        .filter(pair -> pair.probability() >= 0.9)
                        .count())
                .isLessThan(PEOPLE / 100);
    }

    @Test
    void empty_lists_have_no_pairs() {
        assertThat(new EncodedLinkage(List.of(), List.of(), (stage, part) -> {})
                        .link(0.9, true)
                        .pairs())
                .isEmpty();
    }
}
