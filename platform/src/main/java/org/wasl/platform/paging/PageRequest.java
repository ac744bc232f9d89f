package org.wasl.platform.paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** The parameters every list takes. */
public final class PageRequest {
    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(200)
    @Parameter(description = "Rows in a page, 1 to 200.", example = "50")
    int limit = 50;

    @QueryParam("cursor")
    @Parameter(description = "Opaque, from `next` of the page before; holds for the same filter and caller only.")
    String cursor;

    @QueryParam("count")
    @Parameter(description = "Whether `total` is wanted too. It costs a count of all rows.")
    boolean count;

    @QueryParam("updatedSince")
    @Parameter(
            description = "Only what changed at or after this time, oldest change first.",
            example = "2026-01-31T08:00:00+03:00")
    Instant updatedSince;

    public int limit() {
        return limit;
    }

    public boolean count() {
        return count;
    }

    /** A list in the order of a rank is neither counted nor read by its changes. */
    void requireRanked() {
        Problem problem = new Problem(CommonProblem.UNREADABLE_REQUEST);
        if (count) {
            problem.at("#count", "not-of-ranked-list");
        }
        if (updatedSince != null) {
            problem.at("#updatedSince", "not-of-ranked-list");
        }
        if (!problem.errors().isEmpty()) {
            throw problem;
        }
    }
}
