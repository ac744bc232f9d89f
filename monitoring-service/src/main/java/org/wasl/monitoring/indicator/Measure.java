package org.wasl.monitoring.indicator;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.MeasureKind;
import org.wasl.platform.stored.StoredForm;

/**
 * A number that is made of facts.
 *
 * @param fact what is counted: {@code case}, {@code follow-up}, {@code case-state}
 * @param at the time, or day, by which a fact falls into a period
 * @param until the time, or day, at which it is over: with it the facts that are not over at the end of the period are taken, and not those that fall into it; null
 *     where a flow is counted
 * @param member for SUM and MEAN: the number of each fact; null for others
 * @param from for HOURS: where they begin; null for others
 * @param to for HOURS: where they end; null for others
 * @param percentile for HOURS: between 0 and 1; null for the median, and for others
 * @param ahead whether facts count, too, whose time is still to come; null where not
 * @param where what is asked of each fact; null where all count
 */
@Schema(name = "Measure")
@StoredForm("measure")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Measure(
        @NotNull MeasureKind kind,
        @NotBlank @Size(max = 40) String fact,
        @NotBlank @Size(max = 100) String at,

        @Schema(nullable = true) @Size(max = 100) String until,

        @Schema(nullable = true) @Size(max = 100) String member,

        @Schema(nullable = true) @Size(max = 100) String from,

        @Schema(nullable = true) @Size(max = 100) String to,

        @Schema(nullable = true) @DecimalMin("0") @DecimalMax("1")
        Double percentile,

        @Schema(nullable = true) Boolean ahead,

        @Schema(nullable = true) @Size(max = 20) List<@Valid @NotNull Condition> where) {
    private static final double MEDIAN = 0.5;

    List<Condition> conditions() {
        return where == null ? List.of() : where;
    }

    double percentileOrMedian() {
        return percentile == null ? MEDIAN : percentile;
    }

    /** Of which there are none where no fact is taken; of hours and means there is no figure then. */
    boolean countsNothingAsZero() {
        return kind == MeasureKind.RECORDS || kind == MeasureKind.PERSONS || kind == MeasureKind.SUM;
    }

    boolean looksAhead() {
        return Boolean.TRUE.equals(ahead);
    }

    boolean countsStock() {
        return until != null;
    }
}
