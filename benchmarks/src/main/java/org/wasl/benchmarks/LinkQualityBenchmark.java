package org.wasl.benchmarks;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.wasl.matching.testing.InventedFamilies;
import org.wasl.matching.testing.InventedFamilies.Column;
import org.wasl.matching.testing.LinkQuality;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The default decisions on invented families, with and without columns: what is right, what is lost, and whom it takes for one person. */
@Command(
        name = "link-quality",
        description =
                "Links invented families with twins, namesakes and telephones used again, with and without columns, at default settings; a table in Markdown.")
final class LinkQualityBenchmark implements Callable<Integer> {
    private static final Set<Column> NAMES = EnumSet.of(Column.FATHER, Column.GRANDFATHER);
    private static final int ENOUGH_FOR_A_TENTH = 100;

    @Option(names = "--records", defaultValue = "4000", description = "In each list.")
    private int records;

    @Option(names = "--seeds", defaultValue = "1,2,3,4,5", split = ",", description = "A pair of lists for each.")
    private long[] seeds;

    /** What was measured of all seeds together. */
    private static final class Sum {
        private double f1;
        private double precision;
        private double recall;
        private double reviewed;
        private long family;
        private double worstTenth;

        void add(LinkQuality quality, int of) {
            f1 += quality.f1() / of;
            precision += quality.precision() / of;
            recall += quality.recall() / of;
            reviewed += quality.reviewedShare() / of;
            family += quality.family();
            worstTenth = Math.max(worstTenth, quality.worstTenth(ENOUGH_FOR_A_TENTH));
        }
    }

    @Override
    public Integer call() {
        System.out.printf("%,d records in each list, seeds %s%n%n", records, Arrays.toString(seeds));
        System.out.println(
                "| set | | F1 | precision | recall | true pairs for review | linked, given names do not sound"
                        + " equal | furthest tenth |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        sets().forEach((set, columns) -> {
            row(set, columns, false);
            row(set, columns, true);
        });
        return 0;
    }

    private static Map<String, Set<Column>> sets() {
        Map<String, Set<Column>> sets = new LinkedHashMap<>();
        sets.put("all columns", EnumSet.allOf(Column.class));
        sets.put("no telephone", without(Column.PHONE));
        sets.put("no number", without(Column.NATIONAL_ID));
        sets.put("no telephone, number or place", without(Column.PHONE, Column.NATIONAL_ID, Column.LOCALITY));
        sets.put("names", NAMES);
        EnumSet<Column> namesAndSex = EnumSet.copyOf(NAMES);
        namesAndSex.add(Column.SEX);
        sets.put("names and sex", namesAndSex);
        return sets;
    }

    private static Set<Column> without(Column... left) {
        EnumSet<Column> kept = EnumSet.allOf(Column.class);
        for (Column column : left) {
            kept.remove(column);
        }
        return kept;
    }

    private void row(String set, Set<Column> columns, boolean oneToOne) {
        Sum sum = new Sum();
        for (long seed : seeds) {
            InventedFamilies.Lists lists =
                    new InventedFamilies(seed).with(columns).twoLists(records);
            sum.add(LinkQuality.of(lists, oneToOne), seeds.length);
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.3f | %.3f | %.3f | %.3f | %d | %.2f |%n",
                set,
                oneToOne ? "one to one" : "pairs",
                sum.f1,
                sum.precision,
                sum.recall,
                sum.reviewed,
                sum.family,
                sum.worstTenth);
    }
}
