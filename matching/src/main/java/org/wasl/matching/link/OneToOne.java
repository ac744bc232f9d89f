package org.wasl.matching.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Assigns each record at most once, so that the assignment as a whole is the most probable one: the sum of the log odds is the largest. Pairs that hang together by
 * a record are a component; each is solved alone. Where another assignment is about as probable, the pair is reviewed.
 */
final class OneToOne {
    /** Below this many bits between the best assignment and the best one without a pair, it is a tie: the other is at least half as probable. */
    private static final double TIE = 1;

    /** In larger components only the other pairs of both records are looked at, and not each other assignment. */
    private static final int MANY_PAIRS = 64;

    /** The odds of a probability of 0.05, below which there are no pairs. */
    private static final double LEAST = Math.log(19) / Math.log(2);

    private static final double SMALL = 1e-9;

    private final double toOdds;

    private OneToOne(double toOdds) {
        this.toOdds = toOdds;
    }

    /** @param pairs best first */
    static List<Pair> of(List<Pair> pairs) {
        OneToOne assignment = new OneToOne(toOdds(pairs));
        List<Pair> kept = new ArrayList<>();
        for (List<Pair> component : components(pairs)) {
            kept.addAll(component.size() == 1 ? component : assignment.best(component));
        }
        kept.sort(Pair.BEST_FIRST);
        return List.copyOf(kept);
    }

    /** What a weight lacks to be log odds: the prior, the same for all pairs. */
    private static double toOdds(List<Pair> pairs) {
        for (Pair pair : pairs) {
            if (pair.probability() > 0.001 && pair.probability() < 0.999) {
                return Math.log(pair.probability() / (1 - pair.probability())) / Math.log(2) - pair.weight();
            }
        }
        return pairs.isEmpty() ? 0 : 10 - pairs.get(pairs.size() - 1).weight();
    }

    private static List<List<Pair>> components(List<Pair> pairs) {
        int lefts = 1 + pairs.stream().mapToInt(Pair::left).max().orElse(-1);
        int rights = 1 + pairs.stream().mapToInt(Pair::right).max().orElse(-1);
        int[] parents = new int[lefts + rights];
        for (int i = 0; i < parents.length; i++) {
            parents[i] = i;
        }
        pairs.forEach(pair -> parents[root(parents, pair.left())] = root(parents, lefts + pair.right()));
        int[] sizes = new int[parents.length];
        pairs.forEach(pair -> sizes[root(parents, pair.left())]++);
        Map<Integer, List<Pair>> several = new HashMap<>();
        List<List<Pair>> components = new ArrayList<>();
        for (Pair pair : pairs) {
            int root = root(parents, pair.left());
            if (sizes[root] == 1) {
                components.add(List.of(pair));
            } else {
                several.computeIfAbsent(root, none -> {
                            List<Pair> component = new ArrayList<>();
                            components.add(component);
                            return component;
                        })
                        .add(pair);
            }
        }
        return components;
    }

