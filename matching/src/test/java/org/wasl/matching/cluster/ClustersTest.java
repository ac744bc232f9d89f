package org.wasl.matching.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wasl.matching.link.Decision;
import org.wasl.matching.link.Pair;

class ClustersTest {
    private static final Contradiction NONE = (one, other) -> false;

    private static Pair link(int left, int right, double weight) {
        return new Pair(left, right, weight, 0.99, Decision.LINK);
    }

    private static Contradiction between(int one, int other) {
        return (a, b) -> Set.of(a, b).equals(Set.of(one, other));
    }

    private static List<Integer> entities(Clusters clusters, int records) {
        return IntStream.range(0, records).map(clusters::entity).boxed().toList();
    }

    @Test
    void records_that_are_linked_over_others_are_one_entity() {
        Pair review = new Pair(3, 4, 5, 0.5, Decision.REVIEW);

        Clusters clusters = Clusters.ofOneList(5, List.of(link(0, 2, 9), link(1, 2, 8), review), NONE);

        assertThat(entities(clusters, 5)).containsExactly(1, 1, 1, 2, 3);
        assertThat(clusters.size(1)).isEqualTo(3);
        assertThat(clusters.entities()).isEqualTo(3);
        assertThat(clusters.withSeveralRecords()).isEqualTo(1);
    }

    @Test
    void a_cluster_that_contradicts_itself_is_split_at_its_weakest_link() {
        Pair strong = link(0, 1, 12);
        Pair weak = link(1, 2, 6);

        Clusters clusters = Clusters.ofOneList(4, List.of(weak, strong, link(2, 3, 10)), between(0, 2));

        assertThat(entities(clusters, 4)).containsExactly(1, 1, 2, 2);
        assertThat(clusters.separated()).isEqualTo(1);
        assertThat(clusters.reviewed(List.of(strong, weak)))
                .extracting(Pair::decision)
                .containsExactly(Decision.LINK, Decision.REVIEW);
    }

    @Test
    void two_records_that_are_linked_directly_do_not_contradict_each_other() {
        assertThat(entities(Clusters.ofOneList(2, List.of(link(0, 1, 9)), between(0, 1)), 2))
                .containsExactly(1, 1);
    }

    @Test
    void all_links_between_entities_that_contradict_each_other_are_left_out() {
        List<Pair> pairs = List.of(link(0, 1, 12), link(2, 3, 11), link(1, 2, 10), link(0, 3, 9));

        Clusters clusters = Clusters.ofOneList(4, pairs, between(1, 3));

        assertThat(entities(clusters, 4)).containsExactly(1, 1, 2, 2);
        assertThat(clusters.separated()).isEqualTo(2);
    }

    @Test
    void of_two_lists_the_places_of_the_right_follow() {
        Clusters clusters = Clusters.ofTwoLists(2, 2, List.of(link(0, 0, 9), link(1, 0, 8)), NONE);

        assertThat(entities(clusters, 4)).containsExactly(1, 1, 1, 2);
    }
}
