package org.wasl.monitoring.warning;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Thresholds, for everybody who may ask. */
@ApplicationScoped
class IndicatorThresholds extends Aggregates<IndicatorThreshold> {
    @Override
    public Filter<IndicatorThreshold> visibleTo(Caller caller) {
        return Filter.of(IndicatorThreshold.class);
    }

    /** Those that were not compared with this publication. */
    List<IndicatorThreshold> dueAt(Instant publishedAt) {
        return list("active and (comparedWith is null or comparedWith < ?1) order by id", publishedAt);
    }
}
