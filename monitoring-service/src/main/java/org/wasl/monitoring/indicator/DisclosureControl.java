package org.wasl.monitoring.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import org.wasl.contracts.code.IndicatorUnit;
import org.wasl.monitoring.indicator.Contents.Part;
import org.wasl.monitoring.indicator.Figures.Figure;
import org.wasl.platform.crypto.Keys;

/**
 * Makes of exact figures those that everybody may read who may read figures (ADR 60). A count under five is not told; every other one is told as a multiple of five,
 * by a chance that is the same whenever the same records are counted by the same groups. So no figure is the difference of two others, whichever are compared.
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
    Figure protect(Indicator indicator, Cell cell, Contents above, Contents below) {
        Double numerator = told(indicator.numerator(), cell, above);
        if (indicator.denominator() == null) {
            return new Figure(cell, numerator, numerator, null);
        }
        Double denominator = told(indicator.denominator(), cell, below);
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
    private Double told(Measure measure, Cell cell, Contents contents) {
        if (contents == null) {
            return null;
        }
        CountedFact fact = CountedFact.named(measure.fact()).orElseThrow();
        if (fact.isPublic()) {
            return contents.whole().number();
        }
        return switch (measure.kind()) {
            case RECORDS, PERSONS -> stepped(measure, cell, contents);
            case SUM -> fact.isOfGroups() || isOfEnough(contents) ? stepped(measure, cell, contents) : null;
            case MEAN, HOURS -> isOfEnough(contents) ? rounded(contents.whole().number()) : null;
        };
    }

    /** Also without the agency that has the most of them: it knows its own. */
    private static boolean isOfEnough(Contents contents) {
        long records = contents.whole().records();
        return records >= BASE
                && contents.largest().values().stream().noneMatch(part -> isFew(records - part.records()));
    }

    /** What the others have together is left out where it is so little that the agency with the most would know it. */
    private static Part withoutFewOfOthers(Contents contents) {
        Part taken = contents.whole();
        for (Part part : contents.largest().values()) {
            if (isFew(taken.number() - part.number())) {
                taken = part;
            }
        }
        return taken;
    }

    private static boolean isFew(double count) {
        return count > 0 && count < BASE;
    }

    private Double stepped(Measure measure, Cell cell, Contents contents) {
        Part taken = withoutFewOfOthers(contents);
        int shift = draw("groups", measure + "|" + cell.groups()) + draw("records", taken.set() + "|" + taken.number());
        double steps = Math.floor((taken.number() + shift - BASE / 2) / BASE);
        return taken.number() < BASE || steps < 1 ? null : steps * BASE;
    }

    /**
     * Between 0 and 4. One is drawn for the groups and stays with them: over many days it would be found by their mean otherwise what a group is that does not
     * change. One is drawn for the records: who knows most of them does not learn the rest.
     */
    private int draw(String use, String of) {
        byte[] mac = keys.mac("figures-" + use, of.getBytes(StandardCharsets.UTF_8));
        return Byte.toUnsignedInt(mac[0]) % BASE;
    }
}
