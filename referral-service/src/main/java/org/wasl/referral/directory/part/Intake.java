package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.AccessMode;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.ReferralPriority;

/**
 * How a service takes referrals at a place. Where it says nothing, the defaults of the installation hold.
 *
 * @param accessMode how people come to it
 * @param maxOpenReferrals it takes no further referral while so many are open, except emergencies
 * @param requiredFields what it must know of the person to serve them: a referral on a consent that opens less is not sent
 * @param deadlines by priority, its own times in place of the defaults
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "IntakePolicy")
public record Intake(
        @Schema(nullable = true) AccessMode accessMode,

        @Min(1) @Max(100_000) @Schema(nullable = true, examples = "40")
        Integer maxOpenReferrals,

        @Size(max = 6) @Schema(nullable = true) Set<@NotNull FieldGroup> requiredFields,
        @Schema(nullable = true) Map<@NotNull ReferralPriority, @NotNull @Valid Hours> deadlines) {

    public static final Intake NONE = new Intake(null, null, null, null);

    /**
     * Hours for each step, counted as the defaults of the priority are: for emergencies around the clock, else on working days (a working day has 24). Of an
     * emergency the shorter of the two holds.
     */
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
        static final Hours NONE = new Hours(null, null, null, null);
    }

    public Hours hours(ReferralPriority priority) {
        return deadlines == null ? Hours.NONE : deadlines.getOrDefault(priority, Hours.NONE);
    }

    /** What it must know of what is hidden from it. */
    public Set<FieldGroup> requiredOf(Set<FieldGroup> hidden) {
        return requiredFields == null
                ? Set.of()
                : hidden.stream().filter(requiredFields::contains).collect(Collectors.toUnmodifiableSet());
    }
}
