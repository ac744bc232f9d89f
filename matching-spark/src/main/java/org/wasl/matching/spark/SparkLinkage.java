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
import org.wasl.matching.block.BlockingIndex;
import org.wasl.matching.block.BlockingKeys;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Field;
import org.wasl.matching.link.Linkage;
import org.wasl.matching.link.LinkageSize;
import org.wasl.matching.link.Pair;
import org.wasl.matching.link.Scorer;
import org.wasl.matching.model.ComparisonVectors;
import org.wasl.matching.model.Model;
import org.wasl.matching.model.TermFrequencies;
import org.wasl.matching.name.NameSynonyms;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;
import scala.Tuple2;

/**
 * Links two lists of records, or finds the duplicates in one, on Apache Spark: the same pairs with the same weights as {@link Linkage} on one machine. Records are
 * shuffled by their blocking keys and compared in their block. Only counts and the pairs found come back to the driver.
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
     * @param right null to find duplicates in the left
     * @param threshold the probability from which a pair is linked without a review
     * @return best first; the places of {@link Pair} are those of the records in their lists
     */
    public JavaRDD<Pair> link(JavaRDD<PersonText> left, JavaRDD<PersonText> right, double threshold, boolean oneToOne) {
        JavaRDD<IndexedRecord> here = placed(left);
        JavaRDD<IndexedRecord> there = right == null ? here : placed(right);
        LinkageSize size =
                new LinkageSize(Math.toIntExact(here.count()), Math.toIntExact(there.count()), right == null);
        TermFrequencies counted = counted(here);
        if (right != null) {
            counted.addAll(counted(there));
        }
        counted.complete();
        BlockingKeys keys = new BlockingKeys(others, counted.areNamesOnly());
        CandidatePairs candidates = candidates(keys, size, here, there);
        double part = LinkageSize.part(candidates.pairs());
        ComparisonVectors vectors = candidates.vectors(part);
        Model learned = size.training(fields, nonMatches(size, here, there), vectors, part, null, counted, oneToOne)
                .learn();
        Model model = oneToOne && !size.same() ? size.ofOneToOne(learned) : learned;
        Broadcast<Scorer> scorer = spark.broadcast(new Scorer(
                model, counted, threshold, size.areOtherNamesOtherPersons(model, counted), NameSynonyms.NONE));
        JavaRDD<Pair> pairs = candidates.scored(scorer).sortBy(Order::of, true, here.getNumPartitions());
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

    private static JavaRDD<IndexedRecord> placed(JavaRDD<PersonText> texts) {
        return texts.zipWithIndex()
                .map(record -> new IndexedRecord(Math.toIntExact(record._2()), record._1()))
                .persist(StorageLevel.MEMORY_AND_DISK());
    }

    private TermFrequencies counted(JavaRDD<IndexedRecord> records) {
        int texts = others;
        return records.mapPartitions(some -> {
                    PersonReader reader = new PersonReader();
                    TermFrequencies counts = new TermFrequencies(texts);
                    some.forEachRemaining(record -> counts.add(reader.read(record.text())));
                    return List.of(counts).iterator();
                })
                .treeReduce((one, other) -> {
                    one.addAll(other);
                    return one;
                });
    }

    private ComparisonVectors nonMatches(LinkageSize size, JavaRDD<IndexedRecord> here, JavaRDD<IndexedRecord> there) {
        int parts = here.getNumPartitions();
        List<Tuple2<Integer, Integer>> pairs = LongStream.of(size.nonMatches())
                .mapToObj(pair -> new Tuple2<>(LinkageSize.leftOf(pair), LinkageSize.rightOf(pair)))
                .toList();
        List<Field> compared = fields;
        int texts = others;
        JavaPairRDD<Integer, IndexedRecord> rights = there.mapToPair(r -> new Tuple2<>(r.place(), r));
        JavaPairRDD<Integer, IndexedRecord> lefts = here.mapToPair(r -> new Tuple2<>(r.place(), r));
        return spark.parallelizePairs(pairs, parts)
                .join(lefts)
                .mapToPair(met -> new Tuple2<>(met._2()._1(), met._2()._2()))
                .join(rights)
                .values()
                .mapPartitions(some -> {
                    PersonReader reader = new PersonReader();
                    Comparison comparison = new Comparison(texts);
                    ComparisonVectors vectors = new ComparisonVectors(compared);
                    some.forEachRemaining(two -> vectors.add(comparison.levels(
                            reader.read(two._1().text()), reader.read(two._2().text()))));
                    return List.of(vectors).iterator();
                })
                .fold(new ComparisonVectors(fields), SparkLinkage::together);
    }

    private static ComparisonVectors together(ComparisonVectors one, ComparisonVectors other) {
        one.addAll(other);
        return one;
    }

    /** Groups the records by blocking key, without the oversized blocks. */
    private CandidatePairs candidates(
            BlockingKeys keys, LinkageSize size, JavaRDD<IndexedRecord> here, JavaRDD<IndexedRecord> there) {
        JavaPairRDD<Long, IndexedRecord> mine = byBlock(keys, here);
        JavaPairRDD<Long, IndexedRecord> theirs = size.same() ? mine : byBlock(keys, there);
        JavaPairRDD<Long, Long> sizes = size.same()
                ? counts(mine).mapValues(n -> n.pairs(n, true))
                : counts(mine).join(counts(theirs)).mapValues(two -> two._1().pairs(two._2(), false));
        sizes.persist(StorageLevel.MEMORY_AND_DISK());
        int limits = BlockingIndex.MOST_PAIRS.size();
        long[] sums = sizes.values()
                .aggregate(
                        new long[limits],
                        (all, some) -> {
                            BlockingIndex.add(all, some);
                            return all;
                        },
                        (one, other) -> {
                            for (int i = 0; i < limits; i++) {
                                one[i] += other[i];
                            }
                            return one;
                        });
        int chosen = BlockingIndex.affordable(sums, size.records());
        long most = BlockingIndex.MOST_PAIRS.get(chosen);
        Set<Long> oversized =
                new HashSet<>(sizes.filter(block -> block._2() > most).keys().collect());
        sizes.unpersist();
        Broadcast<Set<Long>> left = spark.broadcast(oversized);
        return new CandidatePairs(
                keys,
                others,
                fields,
                size.same(),
                left,
                sums[chosen],
                mine.filter(r -> !left.value().contains(r._1()))
                        .cogroup(theirs.filter(r -> !left.value().contains(r._1()))));
    }

    private static JavaPairRDD<Long, IndexedRecord> byBlock(BlockingKeys keys, JavaRDD<IndexedRecord> records) {
        return records.mapPartitionsToPair(some -> {
            PersonReader reader = new PersonReader();
            List<Tuple2<Long, IndexedRecord>> all = new ArrayList<>();
            some.forEachRemaining(record -> {
                Person person = reader.read(record.text());
                for (int key = 0; key < keys.size(); key++) {
                    long value = keys.of(key, person);
                    if (value != 0) {
                        boolean apart = keys.isOfNames(key) && !person.hasNameOnly();
                        all.add(new Tuple2<>(
                                BlockingIndex.of(key, value), new IndexedRecord(record.place(), record.text(), apart)));
                    }
                }
            });
            return all.iterator();
        });
    }

    /**
     * The size of a block.
     *
     * @param names how many of its records do not make pairs with each other, because the block is of a key for records with names only
     */
    private record BlockSize(long records, long names) implements Serializable {
        BlockSize plus(BlockSize more) {
            return new BlockSize(records + more.records, names + more.names);
        }

        long pairs(BlockSize with, boolean same) {
            return BlockingIndex.pairs(same, records, with.records) - BlockingIndex.pairs(same, names, with.names);
        }
    }

    private static JavaPairRDD<Long, BlockSize> counts(JavaPairRDD<Long, IndexedRecord> records) {
        return records.mapValues(r -> new BlockSize(1, r.staysApart() ? 1 : 0)).reduceByKey(BlockSize::plus);
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
