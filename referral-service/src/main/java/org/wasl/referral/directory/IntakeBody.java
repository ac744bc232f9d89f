package org.wasl.referral.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.AccessMode;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.referral.directory.part.Intake;

/** How a service takes referrals at a place, as the API takes and shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "IntakePolicy")
public record IntakeBody(
        @Schema(nullable = true) AccessMode accessMode,

        @Min(1) @Max(100_000) @Schema(nullable = true, examples = "40")
        Integer maxOpenReferrals,

        @Size(max = 6) @Schema(nullable = true) Set<@NotNull FieldGroup> requiredFields,
        @Schema(nullable = true) Map<@NotNull ReferralPriority, @NotNull @Valid Hours> deadlines) {
    /** {@link Intake.Hours} as the API takes and shows them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "IntakeHours")
    public record Hours(
            @Min(1) @Max(720) @Schema(nullable = true, examples = "24")
            Integer acknowledge,

            @Min(1) @Max(720) @Schema(nullable = true, examples = "72")
            Integer decide,

            @Min(1) @Max(720) @Schema(nullable = true, examples = "72")
            Integer contact,

            @Min(1) @Max(4320) @Schema(nullable = true, examples = "720")
            Integer outcome) {
        private static Hours of(Intake.Hours hours) {
            return new Hours(hours.acknowledge(), hours.decide(), hours.contact(), hours.outcome());
        }

        private Intake.Hours value() {
            return new Intake.Hours(acknowledge, decide, contact, outcome);
        }
    }

    static IntakeBody of(Intake part) {
        return part == null
                ? null
                : new IntakeBody(
                        part.accessMode(),
                        part.maxOpenReferrals(),
                        part.requiredFields(),
                        byPriority(part.deadlines(), Hours::of));
    }

    Intake value() {
        return new Intake(accessMode, maxOpenReferrals, requiredFields, byPriority(deadlines, Hours::value));
    }

    private static <A, B> Map<ReferralPriority, B> byPriority(Map<ReferralPriority, A> all, Function<A, B> as) {
        if (all == null) {
            return null;
        }
        Map<ReferralPriority, B> each = new LinkedHashMap<>();
        all.forEach((priority, one) -> each.put(priority, as.apply(one)));
        return each;
    }
}
