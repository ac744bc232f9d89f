package org.wasl.monitoring.targets;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.monitoring.PlainNumber;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.PossibleDate;
import org.wasl.platform.vocabulary.CodeOf;

/**
 * What is to be reached in a period. The same record is told by the API and kept.
 *
 * @param from first day of the period
 * @param to last day of the period
 * @param governorate null for the whole country
 * @param responsibleId organization of the directory; null where it is everybody's
 */
@Schema(name = "PlanTargetLine")
@StoredForm("plan-target-line")
public record TargetLine(
        @NotNull @PossibleDate LocalDate from,
        @NotNull @PossibleDate LocalDate to,

        @Schema(nullable = true) @CodeOf(Vocabulary.GOVERNORATE)
        String governorate,

        @Schema(nullable = true) UUID responsibleId,

        @NotNull @Digits(integer = 15, fraction = 4) BigDecimal value) {
    public TargetLine {
        value = PlainNumber.of(value);
    }

    boolean isSameAs(TargetLine other) {
        return from.equals(other.from)
                && to.equals(other.to)
                && Objects.equals(governorate, other.governorate)
                && Objects.equals(responsibleId, other.responsibleId);
    }
}
