package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
public record Intake(
        AccessMode accessMode,
        Integer maxOpenReferrals,
        Set<FieldGroup> requiredFields,
        Map<ReferralPriority, Hours> deadlines) {

    public static final Intake NONE = new Intake(null, null, null, null);

    /**
     * Hours for each step, counted as the defaults of the priority are: for emergencies around the clock, else on working days (a working day has 24). Of an
     * emergency the shorter of the two holds.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hours(Integer acknowledge, Integer decide, Integer contact, Integer outcome) {
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
