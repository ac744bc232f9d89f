package org.wasl.referral.hsds;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/**
 * What every list of HSDS takes, in the address or, of a POST, as members of a body. A list has a class of its own with the filters that act there; any other
 * parameter is refused.
 */
@Schema(name = "HsdsSearch")
public class HsdsQuery {
    /** No record has it: what an id that is none finds. */
    private static final UUID NOTHING = new UUID(0, 0);

    @QueryParam("search")
    @JsonProperty("search")
    @Size(max = 200)
    @Parameter(description = "Words, in Arabic or English.")
    String search;

    @QueryParam("page")
    @JsonProperty("page")
    @DefaultValue("1")
    @Min(1)
    @Max(100_000)
    @Parameter(description = "The number of the page. Lines of `ndjson` have no pages.")
    int page = 1;

    @QueryParam("per_page")
    @JsonProperty("per_page")
    @DefaultValue("50")
    @Min(1)
    @Max(500)
    @Parameter(description = "Records in a page.")
    int perPage = 50;

    @QueryParam("format")
    @JsonProperty("format")
    @Pattern(regexp = "json|ndjson")
    @Parameter(
            description =
                    "`json` is a page, `ndjson` all records, each a line. Goes before the header Accept, which chooses where it is left out.")
    String format;

    @Schema(hidden = true)
    private Set<String> inBody = Set.of();

    void saidInBody(Set<String> members) {
        inBody = members;
    }

    /** Where the caller has given a parameter. */
    String pointer(String parameter) {
        return (inBody.contains(parameter) ? "/" : "#") + parameter;
    }

    Problem invalid(String parameter) {
        return new Problem(CommonProblem.UNREADABLE_REQUEST).at(pointer(parameter), "invalid");
    }

    /** @return empty where the caller leaves it to the header Accept */
    Optional<Boolean> asksForLines() {
        return Optional.ofNullable(format).map("ndjson"::equals);
    }

    /** Refuses a parameter that does nothing without another one. */
    void requireTogether() {}

    /** @param needed the parameter without which {@code given} does nothing */
    void requireWith(String given, Object value, String needed, Object other) {
        if (value != null && other == null) {
            throw new Problem(CommonProblem.UNREADABLE_REQUEST)
                    .at(pointer(given), "not-alone")
                    .at(pointer(needed), "not-null");
        }
    }

    /** An id that is no UUID names nothing, and nothing is found by it. */
    static UUID id(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return NOTHING;
        }
    }
}
