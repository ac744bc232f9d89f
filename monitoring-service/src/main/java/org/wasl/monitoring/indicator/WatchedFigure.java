package org.wasl.monitoring.indicator;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;

/**
 * Which figure of an indicator is looked at each time that a period is over.
 *
 * @param period of which kind
 * @param dimension null for the whole, and so is the group
 * @param group its code
 */
@Embeddable
public record WatchedFigure(
        @Column(name = "indicator", updatable = false) String indicator,

        @Column(name = "period", updatable = false) @Enumerated(EnumType.STRING)
        IndicatorPeriod period,

        @Column(name = "dimension", updatable = false) @Enumerated(EnumType.STRING)
        IndicatorDimension dimension,

        @Column(name = "group_code", updatable = false) String group) {}
