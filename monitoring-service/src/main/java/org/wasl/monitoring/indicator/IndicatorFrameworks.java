package org.wasl.monitoring.indicator;

/** What plans call the indicators that compute theirs. The mapping stands in each plan, and nowhere else. */
public interface IndicatorFrameworks {
    String PARAMETER = "#framework";

    /**
     * @param name code of a plan, or code and edition with a colon between them
     * @param pointer where the name stands in the request
     * @return refused there where no plan is published by that name
     */
    IndicatorFramework get(String name, String pointer);

    /**
     * @param name the parameter {@code framework}; null where none is asked for, as the answer is then
     * @return refused where the plan does not have the indicator
     */
    default IndicatorFramework.Naming naming(String indicator, String name) {
        return name == null ? null : get(name, PARAMETER).requireNaming(indicator, PARAMETER);
    }
}
