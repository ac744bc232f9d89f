package org.wasl.monitoring.indicator;

import java.util.List;

/**
 * A place in the table of an indicator.
 *
 * @param period its place among the periods
 * @param groups a code for each dimension
 */
public record Cell(int period, List<String> groups) {}
