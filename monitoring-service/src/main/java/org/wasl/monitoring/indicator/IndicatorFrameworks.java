package org.wasl.monitoring.indicator;

/** What plans call the indicators that compute theirs. The mapping stands in each plan, and nowhere else. */
public interface IndicatorFrameworks {
    /**
     * @param name code of a plan, or code and edition with a colon between them
     * @return refused at the parameter {@code framework} where no plan is published by that name
     */
    IndicatorFramework get(String name);

    /**
     * @param name null where none is asked for, as the answer is then
     * @return refused where the plan does not have the indicator
     */
    default IndicatorFramework.Naming naming(String indicator, String name) {
        return name == null ? null : get(name).requireNaming(indicator);
    }
}
