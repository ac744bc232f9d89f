package org.wasl.matching.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wasl.matching.link.Decision;
import org.wasl.matching.link.Pair;

/**
 * The entities of linked records. Records that are linked, directly or over others, are one entity, unless it would contradict itself: links are taken from the
 * strongest to the weakest, and one is left out that would join records which contradict each other. So a cluster is split at its weakest link.
 */
public final class Clusters {
    private final int left;
    private final int[] parent;
    private final int[] next;
    private final int[] last;
    private final int[] size;
    private final int[] numbers;
    private final Set<Long> linked = new HashSet<>();
    private final Set<Pair> separated = new HashSet<>();

    private Clusters(int left, int records) {
        this.left = left;
        parent = new int[records];
        next = new int[records];
        last = new int[records];
        size = new int[records];
        numbers = new int[records];
        for (int i = 0; i < records; i++) {
            parent[i] = i;
            last[i] = i;
            next[i] = -1;
            size[i] = 1;
        }
    }

    /**
     * Of one list.
     *
     * @param pairs those with the decision {@code LINK} count
     */
    public static Clusters ofOneList(int records, List<Pair> pairs, Contradiction contradiction) {
        return new Clusters(0, records).of(pairs, contradiction);
    }

    /** Of two lists: the places of the right list follow those of the left. */
    public static Clusters ofTwoLists(int left, int right, List<Pair> pairs, Contradiction contradiction) {
        return new Clusters(left, left + right).of(pairs, contradiction);
    }

    private Clusters of(List<Pair> pairs, Contradiction contradiction) {
        List<Pair> links = pairs.stream()
                .filter(pair -> pair.decision() == Decision.LINK)
                .sorted(Pair.BEST_FIRST)
                .toList();
        links.forEach(pair -> linked.add(packed(pair.left(), right(pair))));
        for (Pair pair : links) {
            int one = root(pair.left());
            int other = root(right(pair));
            if (one != other) {
                if (contradict(one, other, contradiction)) {
                    separated.add(pair);
                } else {
                    join(one, other);
                }
            }
        }
        // Records that a link left apart may have come together over others since.
        separated.removeIf(pair -> root(pair.left()) == root(right(pair)));
        int entities = 0;
        for (int i = 0; i < parent.length; i++) {
            int root = root(i);
            if (numbers[root] == 0) {
                numbers[root] = ++entities;
            }
        }
        return this;
    }

    private int right(Pair pair) {
        return left + pair.right();
    }

    private static long packed(int one, int other) {
        return (long) Math.min(one, other) << 32 | Math.max(one, other);
    }

    /** Two records that are linked directly were weighed against each other already. */
    private boolean contradict(int one, int other, Contradiction contradiction) {
        for (int mine = one; mine >= 0; mine = next[mine]) {
            for (int theirs = other; theirs >= 0; theirs = next[theirs]) {
                if (!linked.contains(packed(mine, theirs)) && contradiction.between(mine, theirs)) {
                    return true;
                }
            }
        }
        return false;
    }

    private int root(int record) {
        int root = record;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private void join(int one, int other) {
        int greater = size[one] >= size[other] ? one : other;
        int smaller = greater == one ? other : one;
        parent[smaller] = greater;
        next[last[greater]] = smaller;
        last[greater] = last[smaller];
        size[greater] += size[smaller];
    }

    /** The number of a record's entity, from 1 in the order of their first records. */
    public int entity(int record) {
        return numbers[root(record)];
    }

    /** How many records are of the same entity, with this one. */
    public int size(int record) {
        return size[root(record)];
    }

    /** How many entities there are, with those of one record. */
    public int entities() {
        return (int) Arrays.stream(numbers).filter(number -> number > 0).count();
    }

    /** How many entities have several records. */
    public int withSeveralRecords() {
        int several = 0;
        for (int i = 0; i < parent.length; i++) {
            several += parent[i] == i && size[i] > 1 ? 1 : 0;
        }
        return several;
    }

    /** The pairs with a link between two entities as pairs for review, the others as they are. */
    public List<Pair> reviewed(List<Pair> pairs) {
        List<Pair> reviewed = new ArrayList<>(pairs.size());
        for (Pair pair : pairs) {
            reviewed.add(
                    separated.contains(pair)
                            ? new Pair(pair.left(), pair.right(), pair.weight(), pair.probability(), Decision.REVIEW)
                            : pair);
        }
        return reviewed;
    }

    /** How many links were left out, because the entity would contradict itself. */
    public int separated() {
        return separated.size();
    }
}
