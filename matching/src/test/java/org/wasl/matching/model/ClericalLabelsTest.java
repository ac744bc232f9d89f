package org.wasl.matching.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.name.NameSynonyms;
import org.wasl.matching.name.NameSynonyms.Synonym;
import org.wasl.matching.name.WordSimilarity;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;

class DecisionsTest {
    private final PersonReader reader = new PersonReader();
    private final ClericalLabels decisions = new ClericalLabels(0);

    @Test
    void two_who_were_one_and_agree_in_all_names_but_the_first_are_called_by_both() {
        decided(5, "عبود", "خالد سالم الحديد", "عبد الله", "خالد سالم الحديد", true);
        assertThat(decisions.synonyms(5)).containsExactly(new Synonym("عبدالله", "عبود", 5));
    }

    @Test
    void so_are_two_families() {
        decided(5, "ليلى", "خالد سالم الحديد", "ليلى", "خالد سالم الزعبي", true);
        assertThat(decisions.synonyms(5))
                .extracting(Synonym::one, Synonym::other)
                .hasSize(1);
    }

    @Test
    void what_fewer_say_is_not_learnt_since_it_could_point_to_somebody() {
        decided(4, "عبود", "خالد سالم الحديد", "عبد الله", "خالد سالم الحديد", true);
        assertThat(decisions.synonyms(5)).isEmpty();
    }

    @Test
    void names_of_brothers_are_not_learnt_though_some_took_them_for_one() {
        decided(5, "أحمد", "خالد سالم الحديد", "زيد", "خالد سالم الحديد", true);
        decided(1, "أحمد", "خالد سالم الحديد", "زيد", "خالد سالم الحديد", false);
        assertThat(decisions.synonyms(5)).isEmpty();
    }

    @Test
    void where_more_than_one_name_differs_it_cannot_be_told_which_stands_for_which() {
        decided(9, "عبود", "حسن الزعبي", "عبد الله", "خالد سالم الحديد", true);
        assertThat(decisions.synonyms(5)).isEmpty();
    }

    @Test
    void names_that_agree_as_they_are_teach_nothing() {
        decided(9, "Mohammed", "Khaled Haddad", "محمد", "خالد حداد", true);
        assertThat(decisions.synonyms(5)).isEmpty();
    }

    @Test
    void who_is_known_by_one_of_two_written_names_teaches_nothing_by_the_other() {
        for (int i = 0; i < 5; i++) {
            decisions.add(
                    List.of(person("عبود", "خالد سالم الحديد"), person("عبد الله", "خالد سالم الحديد")),
                    List.of(person("عبد الله", "خالد سالم الحديد")),
                    true);
        }
        assertThat(decisions.synonyms(5)).isEmpty();
    }

    @Test
    void names_that_stand_for_one_another_are_similar_in_a_comparison_and_no_more() {
        NameSynonyms known = new NameSynonyms(List.of(new Synonym("عبدالله", "عبود", 5)));
        Person abboud = person("عبود", "خالد سالم الحديد");
        Person abdullah = person("عبد الله", "خالد سالم الحديد");
        assertThat(given(Comparison.ofFew(0, NameSynonyms.NONE), abboud, abdullah))
                .isLessThan(WordSimilarity.SIMILAR);
        assertThat(given(Comparison.ofFew(0, known), abboud, abdullah)).isEqualTo(WordSimilarity.SIMILAR);
        assertThat(given(Comparison.ofFew(0, known), abdullah, abboud)).isEqualTo(WordSimilarity.SIMILAR);
    }

    private void decided(
            int times, String given, String lineage, String otherGiven, String otherLineage, boolean same) {
        for (int i = 0; i < times; i++) {
            decisions.add(List.of(person(given, lineage)), List.of(person(otherGiven, otherLineage)), same);
        }
    }

    private static int given(Comparison comparison, Person one, Person other) {
        return comparison.levels(one, other)[Comparison.GIVEN];
    }

    private Person person(String given, String lineage) {
        return reader.read(new PersonText(
                null, given, lineage, null, null, null, "1990-05-02", null, null, null, null, null, List.of()));
    }
}
