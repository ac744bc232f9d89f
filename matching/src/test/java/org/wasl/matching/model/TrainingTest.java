package org.wasl.matching.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.link.Decision;
import org.wasl.matching.link.Linkage;
import org.wasl.matching.link.TrainedModel;
import org.wasl.matching.name.WordSimilarity;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;
import org.wasl.matching.testing.InventedFamilies;

class TrainingTest {
    private static final int RECORDS = 600;

    private final PersonReader reader = new PersonReader();

    private List<Person> read(List<PersonText> texts) {
        return texts.stream().map(reader::read).toList();
    }

    private TrainedModel learned(List<Person> records, TrainedModel earlier) {
        return new Linkage(records, null, 0, (stage, part) -> {}).learn(earlier, 5);
    }

    @Test
    void a_field_that_teaches_the_opposite_keeps_what_was_known_of_it() {
        List<PersonText> people = new InventedFamilies(51).oneList(RECORDS).left();
        TrainedModel earlier = learned(read(people), null);
        // Whoever is written down twice is so by two offices, and each gives its own telephone for all: equal ones
        // speak against one person.
        List<Person> byOffices = people.stream()
                .map(text -> withPhone(text, text.id().startsWith("L") ? "0791111111" : "0782222222"))
                .map(reader::read)
                .toList();

        TrainedModel learned = learned(byOffices, earlier);

        assertThat(learned.agreementSpeaksForMatch()).isTrue();
        assertThat(learned.m()[Comparison.PHONE]).isEqualTo(earlier.m()[Comparison.PHONE]);
        assertThat(learned.u()[Comparison.PHONE]).isEqualTo(earlier.u()[Comparison.PHONE]);
        assertThat(learned.m()[Comparison.BIRTH_DATE]).isNotEqualTo(earlier.m()[Comparison.BIRTH_DATE]);
    }

    private static PersonText withPhone(PersonText t, String phone) {
        return new PersonText(
                t.id(),
                t.given(),
                t.father(),
                t.grandfather(),
                t.family(),
                null,
                t.birthDate(),
                t.sex(),
                phone,
                t.locality(),
                t.nationalId(),
                null,
                List.of());
    }

    @Test
    void one_person_has_two_names_in_no_more_than_the_bound_and_shares_add_up_to_one() {
        TrainedModel learned = learned(
                read(new InventedFamilies(52).withTwins(40).oneList(RECORDS).left()), null);

        double[] given = learned.m()[Comparison.GIVEN];
        assertThat(given[WordSimilarity.DIFFERENT]).isLessThanOrEqualTo(0.0075);
        assertThat(given[WordSimilarity.FAINT]).isLessThanOrEqualTo(0.03);
        assertThat(DoubleStream.of(given).sum()).isCloseTo(1, Offset.offset(1e-6));
    }

    @Test
    void twins_are_not_linked_where_hardly_anybody_has_a_household_nor_by_the_number_of_a_household() {
        List<PersonText> left = new ArrayList<>();
        List<PersonText> right = new ArrayList<>();
        InventedFamilies.Lists lists = new InventedFamilies(53)
                .without(InventedFamilies.Column.NATIONAL_ID)
                .twoLists(4_000);
        // One of each household.
        lists.left().stream()
                .forEach(text -> addFirst(
                        left,
                        text,
                        lists.people().get(Integer.parseInt(text.id().substring(1)))));
        lists.right()
                .forEach(text -> addFirst(
                        right,
                        text,
                        lists.people().get(Integer.parseInt(text.id().substring(1)))));
        left.add(twin("twin", "رنا"));
        right.add(twin("other twin", "سعاد"));

        List<Person> mine = read(left);
        List<Person> theirs = read(right);
        assertThat(new Linkage(mine, theirs, 0, (stage, part) -> {})
                        .link(0.01, false)
                        .pairs())
                .filteredOn(pair -> pair.left() == left.size() - 1 && pair.right() == right.size() - 1)
                .isNotEmpty()
                .allMatch(pair -> pair.decision() == Decision.REVIEW);
    }

    /** The head of a household only. */
    private static void addFirst(List<PersonText> list, PersonText text, InventedFamilies.Human human) {
        if (human.parent() && !human.female()) {
            list.add(text);
        }
    }

    private static PersonText twin(String id, String given) {
        return new PersonText(
                id,
                given,
                "خالد",
                "سليم",
                "الحداد",
                null,
                "2016-05-14",
                "F",
                "0791234567",
                "عمان",
                null,
                "NF-120-7",
                List.of());
    }
}
