package org.wasl.referral.metrics;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ServiceType;

/**
 * Metrics of the referrals of one group that were sent in a period, to or by the caller's organization.
 * Referrals that the caller may not know of are not counted.
 *
 * @param providerId null where it is no group; the recipient's organization
 * @param governorate of the place of the service, ISO 3166-2
 * @param noAnswerShare expired, or past the time for a decision, without one
 * @param reReferred how many were sent once more, elsewhere
 * @param confirmedShare of those that were completed and the person was asked, who said that they received it; null for the recipient
 */
@Schema(name = "ReferralMetrics")
public record Metrics(
        @Schema(nullable = true) UUID providerId,
        @Schema(nullable = true) ServiceType serviceType,
        @Schema(nullable = true) ReferralPriority priority,
        @Schema(nullable = true, examples = "JO-IR") String governorate,
        long sent,
        long accepted,
        long declined,
        long completed,
        long failed,
        long reReferred,
        @Schema(nullable = true) Double noAnswerShare,
        @Schema(nullable = true) Double confirmedShare,
        @Schema(nullable = true) StepTime acknowledge,
        @Schema(nullable = true) StepTime decide,
        @Schema(nullable = true) StepTime contact,
        @Schema(nullable = true) StepTime outcome,
        List<Reason> reasons) {

    /**
     * @param onTimeShare of those that were taken or are overdue
     * @param medianHours of those that were taken
     */
    @Schema(name = "StepTime")
    public record StepTime(
            @Schema(nullable = true) Double onTimeShare,
            @Schema(nullable = true) Double medianHours,
            @Schema(nullable = true) Double p90Hours) {}

    /** @param step decline, fail or cancel */
    @Schema(name = "MetricsReason")
    public record Reason(String step, String code, long count) {}

    /** What referrals are put together by; each null where it is none. */
    record Group(UUID providerId, ServiceType serviceType, ReferralPriority priority, String governorate) {}
}
