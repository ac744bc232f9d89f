package org.wasl.monitoring.framework;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.AgeGrouping;
import org.wasl.contracts.code.PlanFrameworkStatus;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.LocalizedText;
import org.wasl.platform.value.PossibleDate;

/**
 * A plan as one document.
 *
 * @param from its first day
 * @param to its last day
 * @param confirmed whether its source says all that is said here of the plan itself
 * @param ageGroups into which groups it puts people by age; null where it does not say
 */
@Schema(name = "PlanFrameworkBody")
public record FrameworkBody(
        @NotNull @Valid LocalizedText title,
        @NotNull @PossibleDate LocalDate from,
        @NotNull @PossibleDate LocalDate to,
        @NotNull PlanFrameworkStatus status,
        @NotNull Boolean confirmed,
        @NotBlank @Size(max = 500) @CleanText String source,
        @Schema(nullable = true) AgeGrouping ageGroups,
        @NotEmpty @Size(max = 500) List<@Valid @NotNull FrameworkNode> nodes) {

    PlanFramework.Content toContent() {
        return new PlanFramework.Content(title, from, to, status, confirmed, source, ageGroups, nodes);
    }

    static FrameworkBody of(PlanFramework framework) {
        PlanFramework.Content known = framework.content();
        return new FrameworkBody(
                known.title(),
                known.from(),
                known.to(),
                known.status(),
                known.confirmed(),
                known.source(),
                known.ageGroups(),
                known.nodes());
    }
}
