package org.wasl.monitoring.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.wasl.contracts.code.IndicatorUnit;
import org.wasl.contracts.code.MeasureKind;
import org.wasl.monitoring.fact.Publication;
import org.wasl.monitoring.indicator.Contents.Part;
import org.wasl.monitoring.indicator.Figures.Figure;
import org.wasl.platform.crypto.Keys;

/**
 * Makes of exact figures those that everybody may read who may read figures (ADR 60). A count under five is not told; every other one is told as a multiple of five,
 * by a chance that is the same whenever the same records of the same publication are counted by the same groups. So no figure is the difference of two others, whichever are compared.
 */
@ApplicationScoped
class DisclosureControl {
    /** Counts are told in steps of it, and none below it. */
    static final int BASE = 5;
    /** A share, or a mean per something, of fewer says more about the rounding than about them. */
    static final int SMALLEST_DENOMINATOR = 20;

    private static final MathContext TOLD_DIGITS = new MathContext(2);

    private final Keys keys;

    @Inject
    DisclosureControl(Keys keys) {
        this.keys = keys;
    }

    /** @param below null where the indicator has no denominator, or nothing is in it */
    Figure protect(FigureTable table, Publication publication, Cell cell, Contents above, Contents below) {
        Indicator indicator = table.indicator();
        Double numerator = told(indicator.numerator(), table, publication, cell, above);
        if (indicator.denominator() == null) {
            return new Figure(cell, numerator, numerator, null);
        }
        Double denominator = told(indicator.denominator(), table, publication, cell, below);
        boolean both = numerator != null && denominator != null && denominator >= SMALLEST_DENOMINATOR;
        return new Figure(
                cell, both ? rounded(ratio(indicator, numerator, denominator)) : null, numerator, denominator);
    }

    /** Of two rounded numbers a part may be more than the whole. */
    private static double ratio(Indicator indicator, double numerator, double denominator) {
        return indicator.value(
                indicator.unit() == IndicatorUnit.PERCENT ? Math.min(numerator, denominator) : numerator, denominator);
    }

    private static Double rounded(double value) {
        return BigDecimal.valueOf(value).round(TOLD_DIGITS).doubleValue();
    }

    /** Null where it is not told. */
    private Double told(Measure measure, FigureTable table, Publication publication, Cell cell, Contents contents) {
        if (contents == null) {
            return null;
        }
        CountedFact fact = CountedFact.named(measure.fact()).orElseThrow();
        if (fact.isPublic()) {
            return contents.whole().number();
        }
        Part taken = withoutFewOfOthers(contents, fact.isOfGroups());
        if (!fact.isOfGroups() && taken.records() < fewest(measure)) {
            return null;
        }
        return switch (measure.kind()) {
            case RECORDS, PERSONS, SUM -> stepped(label(measure, table, cell), drawnAnew(table, publication), taken);
            case MEAN, HOURS -> rounded(taken.number());
        };
    }

    /** So that a percentile is no single record's: five on either side of it. */
    private static double fewest(Measure measure) {
        if (measure.kind() != MeasureKind.HOURS) {
            return BASE;
        }
        double side = Math.min(measure.percentileOrMedian(), 1 - measure.percentileOrMedian());
        return BASE / side;
    }

    /** What the others have together is left out where it is so little that the agency with the most would know it. Whether there is anything is not told either. */
    private static Part withoutFewOfOthers(Contents contents, boolean ofGroups) {
        Part whole = contents.whole();
        Part taken = whole;
        for (Part part : contents.largest().values()) {
            boolean few = isFew(whole.number() - part.number()) || !ofGroups && isFew(whole.records() - part.records());
            if (few && part.records() <= taken.records()) {
                taken = part;
            }
        }
        return taken;
    }

    private static boolean isFew(double count) {
        return count > 0 && count < BASE;
    }

    /** The same cell, in whatever order its groups were asked for, and another one in each year and kind of periods: no draw is found by comparing many figures. */
    private static String label(Measure measure, FigureTable table, Cell cell) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < table.by().size(); i++) {
            groups.add(table.by().get(i) + "=" + cell.groups().get(i));
        }
        Collections.sort(groups);
        int year = table.periods().all().get(cell.period()).from().getYear();
        return String.join(
                "|", measure.toString(), groups.toString(), table.period().name(), String.valueOf(year));
    }

    /** By groups, all cells are drawn anew as soon as anything is another one in the publication: else those that hold what is new would move, and no others. */
    private static String drawnAnew(FigureTable table, Publication publication) {
        return table.by().isEmpty() ? "" : publication.content();
    }

    private Double stepped(String label, String anew, Part taken) {
        int shift =
                draw("groups", label) + draw("records", label + "|" + taken.set() + "|" + taken.number() + "|" + anew);
        double steps = Math.floor((taken.number() + shift - BASE / 2) / BASE);
        return taken.number() < BASE || steps < 1 ? null : steps * BASE;
    }

    /**
     * Between 0 and 4. One is drawn for the groups and stays with them for a year: over many months it would be found by their mean otherwise what a group is that does
     * not change. One is drawn for the records and their publication: who knows most of them does not learn the rest, and who compares two publications does not see in which cells
     * something changed. With the oldest key, so that a new one in front draws nothing anew.
     */
    private int draw(String use, String of) {
        List<byte[]> macs = keys.macs("figures-" + use, of.getBytes(StandardCharsets.UTF_8));
        return Byte.toUnsignedInt(macs.get(macs.size() - 1)[0]) % BASE;
    }
}
