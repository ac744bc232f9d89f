package org.wasl.matching.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;

class ModelLinkageTest {
    private static final String[] GIVEN = {
        "محمد Mohammed", "أحمد Ahmad", "خالد Khaled", "سامي Sami", "فاطمة Fatima", "ليلى Layla", "هدى Huda", "رنا Rana"
    };
    private static final String[] FAMILY = {
        "الخطيب Khatib", "النجار Najjar", "الحداد Haddad", "المصري Masri", "حمدان Hamdan", "كنعان Kanaan"
    };

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
}
