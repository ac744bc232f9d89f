package org.wasl.monitoring.indicator;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.wasl.contracts.code.AgeGrouping;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;

/** Which figures of an indicator are wanted: the same for reading and for exporting them. */
public class FigureQuery {
    static final String DESCRIPTION_OF_FRAMEWORK =
            "Code of a published plan, such as `NSPS`: the edition that has begun last. Or code and edition, as `NSPS:2025-2033`.";

    @QueryParam("from")
    @Parameter(description = "A day of the first period; where left out, twelve months before `to`.")
    LocalDate from;

    @QueryParam("to")
    @Parameter(description = "A day of the last period; today where left out.")
    LocalDate to;

    @QueryParam("period")
    @Parameter(description = "MONTH where left out.")
    IndicatorPeriod period;

    @QueryParam("by")
    @Parameter(description = "By what the figures are disaggregated: at most two, repeated.")
    List<IndicatorDimension> by;

    @QueryParam("ageGroups")
    @Parameter(
            description =
                    "Into which groups AGE_GROUP puts people; those of the framework, or UNHCR, where left out. Heads at sessions are counted by those of UNHCR alone.")
    AgeGrouping ageGroups;

    @QueryParam("framework")
    @Parameter(
            description = DESCRIPTION_OF_FRAMEWORK
                    + " With it figures by AGE_GROUP are by its age groups, where `ageGroups` says no others.")
    String framework;
}
