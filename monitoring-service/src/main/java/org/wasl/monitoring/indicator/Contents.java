package org.wasl.monitoring.indicator;

import java.math.BigInteger;
import java.util.Map;
import org.wasl.contracts.code.IndicatorDimension;

/**
 * What the measure of a cell is made of.
 *
 * @param largest for each dimension by which agencies know their own part, that of the agency with the most records
 */
record Contents(Part whole, Map<IndicatorDimension, Part> largest) {
    /**
     * @param number the measure
     * @param records how many records, or persons, it is made of
     * @param set the same for the same records, whatever they are grouped by
     */
    record Part(double number, long records, BigInteger set) {}
}
