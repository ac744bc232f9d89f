package org.wasl.matching.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.wasl.matching.block.Blocks;
import org.wasl.matching.block.Keys;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Field;
import org.wasl.matching.link.Extent;
import org.wasl.matching.link.Linkage;
import org.wasl.matching.link.Pair;
import org.wasl.matching.link.Scorer;
import org.wasl.matching.model.Frequencies;
import org.wasl.matching.model.Model;
import org.wasl.matching.model.Patterns;
import org.wasl.matching.name.Variants;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;
import scala.Tuple2;

/**
 * Links two lists, or finds the doubles in one, on Apache Spark: the same pairs with the same weights as {@link Linkage} finds on one machine. Records travel
 * by their keys; what shares one is compared where it meets. Only counts and the pairs found come back to the driver.
 */
public final class SparkLinkage implements Serializable {
    private static final long serialVersionUID = 1;

    private final int others;
    private final List<Field> fields;
    private final transient JavaSparkContext spark;

    /** @param others how many further texts each person has */
    public SparkLinkage(JavaSparkContext spark, int others) {
        this.spark = spark;
        this.others = others;
        fields = Comparison.fields(others);
    }

    /**
     * @param right null to find doubles in the left
     * @param threshold how probable a pair must be to be linked without anybody looking
     * @return best first; the places of {@link Pair} are those of the records in their lists
     */
    public JavaRDD<Pair> link(JavaRDD<PersonText> left, JavaRDD<PersonText> right, double threshold, boolean oneToOne) {
        JavaRDD<Written> here = placed(left);
        JavaRDD<Written> there = right == null ? here : placed(right);
        Extent extent = new Extent(Math.toIntExact(here.count()), Math.toIntExact(there.count()), right == null);
        Frequencies counted = counted(here);
        if (right != null) {
            counted.addAll(counted(there));
        }
        counted.settle();
        Keys keys = new Keys(others, areNamesAlone(here) && (right == null || areNamesAlone(there)));
        Meeting meeting = meeting(keys, extent, here, there);
        double part = Extent.part(meeting.pairs());
        Patterns seen = meeting.seen(part);
        Model model = extent.learn(fields, strangers(extent, here, there), seen, part, null);
        Broadcast<Scorer> scorer =
                spark.broadcast(new Scorer(model, counted, threshold, extent.isOfFamilies(model), Variants.NONE));
        JavaRDD<Pair> pairs = meeting.scored(scorer).sortBy(Order::of, true, here.getNumPartitions());
        return oneToOne ? spark.parallelize(Linkage.oneToOne(pairs.collect()), here.getNumPartitions()) : pairs;
    }

    /** Best first, as {@link Pair#BEST_FIRST}. */
    private record Order(Pair pair) implements Comparable<Order>, Serializable {
        static Order of(Pair pair) {
            return new Order(pair);
        }

        @Override
        public int compareTo(Order other) {
            return Pair.BEST_FIRST.compare(pair, other.pair);
        }
    }

    private static JavaRDD<Written> placed(JavaRDD<PersonText> texts) {
        return texts.zipWithIndex()
                .map(record -> new Written(Math.toIntExact(record._2()), record._1()))
                .persist(StorageLevel.MEMORY_AND_DISK());
    }

    private Frequencies counted(JavaRDD<Written> records) {
        int texts = others;
        return records.mapPartitions(some -> {
                    PersonReader reader = new PersonReader();
                    Frequencies counts = new Frequencies(texts);
                    some.forEachRemaining(record -> counts.add(reader.read(record.text())));
                    return List.of(counts).iterator();
                })
                .treeReduce((one, other) -> {
                    one.addAll(other);
                    return one;
                });
    }

    private static boolean areNamesAlone(JavaRDD<Written> records) {
        return records.mapPartitions(some -> {
                    PersonReader reader = new PersonReader();
                    while (some.hasNext()) {
                        Person p = reader.read(some.next().text());
                        if (!p.isNameAlone()) {
                            return List.of(p.id() == null ? "" : p.id()).iterator();
                        }
                    }
                    return List.<String>of().iterator();
                })
                .isEmpty();
    }

