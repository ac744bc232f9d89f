package org.wasl.monitoring.indicator;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ConditionKind;

/**
 * What is asked of a fact before it counts.
 *
 * @param member of the fact, or of what it belongs to: {@code status}, {@code case.programme}, {@code person.sex}
 * @param values for IN and NOT_IN: codes of which the member has, or of a list contains, one; null for others
 * @param other for NOT_AFTER and AFTER: the time, or day, that the member is compared with; null for others
 * @param number for AT_LEAST and AT_MOST; null for others
 */
@Schema(name = "MeasureCondition")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
        @NotBlank @Size(max = 100) String member,
        @NotNull ConditionKind kind,

        @Schema(nullable = true) @Size(min = 1, max = 100) List<@NotBlank @Size(max = 100) String> values,

        @Schema(nullable = true) @Size(max = 100) String other,

        @Schema(nullable = true) @Digits(integer = 12, fraction = 4)
        BigDecimal number) {}
