package org.wasl.monitoring.report;

import java.math.BigDecimal;
import java.time.Instant;
import org.wasl.contracts.code.IndicatorUnit;
import org.wasl.contracts.code.PlanFigureState;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.LocalizedText;

/**
 * What a report says of one indicator of its plan, kept as it was.
 *
 * @param node code of the part of the plan
 * @param indicator code of the indicator in the plan
 * @param computedBy code of the indicator that computes it; null where it is entered by hand
 * @param value null where the state is none with a figure
 * @param computedTo when the facts were published that it was counted from; null where it was not computed
 * @param target null where none is set for this period
 */
@StoredForm("plan-report-line")
record ReportLine(
        String node,
        String indicator,
        LocalizedText title,
        IndicatorUnit unit,
        boolean higherIsBetter,
        String computedBy,
        PlanFigureState state,
        BigDecimal value,
        String computedTo,
        BigDecimal target,
        String narrativeAr,
        String narrativeEn) {

    ReportLine with(ReportFigures.Figure figure) {
        return new ReportLine(
                node,
                indicator,
                title,
                unit,
                higherIsBetter,
                computedBy,
                figure.state(),
                figure.value(),
                figure.computedTo(),
                target,
                narrativeAr,
                narrativeEn);
    }

    ReportLine saying(String ar, String en) {
        return new ReportLine(
                node, indicator, title, unit, higherIsBetter, computedBy, state, value, computedTo, target, ar, en);
    }

    /** With what was written and counted in an earlier line of the same indicator. */
    ReportLine keeping(ReportLine before) {
        ReportLine said = saying(before.narrativeAr, before.narrativeEn);
        return isEntered() == before.isEntered()
                ? said.with(new ReportFigures.Figure(before.state, before.value, before.computedTo))
                : said;
    }

    boolean isEntered() {
        return computedBy == null;
    }

    /** Whether its figure is not of the whole period. */
    boolean isComputedBefore(Instant periodOver) {
        return state == PlanFigureState.NOT_YET
                || computedTo != null && Instant.parse(computedTo).isBefore(periodOver);
    }
}