    private Patterns strangers(Extent extent, JavaRDD<Written> here, JavaRDD<Written> there) {
        int parts = here.getNumPartitions();
        List<Tuple2<Integer, Integer>> pairs = LongStream.of(extent.strangers())
                .mapToObj(pair -> new Tuple2<>(Extent.leftOf(pair), Extent.rightOf(pair)))
                .toList();
        List<Field> compared = fields;
        int texts = others;
        JavaPairRDD<Integer, Written> rights = there.mapToPair(r -> new Tuple2<>(r.place(), r));
        JavaPairRDD<Integer, Written> lefts = here.mapToPair(r -> new Tuple2<>(r.place(), r));
        return spark.parallelizePairs(pairs, parts)
                .join(lefts)
                .mapToPair(met -> new Tuple2<>(met._2()._1(), met._2()._2()))
                .join(rights)
                .values()
                .mapPartitions(some -> {
                    PersonReader reader = new PersonReader();
                    Comparison comparison = new Comparison(texts);
                    Patterns patterns = new Patterns(compared);
                    some.forEachRemaining(two -> patterns.add(comparison.levels(
                            reader.read(two._1().text()), reader.read(two._2().text()))));
                    return List.of(patterns).iterator();
                })
                .fold(new Patterns(fields), SparkLinkage::together);
    }

    private static Patterns together(Patterns one, Patterns other) {
        one.addAll(other);
        return one;
    }

    /** Brings those together that share a key which not too many have. */
    private Meeting meeting(Keys keys, Extent extent, JavaRDD<Written> here, JavaRDD<Written> there) {
        JavaPairRDD<Long, Written> mine = byBlock(keys, here);
        JavaPairRDD<Long, Written> theirs = extent.same() ? mine : byBlock(keys, there);
        JavaPairRDD<Long, Long> sizes = extent.same()
                ? counts(mine).mapValues(n -> n * (n - 1) / 2)
                : counts(mine).join(counts(theirs)).mapValues(two -> two._1() * two._2());
        sizes.persist(StorageLevel.MEMORY_AND_DISK());
        int limits = Blocks.MOST_PAIRS.size();
        long[] sums = sizes.values()
                .aggregate(
                        new long[limits],
                        (all, some) -> {
                            Blocks.add(all, some);
                            return all;
                        },
                        (one, other) -> {
                            for (int i = 0; i < limits; i++) {
                                one[i] += other[i];
                            }
                            return one;
                        });
        int chosen = Blocks.affordable(sums, extent.records());
        long most = Blocks.MOST_PAIRS.get(chosen);
        Set<Long> crowded =
                new HashSet<>(sizes.filter(size -> size._2() > most).keys().collect());
        sizes.unpersist();
        Broadcast<Set<Long>> left = spark.broadcast(crowded);
        return new Meeting(
                keys,
                others,
                fields,
                extent.same(),
                left,
                sums[chosen],
                mine.filter(r -> !left.value().contains(r._1()))
                        .cogroup(theirs.filter(r -> !left.value().contains(r._1()))));
    }

    private static JavaPairRDD<Long, Written> byBlock(Keys keys, JavaRDD<Written> records) {
        return records.mapPartitionsToPair(some -> {
            PersonReader reader = new PersonReader();
            List<Tuple2<Long, Written>> all = new ArrayList<>();
            some.forEachRemaining(record -> {
                Person person = reader.read(record.text());
                for (int key = 0; key < keys.size(); key++) {
                    long value = keys.of(key, person);
                    if (value != 0) {
                        all.add(new Tuple2<>(Blocks.of(key, value), record));
                    }
                }
            });
            return all.iterator();
        });
    }

    private static JavaPairRDD<Long, Long> counts(JavaPairRDD<Long, Written> records) {
        return records.mapToPair(r -> new Tuple2<>(r._1(), 1L)).reduceByKey(Long::sum);
    }

    /** An iterator over what a function makes of each element, one after the other. */
    static <A, B> Iterator<B> each(Iterator<A> all, java.util.function.Function<A, List<B>> made) {
        return new Iterator<>() {
            private Iterator<B> now = List.<B>of().iterator();

            @Override
            public boolean hasNext() {
                while (!now.hasNext() && all.hasNext()) {
                    now = made.apply(all.next()).iterator();
                }
                return now.hasNext();
            }

            @Override
            public B next() {
                hasNext();
                return now.next();
            }
        };
    }
}
