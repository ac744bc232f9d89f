package org.wasl.referral.hsds;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;

/** Every parameter of the HSDS API. One that a list does not know is passed over there, as the standard has it. */
public class HsdsQuery {
    /** No record has it: what an id that is none finds. */
    private static final UUID NOTHING = new UUID(0, 0);

    @QueryParam("search")
    @Size(max = 200)
    String search;

    @QueryParam("page")
    @DefaultValue("1")
    @Min(1)
    @Max(100_000)
    int page;

    @QueryParam("per_page")
    @DefaultValue("50")
    @Min(1)
    @Max(500)
    int perPage;

    @QueryParam("format")
    @DefaultValue("json")
    @Pattern(regexp = "json|ndjson")
    String format;

    @QueryParam("taxonomy_term_id")
    String taxonomyTermId;

    @QueryParam("taxonomy_id")
    String taxonomyId;

    @QueryParam("organization_id")
    String organizationId;

    @QueryParam("parent_id")
    String parentId;

    @QueryParam("modified_after")
    String modifiedAfter;

    @QueryParam("minimal")
    boolean minimal;

    @QueryParam("full")
    boolean full;

    @QueryParam("full_service")
    boolean fullService;

    @QueryParam("top_only")
    boolean topOnly;

    @QueryParam("postcode")
    @Size(max = 20)
    String postcode;

    @QueryParam("proximity")
    @Min(1)
    @Max(1_000_000)
    Integer proximity;

    @QueryParam("near")
    @Pattern(regexp = "-?[0-9]{1,2}([.][0-9]+)?,-?[0-9]{1,3}([.][0-9]+)?")
    @Parameter(description = "Beyond the standard: latitude and longitude, WGS 84.", example = "32.5556,35.85")
    String near;

    @QueryParam("radius")
    @DefaultValue("50000")
    @Min(1)
    @Max(1_000_000)
    @Parameter(description = "Beyond the standard: metres around `near`.")
    int radius;

    @QueryParam("open_at")
    @Parameter(
            description =
                    "Beyond the standard: open at a time (RFC 3339) or on a day. Places of unknown hours are left out.",
            example = "2026-12-01T10:00:00+03:00")
    String openAt;

    @QueryParam("language")
    @Pattern(regexp = "[a-z]{2,3}")
    @Parameter(description = "Beyond the standard: a language that is spoken there, ISO 639.", example = "ar")
    String language;

    @QueryParam("accessibility")
    @Parameter(description = "Beyond the standard: codes parted by commas, all of which hold.", example = "RAMP,LIFT")
    String accessibility;

    @QueryParam("eligible_for")
    @Size(max = 500)
    @Parameter(
            description =
                    "Beyond the standard: what is known of a person, parted by commas: age, sex, nationality, registration_document,"
                            + " governorate, specific_need, vulnerability_score. Services that a rule closes to the person are left out.",
            example = "age:9,sex:FEMALE,specific_need:DS-PM")
    String eligibleFor;

    @QueryParam("accepts_referrals")
    @Parameter(description = "Beyond the standard: whether referrals can be sent there.")
    Boolean acceptsReferrals;

    boolean isStream() {
        return format.equals("ndjson");
    }

    /** An id that is no UUID names nothing, and nothing is found by it. */
    static UUID id(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return NOTHING;
        }
    }

    /** A date-time of RFC 3339, or a day of Amman. */
    Instant modifiedSince() {
        try {
            return modifiedAfter == null ? null : JordanTime.since(modifiedAfter);
        } catch (DateTimeParseException e) {
            throw new Problem(CommonProblem.UNREADABLE_REQUEST).at("#modified_after", "invalid");
        }
    }
}
