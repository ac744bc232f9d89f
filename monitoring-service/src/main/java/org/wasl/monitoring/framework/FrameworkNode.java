package org.wasl.monitoring.framework;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.PlanNodeKind;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.LocalizedText;

/**
 * A part of a plan. The same record is told by the API and kept: a plan is data.
 *
 * @param under codes of the nodes that it is a part of; several where it stands in a component and in a sector; null, or none, at the top
 * @param confirmed whether its source says so; else it is marked as to be confirmed
 */
@Schema(name = "PlanNode")
@StoredForm("plan-node")
public record FrameworkNode(
        @NotNull @Pattern(regexp = FrameworkNode.CODE) String code,
        @NotNull PlanNodeKind kind,
        @NotNull @Valid LocalizedText title,

        @Schema(nullable = true) @Size(max = 5) List<@NotNull @Pattern(regexp = FrameworkNode.CODE) String> under,

        @NotNull Boolean confirmed,
        @NotBlank @Size(max = 500) @CleanText String source,

        @Schema(nullable = true) @Size(max = 50) List<@Valid @NotNull FrameworkIndicator> indicators) {
    public static final String CODE = "[A-Z][A-Z0-9_-]{0,39}";

    /** None and null say the same. */
    public FrameworkNode {
        under = under == null ? List.of() : under;
        indicators = indicators == null ? List.of() : indicators;
    }

    /** Whether it is the same kind of part at the same place: money and figures are summed by that. */
    boolean isPlacedLike(FrameworkNode other) {
        return kind == other.kind && Set.copyOf(under).equals(Set.copyOf(other.under));
    }
}