    private static int root(int[] parents, int node) {
        int root = node;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    private double odds(Pair pair) {
        return pair.weight() + toOdds;
    }

    private List<Pair> best(List<Pair> component) {
        List<Pair> likely = component.stream().filter(pair -> odds(pair) > 0).toList();
        List<Pair> kept = new ArrayList<>();
        Solution found = new Solution(likely, 0);
        for (Pair pair : found.pairs()) {
            kept.add(withoutTie(pair, likely, found.sum()));
        }
        // What is more likely two persons than one, of the records that are left.
        List<Pair> rest = component.stream()
                .filter(pair -> odds(pair) <= 0)
                .filter(pair -> found.pairs().stream()
                        .noneMatch(taken -> taken.left() == pair.left() || taken.right() == pair.right()))
                .toList();
        kept.addAll(new Solution(rest, LEAST).pairs());
        return kept;
    }

    private Pair withoutTie(Pair pair, List<Pair> among, double best) {
        double between = odds(pair) + SMALL;
        if (among.size() <= MANY_PAIRS) {
            List<Pair> others = among.stream().filter(other -> other != pair).toList();
            between = best - new Solution(others, 0).sum();
        } else {
            for (Pair other : among) {
                boolean shares = (other.left() == pair.left()) != (other.right() == pair.right());
                between = shares ? Math.min(between, odds(pair) - odds(other)) : between;
            }
        }
        double probability = Math.min(pair.probability(), 1 / (1 + Math.pow(2, -between)));
        Decision decision = between < TIE ? Decision.REVIEW : pair.decision();
        return new Pair(pair.left(), pair.right(), pair.weight(), probability, decision);
    }

    /** The assignment with the largest sum: successive shortest paths over the pairs, one record of the left after the other. */
    private final class Solution {
        private final List<Pair> pairs;
        private final double more;
        private final int[][] edges;
        private final int[] right;
        private final int[] takenBy;
        private final int[] takenWith;
        /** The place of each record of the left. */
        private final int[] placeOf;

        private final int rights;
        private final double[] distance;
        private final int[] from;
        private final int[] by;
        private final boolean[] done;
        /** The places that this round came to: only these are reset, for most rounds come to few. */
        private final int[] reached;

        private int numberReached;

        /** @param more what is added to the odds of each pair */
        Solution(List<Pair> pairs, double more) {
            this.pairs = pairs;
            this.more = more;
            Map<Integer, List<Integer>> byLeft = new HashMap<>();
            Map<Integer, Integer> places = new HashMap<>();
            right = new int[pairs.size()];
            for (int i = 0; i < pairs.size(); i++) {
                byLeft.computeIfAbsent(pairs.get(i).left(), none -> new ArrayList<>())
                        .add(i);
                places.putIfAbsent(pairs.get(i).right(), places.size());
                right[i] = places.get(pairs.get(i).right());
            }
            edges = byLeft.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(of -> of.getValue().stream().mapToInt(i -> i).toArray())
                    .toArray(int[][]::new);
            rights = places.size();
            // Behind the records of the right, one place for each of the left that stays alone.
            takenBy = new int[rights + edges.length];
            takenWith = new int[rights + edges.length];
            Arrays.fill(takenBy, -1);
            placeOf = new int[edges.length];
            Arrays.fill(placeOf, -1);
            distance = new double[takenBy.length];
            Arrays.fill(distance, Double.POSITIVE_INFINITY);
            from = new int[takenBy.length];
            by = new int[takenBy.length];
            done = new boolean[takenBy.length];
            reached = new int[takenBy.length];
            solve();
        }

        List<Pair> pairs() {
            List<Pair> kept = new ArrayList<>();
            for (int place = 0; place < rights; place++) {
                if (takenBy[place] >= 0) {
                    kept.add(pairs.get(takenWith[place]));
                }
            }
            return kept;
        }

        double sum() {
            return pairs().stream().mapToDouble(pair -> odds(pair) + more).sum();
        }

        private record Step(double distance, int place) {}

        private void solve() {
            double[] ofLeft = new double[edges.length];
            double[] ofRight = new double[takenBy.length];
            for (int start = 0; start < edges.length; start++) {
                ofLeft[start] = Math.min(0, least(start, ofRight));
                PriorityQueue<Step> queue = new PriorityQueue<>(
                        Comparator.comparingDouble(Step::distance).thenComparingInt(Step::place));
                int left = start;
                double so = 0;
                int end = -1;
                while (end < 0) {
                    for (int edge : edges[left]) {
                        reach(queue, right[edge], left, edge, so + cost(edge) - ofLeft[left] - ofRight[right[edge]]);
                    }
                    reach(queue, rights + left, left, -1, so - ofLeft[left] - ofRight[rights + left]);
                    Step next = queue.remove();
                    while (done[next.place()]) {
                        next = queue.remove();
                    }
                    done[next.place()] = true;
                    so = next.distance();
                    if (takenBy[next.place()] < 0) {
                        end = next.place();
                    } else {
                        left = takenBy[next.place()];
                    }
                }
                for (int i = 0; i < numberReached; i++) {
                    int place = reached[i];
                    if (done[place] && place != end) {
                        ofRight[place] += distance[place] - so;
                        ofLeft[takenBy[place]] += so - distance[place];
                    }
                }
                ofLeft[start] += so;
                take(end, start);
                reset();
            }
        }

        private double least(int left, double[] ofRight) {
            double least = 0;
            for (int edge : edges[left]) {
                least = Math.min(least, cost(edge) - ofRight[right[edge]]);
            }
            return least;
        }

        private double cost(int edge) {
            return -(odds(pairs.get(edge)) + more);
        }

        private void reset() {
            for (int i = 0; i < numberReached; i++) {
                distance[reached[i]] = Double.POSITIVE_INFINITY;
                done[reached[i]] = false;
            }
            numberReached = 0;
        }

        private void reach(PriorityQueue<Step> queue, int place, int left, int edge, double so) {
            if (so < distance[place] - SMALL) {
                if (distance[place] == Double.POSITIVE_INFINITY) {
                    reached[numberReached++] = place;
                }
                distance[place] = so;
                from[place] = left;
                by[place] = edge;
                queue.add(new Step(so, place));
            }
        }

        /** Turns the path round that ends here: each record of the left on it gets the place after it. */
        private void take(int end, int start) {
            int place = end;
            int left;
            do {
                left = from[place];
                int before = placeOf[left];
                placeOf[left] = place;
                takenBy[place] = left;
                takenWith[place] = by[place];
                place = before;
            } while (left != start);
        }
    }
}
