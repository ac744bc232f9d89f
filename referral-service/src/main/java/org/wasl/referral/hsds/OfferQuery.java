package org.wasl.referral.hsds;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.wasl.platform.value.JordanTime;

/** What narrows services, and services at their places. */
public class OfferQuery extends HsdsQuery {
    @QueryParam("taxonomy_term_id")
    @JsonProperty("taxonomy_term_id")
    String taxonomyTermId;

    @QueryParam("taxonomy_id")
    @JsonProperty("taxonomy_id")
    String taxonomyId;

    @QueryParam("organization_id")
    @JsonProperty("organization_id")
    String organizationId;

    @QueryParam("modified_after")
    @JsonProperty("modified_after")
    String modifiedAfter;

    @QueryParam("full")
    @JsonProperty("full")
    boolean full;

    @QueryParam("near")
    @JsonProperty("near")
    @Pattern(regexp = "-?[0-9]{1,2}([.][0-9]+)?,-?[0-9]{1,3}([.][0-9]+)?")
    @Parameter(description = "Beyond the standard: latitude and longitude, WGS 84.", example = "32.5556,35.85")
    String near;

    @QueryParam("radius")
    @JsonProperty("radius")
    @Min(1)
    @Max(1_000_000)
    @Parameter(description = "Beyond the standard: metres around `near`, 50000 where it is left out. Only with `near`.")
    Integer radius;

    @QueryParam("open_at")
    @JsonProperty("open_at")
    @Parameter(
            description =
                    "Beyond the standard: open at a time (RFC 3339) or on a day. Places of unknown hours are left out.",
            example = "2026-12-01T10:00:00+03:00")
    String openAt;

    @QueryParam("language")
    @JsonProperty("language")
    @Pattern(regexp = "[a-z]{2,3}")
    @Parameter(description = "Beyond the standard: a language that is spoken there, ISO 639.", example = "ar")
    String language;

    @QueryParam("accessibility")
    @JsonProperty("accessibility")
    @Parameter(
            description = "Beyond the standard: codes separated by commas, all of which hold.",
            example = "RAMP,LIFT")
    String accessibility;

    @QueryParam("eligible_for")
    @JsonProperty("eligible_for")
    @Size(max = 500)
    @Parameter(
            description =
                    "Beyond the standard: what is known of a person, separated by commas: age, sex, nationality, registration_document,"
                            + " governorate, specific_need, vulnerability_score. Services that a rule closes to the person are left out.",
            example = "age:9,sex:FEMALE,specific_need:DS-PM")
    String eligibleFor;

    @QueryParam("accepts_referrals")
    @JsonProperty("accepts_referrals")
    @Parameter(description = "Beyond the standard: whether referrals can be sent there.")
    Boolean acceptsReferrals;

    /** Metres. */
    int radius() {
        return radius == null ? 50_000 : radius;
    }

    @Override
    void requireTogether() {
        requireWith("radius", radius, "near", near);
    }

    /** A date-time of RFC 3339, or a day of Amman. */
    Instant modifiedSince() {
        try {
            return modifiedAfter == null ? null : JordanTime.since(modifiedAfter);
        } catch (DateTimeParseException e) {
            throw invalid("modified_after");
        }
    }
}
