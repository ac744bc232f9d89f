package org.wasl.matching.link;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;
import org.wasl.matching.testing.InventedFamilies;
import org.wasl.matching.testing.InventedFamilies.Lists;

class ModelLinkageTest {
    private static final String[] GIVEN = {
        "محمد Mohammed", "أحمد Ahmad", "خالد Khaled", "سامي Sami", "فاطمة Fatima", "ليلى Layla", "هدى Huda", "رنا Rana"
    };
    private static final String[] FAMILY = {
        "الخطيب Khatib", "النجار Najjar", "الحداد Haddad", "المصري Masri", "حمدان Hamdan", "كنعان Kanaan"
    };

    private static final Map<String, String> NEXT_PLACE = Map.ofEntries(
            entry("عمان", "إربد"),
            entry("إربد", "الزرقاء"),
            entry("الزرقاء", "المفرق"),
            entry("المفرق", "الرمثا"),
            entry("الرمثا", "مادبا"),
            entry("مادبا", "عمان"),
            entry("Amman", "Irbid"),
            entry("Irbid", "Zarqa"),
            entry("Zarqa", "Mafraq"),
            entry("Mafraq", "Ramtha"),
            entry("Ramtha", "Madaba"),
            entry("Madaba", "Amman"));

    private final PersonReader reader = new PersonReader();
    private final Random random = new Random(3);
    private final List<Person> left = new ArrayList<>();
    private final List<Person> right = new ArrayList<>();

    private void people(int number) {
        for (int i = 0; i < number; i++) {
            String[] given = GIVEN[random.nextInt(GIVEN.length)].split(" ");
            String[] father = GIVEN[random.nextInt(GIVEN.length)].split(" ");
            String[] family = FAMILY[random.nextInt(FAMILY.length)].split(" ");
            String born =
                    "%d-%02d-%02d".formatted(1950 + random.nextInt(70), 1 + random.nextInt(12), 2 + random.nextInt(26));
            left.add(person("p" + i, given[0], father[0], family[0], born));
            right.add(person("p" + i, given[1], father[1], family[1], born));
        }
    }

    private Person person(String id, String given, String father, String family, String born) {
        return reader.read(
                new PersonText(id, given, father, null, family, null, born, null, null, null, null, null, List.of()));
    }

    @Test
    void a_new_list_of_a_few_is_linked_with_a_kept_one_by_the_model_of_yesterday() {
        people(1_000);
        TrainedModel model = new Linkage(left, right, 0, (stage, part) -> {}).learn(null, 5);
        List<Person> few = left.subList(0, 10);

        Linkage.Result found = new Linkage(few, right, 0, (stage, part) -> {}).link(model, 0.9, true);

        assertThat(found.pairs())
                .filteredOn(pair -> pair.decision() == Decision.LINK)
                .hasSizeGreaterThanOrEqualTo(9)
                .allMatch(pair ->
                        few.get(pair.left()).id().equals(right.get(pair.right()).id()));
        assertThat(found.compared()).isLessThan(1_000);
    }

    @Test
    void a_field_that_teaches_the_opposite_keeps_what_was_learnt_before() {
        Lists usual = new InventedFamilies(11).twoLists(2_000);
        TrainedModel before = linkage(usual.left(), usual.right()).learn(null, 5);
        Lists moved = new InventedFamilies(12).twoLists(2_000);
        List<PersonText> elsewhere =
                moved.right().stream().map(ModelLinkageTest::movedAway).toList();

        TrainedModel learnt = linkage(moved.left(), elsewhere).learn(before, 5);

        assertThat(learnt.agreementSpeaksForMatch()).isTrue();
        assertThat(learnt.m()[Comparison.LOCALITY]).isEqualTo(before.m()[Comparison.LOCALITY]);
        assertThat(learnt.m()[Comparison.BIRTH_DATE]).isNotEqualTo(before.m()[Comparison.BIRTH_DATE]);
    }

    private Linkage linkage(List<PersonText> left, List<PersonText> right) {
        return new Linkage(
                left.stream().map(reader::read).toList(),
                right.stream().map(reader::read).toList(),
                0,
                (stage, part) -> {});
    }

    /** Everybody went to the next place of the list, so that no two records of one person share it. */
    private static PersonText movedAway(PersonText person) {
        return PersonText.withId(person.id())
                .given(person.given())
                .father(person.father())
                .grandfather(person.grandfather())
                .family(person.family())
                .birthDate(person.birthDate())
                .sex(person.sex())
                .phone(person.phone())
                .locality(NEXT_PLACE.get(person.locality()))
                .nationalId(person.nationalId())
                .build();
    }
}
