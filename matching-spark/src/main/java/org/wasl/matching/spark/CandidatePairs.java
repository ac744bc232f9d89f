package org.wasl.matching.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.wasl.matching.block.BlockingIndex;
import org.wasl.matching.block.BlockingKeys;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Field;
import org.wasl.matching.link.LinkageSize;
import org.wasl.matching.link.Pair;
import org.wasl.matching.link.Scorer;
import org.wasl.matching.model.ComparisonVectors;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import scala.Tuple2;

/**
 * The candidate pairs, block by block; each pair is compared once, under the first key that both records have.
 *
 * @param oversized the blocks that are left out
 * @param pairs the upper bound of the number of pairs
 */
record CandidatePairs(
        BlockingKeys keys,
        int others,
        List<Field> fields,
        boolean same,
        Broadcast<Set<Long>> oversized,
        long pairs,
        JavaPairRDD<Long, Tuple2<Iterable<IndexedRecord>, Iterable<IndexedRecord>>> blocks) {

    private interface Taker {
        void take(Known one, Known other);
    }

    /** A record with its blocks. */
    private record Known(int place, Person person, long[] blocks, boolean staysApart) {}

    /** The comparison vectors of the sampled pairs. */
    ComparisonVectors vectors(double part) {
        BlockComparison parts = new BlockComparison(keys, others, same, oversized);
        List<Field> compared = fields;
        return blocks.mapPartitions(some -> {
                    Comparison comparison = new Comparison(parts.others);
                    ComparisonVectors vectors = new ComparisonVectors(compared);
                    PersonReader reader = new PersonReader();
                    some.forEachRemaining(block -> parts.each(
                            block,
                            reader,
                            (one, other) -> LinkageSize.isSampled(part, one, other),
                            (one, other) -> vectors.add(comparison.levels(one.person(), other.person()))));
                    return List.of(vectors).iterator();
                })
                .fold(new ComparisonVectors(fields), (one, other) -> {
                    one.addAll(other);
                    return one;
                });
    }

    /** The pairs that are no non-matches. */
    JavaRDD<Pair> scored(Broadcast<Scorer> scorer) {
        BlockComparison parts = new BlockComparison(keys, others, same, oversized);
        return blocks.mapPartitions(some -> {
            Comparison comparison = scorer.value().comparison();
            PersonReader reader = new PersonReader();
            return SparkLinkage.each(some, block -> {
                List<Pair> found = new ArrayList<>();
                parts.each(block, reader, (one, other) -> true, (one, other) -> {
                    Pair pair =
                            scorer.value().score(comparison, one.place(), one.person(), other.place(), other.person());
                    if (pair != null) {
                        found.add(pair);
                    }
                });
                return found;
            });
        });
    }

    /** What is sent to the machines that compare. */
    private record BlockComparison(BlockingKeys keys, int others, boolean same, Broadcast<Set<Long>> oversized)
            implements Serializable {
        void each(
                Tuple2<Long, Tuple2<Iterable<IndexedRecord>, Iterable<IndexedRecord>>> block,
                PersonReader reader,
                BlockingIndex.PairFilter filter,
                Taker taker) {
            List<Known> mine = known(block._2()._1(), reader);
            List<Known> theirs = same ? mine : known(block._2()._2(), reader);
            for (int i = 0; i < mine.size(); i++) {
                for (int j = same ? i + 1 : 0; j < theirs.size(); j++) {
                    Known one = mine.get(i);
                    Known other = theirs.get(j);
                    boolean apart = one.staysApart() && other.staysApart();
                    if (!apart && filter.accepts(one.place(), other.place()) && isFirst(block._1(), one, other)) {
                        taker.take(one, other);
                    }
                }
            }
        }

        private List<Known> known(Iterable<IndexedRecord> records, PersonReader reader) {
            List<Known> all = new ArrayList<>();
            records.forEach(record -> {
                Person person = reader.read(record.text());
                long[] blocks = new long[keys.size()];
                for (int key = 0; key < blocks.length; key++) {
                    blocks[key] = keys.of(key, person);
                }
                all.add(new Known(record.place(), person, blocks, record.staysApart()));
            });
            all.sort((one, other) -> Integer.compare(one.place(), other.place()));
            return all;
        }

        private boolean isFirst(long block, Known one, Known other) {
            for (int key = 0; key < one.blocks().length; key++) {
                long value = one.blocks()[key];
                if (value != 0 && value == other.blocks()[key]) {
                    long met = BlockingIndex.of(key, value);
                    if (met == block) {
                        return true;
                    }
                    if (!oversized.value().contains(met)) {
                        return false;
                    }
                }
            }
            return false; // only the first bits of a key are the same
        }
    }
}
